/**
 * What a script needs of a host that ours does not have, as far as its text tells: then it is a
 * skip from the start, and not a failure of the first packet that shows it.
 */
import type { ScriptEvent, ScriptPacket, TcpPacket } from './ast.ts';
import { Unsupported } from './errors.ts';
import { unknownCall } from './known-names.ts';
import { PLANNERS } from './planners.ts';

export function checkNeeds(events: readonly ScriptEvent[]): void {
  for (const event of events) {
    if (event.kind === 'call' && !Object.hasOwn(PLANNERS, event.call.name)) {
      throw unknownCall(event.line, event.call.name);
    }
    if (event.kind !== 'packet') continue;
    const need = needOf(event.packet);
    if (need !== undefined) throw new Unsupported(event.line, `needs ${need}`);
  }
}

function needOf(packet: ScriptPacket): string | undefined {
  if (packet.ip.flowLabel !== undefined) return 'IPv6 (a flow label)';
  // What arrives may ask for anything; only what the host must answer shows what it has to know.
  // But who asks with the experimental option wants to see it at work: the real one has replaced it.
  if (packet.protocol === 'tcp' && packet.options !== 'any') {
    if (packet.options.some(({ kind }) => kind === 'FOEXP')) return 'TCP fast open';
  }
  return packet.protocol === 'tcp' && packet.direction === '>' ? needOfSent(packet) : undefined;
}

function needOfSent({ flags, options }: TcpPacket): string | undefined {
  if (/[A0-7]/.test(flags)) return 'Accurate ECN';
  if (options === 'any') return undefined;
  for (const { kind } of options) {
    if (kind === 'FO' || kind === 'FOEXP') return 'TCP fast open';
    if (kind === 'ECN') return 'Accurate ECN';
    if (kind === 'md5') return 'TCP MD5 signatures (RFC 2385)';
  }
  return undefined;
}

/** Options that a script may name and nobody here reads or writes, with what they belong to. */
const FOREIGN_OPTIONS: readonly [RegExp, string][] = [
  [/^(mp_|mpcapable|dss|add_addr|remove_addr|rm_addr)/i, 'Multipath TCP'],
  [/^(ao|tcp_?ao)$/i, 'the TCP authentication option (RFC 5925)'],
  [/^(exp|tcpcrypt|eno)$/i, 'experimental TCP options'],
];

/** What an option belongs to that we do not have; undefined when nobody has it. */
export function needOfOption(name: string): string | undefined {
  return FOREIGN_OPTIONS.find(([pattern]) => pattern.test(name))?.[1];
}
