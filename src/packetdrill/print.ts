/** Events written back in the script's own notation, for messages and for the round-trip test. */
import type {
  Expr,
  IcmpPacket,
  IpFields,
  ScriptCall,
  ScriptPacket,
  ScriptResult,
  ScriptSeq,
  ScriptTcpOption,
  ScriptTime,
  TcpOptions,
  TcpPacket,
} from './ast.ts';

export function printPacket(packet: ScriptPacket): string {
  const head = `${packet.direction} ${printIp(packet.ip)}`;
  switch (packet.protocol) {
    case 'tcp':
      return head + printTcp(packet);
    case 'udp':
      return `${head}udp (${packet.length})`;
    case 'icmp':
      return head + printIcmp(packet);
  }
}

function printIp(ip: IpFields): string {
  let text = '';
  if (ip.ecn !== undefined) text += `[${ip.ecn}] `;
  if (ip.tos !== undefined) text += `[tos 0x${ip.tos.toString(16).padStart(2, '0')}] `;
  if (ip.flowLabel !== undefined) text += `[flowlabel 0x${ip.flowLabel.toString(16)}] `;
  if (ip.ttl !== undefined) text += `(ttl ${ip.ttl}) `;
  return text;
}

function printSpan(start: ScriptSeq | undefined, length: number): string {
  if (start === undefined) return `...(${length})`;
  return `${start.value}:${start.value + length}(${length})${start.absolute ? '!' : ''}`;
}

function printTcp(packet: TcpPacket): string {
  let text = `${packet.flags === '' ? '-' : packet.flags} `;
  text += printSpan(packet.start, packet.length);
  if (packet.ack !== undefined) {
    text += ` ack ${packet.ack.value}${packet.ack.absolute ? '!' : ''}`;
  } else if (packet.direction === '>' && packet.flags.includes('.')) text += ' ack ...';
  if (packet.window !== undefined) text += ` win ${packet.window}`;
  if (packet.urgent !== undefined) text += ` urg ${packet.urgent}`;
  if (packet.badChecksum === true) text += ' bad_csum';
  const options = printOptions(packet.options);
  return options === '' ? text : `${text} ${options}`;
}

export function printOptions(options: TcpOptions): string {
  if (options === 'any') return '<...>';
  return options.length === 0 ? '' : `<${options.map(printOption).join(',')}>`;
}

function printOption(option: ScriptTcpOption): string {
  switch (option.kind) {
    case 'mss':
    case 'wscale':
      return `${option.kind} ${option.value}`;
    case 'sack':
      return ['sack', ...option.blocks.map(({ left, right }) => `${left}:${right}`)].join(' ');
    case 'TS':
      return `TS val ${option.val} ecr ${option.ecr}`;
    case 'FO':
    case 'FOEXP':
      return option.cookie === '' ? option.kind : `${option.kind} ${option.cookie}`;
    case 'md5':
      return `md5 ${option.digest}`;
    case 'ECN':
      return ['ECN', ...option.counters.map(({ name, value }) => `${name} ${value}`)].join(' ');
    case 'raw':
      return `0x${option.number.toString(16).padStart(2, '0')}:${option.bytes}`;
    default:
      return option.kind;
  }
}

function printIcmp(packet: IcmpPacket): string {
  let text = `icmp ${packet.type}`;
  if (packet.code !== '') text += ` ${packet.code}`;
  if (packet.mtu !== undefined) text += ` mtu ${packet.mtu}`;
  if (packet.quoted === undefined) return text;
  if ('udpLength' in packet.quoted) return `${text} [udp (${packet.quoted.udpLength})]`;
  return `${text} [${printSpan(packet.quoted.start, packet.quoted.length)}]`;
}

export function printCall(call: ScriptCall): string {
  return `${call.name}(${call.args.map(printExpr).join(', ')}) = ${printResult(call.result)}`;
}

export function printResult(result: ScriptResult): string {
  if (result.kind === 'any') return '?';
  if (result.kind === 'range') return `${result.from}...${result.to}`;
  const error = result.error === undefined ? '' : ` ${result.error}`;
  const note = result.note === undefined ? '' : ` (${result.note})`;
  return printExpr(result.value) + error + note;
}

export function printExpr(expr: Expr): string {
  switch (expr.kind) {
    case 'any':
      return '...';
    case 'number':
      return String(expr.value);
    case 'text':
      return JSON.stringify(expr.value);
    case 'name':
      return expr.name;
    case 'or':
      return expr.parts.map(printExpr).join('|');
    case 'list':
      return `[${expr.items.map(printExpr).join(', ')}]`;
    case 'struct':
      return `{${expr.fields.map(({ name, value }) => `${name}=${printExpr(value)}`).join(', ')}}`;
    case 'apply':
      return `${expr.name}(${expr.args.map(printExpr).join(', ')})`;
  }
}

export function printTime(time: ScriptTime): string {
  if (time.kind === 'any') return '*';
  const plus = time.relative ? '+' : '';
  if (time.kind === 'at') return plus + printSeconds(time.time);
  const [from, to] = [printSeconds(time.from), printSeconds(time.to)];
  return time.kind === 'range' ? `${plus}${from}~${plus}${to}` : `${plus}${from}...${to}`;
}

/** Microseconds as seconds, without zeros that say nothing. */
export function printSeconds(time: number): string {
  return String(Math.round(time) / 1_000_000);
}
