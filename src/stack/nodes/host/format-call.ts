/** Socket calls and their results as a C programmer writes them; the same in every language. */
import { formatIpv4 } from '../../core/addresses.ts';
import type { CallResult, ProgramCall, SocketType } from '../../sockets/calls.ts';

/** The arguments between the parentheses. */
export function formatArguments(call: ProgramCall): string {
  switch (call.name) {
    case 'socket':
      return formatSocket(call);
    case 'bind':
    case 'connect':
      return `${call.fd}, ${endpoint(call.address, call.port)}`;
    case 'listen':
      return `${call.fd}, ${call.backlog}`;
    case 'send':
      return `${call.fd}, ${quoted(call.data)}`;
    case 'sendto':
      return `${call.fd}, ${quoted(call.data)}, ${endpoint(call.address, call.port)}`;
    case 'recv':
    case 'recvfrom':
      return `${call.fd}, ${call.size}`;
    case 'shutdown':
      return `${call.fd}, SHUT_${call.how.toUpperCase()}`;
    case 'setsockopt':
      return `${call.fd}, ${call.option}, ${call.value}`;
    case 'getsockopt':
      return `${call.fd}, ${call.option}`;
    case 'setNonBlocking':
      return `${call.fd}, ${call.on ? 'on' : 'off'}`;
    default:
      return String(call.fd);
  }
}

const TYPES: Readonly<Record<SocketType, string>> = {
  stream: 'SOCK_STREAM',
  dgram: 'SOCK_DGRAM',
  icmp: 'ICMP',
  raw: 'SOCK_RAW',
  packet: 'AF_PACKET',
  route: 'AF_ROUTE',
};

function formatSocket(call: Extract<ProgramCall, { name: 'socket' }>): string {
  const protocol = 'protocol' in call ? call.protocol : undefined;
  if (call.type !== 'raw' && call.type !== 'packet') return TYPES[call.type];
  return `${TYPES[call.type]}, ${call.type === 'packet' ? hex(protocol ?? 0) : (protocol ?? 0)}`;
}

function hex(etherType: number): string {
  return `0x${etherType.toString(16).padStart(4, '0')}`;
}

export function formatResult(call: string, result: CallResult): string {
  if (result.error !== undefined) return `−1 ${result.error}`;
  if (result.text !== undefined) return result.text;
  if (call === 'accept' && result.address !== undefined) {
    return `${result.value}, ${endpoint(result.address, result.port ?? 0)}`;
  }
  const { value, data } = result;
  if (data !== undefined && value > 0 && data.length <= LONGEST_QUOTE) {
    return `${value} ${quoted(data)}`;
  }
  return bytesResult(value);
}

function endpoint(address: number, port: number): string {
  return `${address === 0 ? '*' : formatIpv4(address)}:${port}`;
}

const LONGEST_QUOTE = 24;

/** Short printable data in quotes; anything else by its size. */
function quoted(data: Uint8Array): string {
  if (data.length > LONGEST_QUOTE || data.some((byte) => byte < 32 || byte > 126)) {
    return bytesText(data.length);
  }
  return `"${String.fromCharCode(...data)}"`;
}

const SIZES = 2 ** 32;

/** The arguments of a recv as one number, and the text that says it. */
export function readKey(fd: number, size: number): number {
  return fd * SIZES + size;
}

export function readArguments(key: number): string {
  return `${Math.floor(key / SIZES)}, ${key % SIZES}`;
}

/** What a recv returned that got so many bytes, too many to quote: as C has it, their number. */
export function bytesResult(count: number): string {
  return String(count);
}

function bytesText(count: number): string {
  return `${count} bytes`;
}
