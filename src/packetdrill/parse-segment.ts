/** TCP segments in packetdrill's notation: `P. 1:101(100) ack 1 win 500 <options>`. */
import type { Direction, IpFields, ScriptSeq, TcpPacket } from './ast.ts';
import { Unsupported } from './errors.ts';
import { SOCKETS } from './parse-call.ts';
import { parseTcpOptions } from './parse-options.ts';
import {
  expect,
  fail,
  peek,
  type Scanner,
  skipBlank,
  take,
  takeBetween,
  takeInteger,
  takeText,
  takeWord,
} from './scanner.ts';

/** An IP packet's length has 16 bits, and both headers belong to it. */
const LONGEST = 0xffff - 40;

const FLAGS = /[SFRPUEWA.0-7-]+(?=\s)/;

/** `1:1001`, or `...` for whatever it is. */
function parseStart(scanner: Scanner): { start: ScriptSeq | undefined; end: number } {
  skipBlank(scanner, true);
  if (takeText(scanner, '...')) {
    take(scanner, /\s*:\s*\.\.\./);
    return { start: undefined, end: 0 };
  }
  const value = takeInteger(scanner, 'a sequence number');
  expect(scanner, ':');
  const end = takeInteger(scanner, 'the sequence number after the segment');
  return { start: { value, absolute: false }, end };
}

/**
 * The part `start:end(length)`: the length is of the data alone, SYN and FIN are not counted. The
 * end is not kept, for it must follow from the others (modulo 2^32).
 */
export function parseSpan(scanner: Scanner): { start: ScriptSeq | undefined; length: number } {
  skipBlank(scanner, true);
  const { at, line } = scanner;
  const { start, end } = parseStart(scanner);
  expect(scanner, '(');
  const length = takeBetween(scanner, 0, LONGEST, 'a length');
  expect(scanner, ')');
  if (start === undefined) return { start, length };
  if (end !== start.value + length && end !== (start.value + length) >>> 0) {
    Object.assign(scanner, { at, line });
    return fail(scanner, `${start.value}:${start.value + length}(${length})`);
  }
  if (takeText(scanner, '!')) start.absolute = true;
  return { start, length };
}

/** Letters, each once, and perhaps one digit; `-` alone says that there is no flag. */
export function parseFlags(scanner: Scanner): string {
  const { at, line } = scanner;
  const flags = take(scanner, FLAGS) ?? fail(scanner, 'TCP flags');
  if (flags === '-') return '';
  const letters = flags.replace(/[0-7]/, '0');
  if (!/[-1-7]/.test(letters) && new Set(letters).size === letters.length) return flags;
  Object.assign(scanner, { at, line });
  return fail(scanner, 'TCP flags, each once');
}

/** What follows the numbers, up to the options; gives back the names of the fields, `...` or not. */
export function parseTcpFields(scanner: Scanner, packet: TcpPacket): Set<string> {
  const given = new Set<string>();
  for (;;) {
    skipBlank(scanner, true);
    if (peek(scanner) === '<') {
      packet.options = parseTcpOptions(scanner);
      return given;
    }
    const { at, line } = scanner;
    const name = parseTcpField(scanner, packet);
    if (name === undefined) return given;
    if (given.has(name)) {
      Object.assign(scanner, { at, line });
      return fail(scanner, `no second "${name}"`);
    }
    given.add(name);
  }
}

/** What must be said: all of a segment that is made, and the ACK's number of one that is expected. */
function checkTcp(scanner: Scanner, packet: TcpPacket, given: ReadonlySet<string>): void {
  const { direction, start, flags, options } = packet;
  if (direction === '>') {
    if (flags.includes('.') && !given.has('ack')) fail(scanner, '"ack" for the flag "."');
    if (flags.includes('U') && !given.has('urg')) fail(scanner, '"urg" for the flag "U"');
    return;
  }
  if (packet.window === undefined) fail(scanner, 'a window ("win N") for a packet that arrives');
  const open =
    start === undefined ||
    options === 'any' ||
    (given.has('ack') && packet.ack === undefined) ||
    options.some((option) => option.kind === 'TS' && [option.val, option.ecr].includes('...'));
  if (open) fail(scanner, 'no "..." in a packet that arrives: what is it?');
}

export function parseTcp(scanner: Scanner, direction: Direction, ip: IpFields): TcpPacket {
  const packet: TcpPacket = {
    protocol: 'tcp',
    direction,
    ip,
    flags: parseFlags(scanner),
    ...parseSpan(scanner),
    options: [],
  };
  const given = parseTcpFields(scanner, packet);
  skipBlank(scanner, true);
  if (peek(scanner) === '/' && peek(scanner, 1) !== '/' && peek(scanner, 1) !== '*') {
    throw new Unsupported(scanner.line, 'needs encapsulation in UDP');
  }
  checkTcp(scanner, packet, given);
  return packet;
}

/** One field, by its name; undefined when there is none. */
function parseTcpField(scanner: Scanner, packet: TcpPacket): string | undefined {
  const name = takeWord(scanner);
  switch (name) {
    case undefined:
      return undefined;
    case 'ack':
      skipBlank(scanner, true);
      if (takeText(scanner, '...')) return name;
      packet.ack = { value: takeInteger(scanner, 'a sequence number'), absolute: false };
      if (takeText(scanner, '!')) packet.ack.absolute = true;
      return name;
    case 'win':
      skipBlank(scanner, true);
      if (takeText(scanner, '...')) return name;
      packet.window = takeBetween(scanner, 0, 0xffff, 'a window');
      return name;
    case 'urg':
      packet.urgent = takeBetween(scanner, 0, 0xffff, 'an urgent pointer');
      return name;
    case 'bad_csum':
      packet.badChecksum = true;
      return name;
    case 'sock':
      throw new Unsupported(scanner.line, SOCKETS);
    default:
      scanner.at -= name.length;
      return fail(scanner, 'ack, win, urg or options');
  }
}

export function parseLength(scanner: Scanner): number {
  expect(scanner, '(');
  const length = takeBetween(scanner, 0, LONGEST, 'a length');
  expect(scanner, ')');
  return length;
}
