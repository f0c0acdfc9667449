/** Does a sent segment fit the line that expects it? */
import type { Ecn, ScriptSeq, ScriptTcpOption, TcpOptions, TcpPacket } from './ast.ts';
import { printOptions } from './print.ts';
import { plainFlags } from './tcp-bytes.ts';

export interface MatchRules {
  /** Options in the order written, padding included. */
  strict: boolean;
  /** PSH says nothing here: the host segments later than the script's kernel. */
  ignorePush: boolean;
  /** Compare the host's timestamps, which tick once in so many µs; 0: only that they are there. */
  timestampTick: number;
  /** How far a timestamp may be off, µs. */
  tolerance: number;
  /** A window one unit larger is the same: the kernel rounded it up. */
  roundedUp: boolean;
  /** The FIN may be repeated in an ACK that follows it. */
  repeatedFin: boolean;
}

/** Sequence numbers as they are on the wire, for a script's `0:0(0)!`. */
export interface WireNumbers {
  seq: number;
  ack: number;
}

/** The name of the first field that differs, or undefined when the segment fits. */
export function firstDifference(
  written: TcpPacket,
  actual: TcpPacket,
  wire: WireNumbers,
  rules: MatchRules,
): string | undefined {
  const expected = rules.repeatedFin ? withoutRepeatedFin(written, actual) : written;
  if (!sameFlags(expected.flags, actual.flags, rules.ignorePush)) return 'flags';
  if (!sameSeq(expected.start, actual.start, wire.seq)) return 'sequence number';
  if (expected.length !== actual.length) return 'length';
  if (expected.ack !== undefined && !sameSeq(expected.ack, actual.ack, wire.ack)) return 'ack';
  if (expected.ack === undefined && actual.ack !== undefined && !expected.flags.includes('.')) {
    return 'ack';
  }
  if (!sameWindow(expected.window, actual.window, rules)) return 'win';
  if (expected.urgent !== undefined && expected.urgent !== actual.urgent) return 'urg';
  if ((actual.badChecksum === true) !== (expected.badChecksum === true)) return 'checksum';
  const { ip } = expected;
  if (!sameEcn(ip.ecn, actual.ip.ecn)) return 'ECN field';
  if (ip.tos !== undefined && ip.tos !== actual.ip.tos) return 'type of service';
  if (ip.ttl !== undefined && ip.ttl !== actual.ip.ttl) return 'ttl';
  return sameOptions(expected.options, actual.options, rules) ? undefined : 'options';
}

/** `F. 1:1(0)` says what `. 2:2(0)` says when the FIN at 1 was sent before. */
function withoutRepeatedFin(expected: TcpPacket, actual: TcpPacket): TcpPacket {
  const { start } = expected;
  const next = actual.start?.value ?? 0;
  const repeated =
    expected.length === 0 && plainFlags(expected.flags) === 'F.' && actual.flags === '.';
  if (!repeated || start === undefined || start.value + 1 !== next) return expected;
  return { ...expected, flags: '.', start: { ...start, value: next } };
}

function sameEcn(expected: Ecn | undefined, actual: Ecn | undefined): boolean {
  if (expected === 'ect01') return actual === 'ect0' || actual === 'ect1';
  return expected === undefined || expected === actual;
}

function sameWindow(expected: number | undefined, actual: number | undefined, rules: MatchRules) {
  if (expected === undefined || expected === actual) return true;
  return rules.roundedUp && actual !== undefined && expected === actual + 1;
}

function sameFlags(expected: string, actual: string, ignorePush: boolean): boolean {
  const plain = (flags: string) =>
    ignorePush ? plainFlags(flags).replace('P', '') : plainFlags(flags);
  return plain(expected) === plain(actual);
}

function sameSeq(expected: ScriptSeq | undefined, actual: ScriptSeq | undefined, wire: number) {
  if (expected === undefined) return true;
  if (actual === undefined) return false;
  return expected.absolute ? expected.value >>> 0 === wire : expected.value === actual.value;
}

const PADDING = ['nop', 'eol'];

function sameOptions(expected: TcpOptions, actual: TcpOptions, rules: MatchRules): boolean {
  if (expected === 'any' || actual === 'any') return true;
  const significant = (options: readonly ScriptTcpOption[]) =>
    rules.strict ? options : options.filter((option) => !PADDING.includes(option.kind));
  const wanted = significant(expected);
  const rest = [...significant(actual)];
  if (wanted.length !== rest.length) return false;
  return wanted.every((option) => {
    const found = rest.findIndex((other) => sameOption(option, other, rules));
    // In order, the next one must be the one; as a set, any one that is left.
    if (found < 0 || (rules.strict && found > 0)) return false;
    rest.splice(found, 1);
    return true;
  });
}

function sameOption(a: ScriptTcpOption, b: ScriptTcpOption, rules: MatchRules): boolean {
  if (a.kind === 'TS' && b.kind === 'TS') {
    if (a.ecr !== '...' && a.ecr !== b.ecr) return false;
    if (rules.timestampTick === 0 || a.val === '...' || b.val === '...') return true;
    const off = Math.abs(a.val - b.val);
    return off <= Math.ceil(rules.tolerance / rules.timestampTick) + 1;
  }
  if (a.kind === 'FO' && b.kind === 'FO' && a.cookie.startsWith('TFO_COOKIE')) return true;
  return printOptions([a]) === printOptions([b]);
}

/** The actual packet with only those fields that the expected one speaks of. */
export function likeExpected(expected: TcpPacket, actual: TcpPacket): TcpPacket {
  const { ip } = actual;
  const shown: TcpPacket = { ...actual, ip: {} };
  if (expected.ip.ecn !== undefined && ip.ecn !== undefined) shown.ip.ecn = ip.ecn;
  if (expected.ip.tos !== undefined && ip.tos !== undefined) shown.ip.tos = ip.tos;
  if (expected.ip.ttl !== undefined && ip.ttl !== undefined) shown.ip.ttl = ip.ttl;
  if (expected.window === undefined) delete shown.window;
  return shown;
}
