/** TCP segments between the script's notation and bytes. Numbers here are those of the wire. */
import { type Reader, readerOf, readUint, remaining } from '../stack/core/cursor.ts';
import { ipProtocols } from '../stack/protocols/ipv4/header.ts';
import { tcp, tcpFlags, tcpHeaderLength } from '../stack/protocols/tcp/header/header.ts';
import { tcpOptions } from '../stack/protocols/tcp/header/options.ts';
import { checksum, pseudoHeaderSum, verifies, wordBytes } from '../stack/wire/checksum.ts';
import type { ScriptTcpOption } from './ast.ts';

/** A segment as it is on the wire: sequence numbers and timestamps as the hosts count them. */
export interface WireSegment {
  srcPort: number;
  dstPort: number;
  seq: number;
  ack: number;
  /** Letters as in a script. */
  flags: string;
  window: number;
  urgent: number;
  options: ScriptTcpOption[];
  payload: Uint8Array;
  checksumRight: boolean;
}

const LETTERS: readonly (readonly [string, number])[] = [
  ['S', tcpFlags.SYN],
  ['F', tcpFlags.FIN],
  ['R', tcpFlags.RST],
  ['P', tcpFlags.PSH],
  ['U', tcpFlags.URG],
  ['E', tcpFlags.ECE],
  ['W', tcpFlags.CWR],
  ['.', tcpFlags.ACK],
];

/** Accurate ECN's third bit is the lowest of the reserved ones, beside the data offset. */
const ACCURATE_BIT = 1;
/** The ACE field: that bit, CWR and ECE as one number, which a script may write as a digit. */
const ACE = [
  ['A', 4],
  ['W', 2],
  ['E', 1],
] as const;

/** Flags with a digit written out in letters, so that two of them can be compared. */
export function plainFlags(flags: string): string {
  const digit = /[0-7]/.exec(flags)?.[0];
  let letters = flags.replace(/[0-7]/g, '');
  if (digit !== undefined) {
    for (const [letter, bit] of ACE) if ((Number(digit) & bit) !== 0) letters += letter;
  }
  const order = 'SFRPUEWA.';
  return [...new Set(letters)].sort((a, b) => order.indexOf(a) - order.indexOf(b)).join('');
}

export function encodeSegment(
  segment: Omit<WireSegment, 'checksumRight'>,
  src: number,
  dst: number,
  badChecksum: boolean,
): Uint8Array {
  const options = encodeOptions(segment.options);
  const headerLength = tcp.length + options.length;
  const length = headerLength + segment.payload.length;
  const area = wordBytes(length);
  const view = new DataView(area.bytes.buffer);
  const flags = plainFlags(segment.flags);
  view.setUint16(tcp.at.srcPort, segment.srcPort);
  view.setUint16(tcp.at.dstPort, segment.dstPort);
  view.setUint32(tcp.at.seq, segment.seq);
  view.setUint32(tcp.at.ack, segment.ack);
  const accurate = flags.includes('A') ? ACCURATE_BIT : 0;
  view.setUint8(
    tcp.bits.dataOffset.at,
    ((headerLength / 4) << tcp.bits.dataOffset.shift) | accurate,
  );
  let bits = 0;
  for (const [letter, bit] of LETTERS) if (flags.includes(letter)) bits |= bit;
  view.setUint8(tcp.at.flags, bits);
  view.setUint16(tcp.at.window, segment.window);
  view.setUint16(tcp.at.urgentPointer, segment.urgent);
  area.bytes.set(options, tcp.length);
  area.bytes.set(segment.payload, headerLength);
  const pseudo = pseudoHeaderSum(src, dst, ipProtocols.tcp, length);
  const right = checksum(area, 0, length, pseudo);
  view.setUint16(tcp.at.checksum, badChecksum ? right ^ 0x5555 : right);
  return area.bytes.subarray(0, length);
}

export function decodeSegment(bytes: Uint8Array, src: number, dst: number): WireSegment {
  const area = wordBytes(bytes.length);
  area.bytes.set(bytes);
  const view = new DataView(area.bytes.buffer, 0, bytes.length);
  const headerLength = tcpHeaderLength(view, 0);
  const bits = view.getUint8(tcp.at.flags);
  let flags = LETTERS.map(([letter, bit]) => ((bits & bit) === 0 ? '' : letter)).join('');
  if ((view.getUint8(tcp.bits.dataOffset.at) & ACCURATE_BIT) !== 0) flags += 'A';
  const pseudo = pseudoHeaderSum(src, dst, ipProtocols.tcp, bytes.length);
  return {
    srcPort: view.getUint16(tcp.at.srcPort),
    dstPort: view.getUint16(tcp.at.dstPort),
    seq: view.getUint32(tcp.at.seq),
    ack: view.getUint32(tcp.at.ack),
    flags: plainFlags(flags),
    window: view.getUint16(tcp.at.window),
    urgent: view.getUint16(tcp.at.urgentPointer),
    options: decodeOptions(readerOf(bytes, tcp.length, headerLength)),
    payload: bytes.slice(headerLength),
    checksumRight: verifies(area, 0, bytes.length, pseudo),
  };
}

/** Kinds that only a script writes; this stack has no use for them. */
const MD5 = 19;
const FAST_OPEN = 34;
const ACCURATE_ECN_0 = 172;
const EXPERIMENTAL = 254;
/** The experiment number that fast open used before it had a kind of its own. */
const FAST_OPEN_EXPERIMENT = [0xf9, 0x89];

/** The options as written, one after the other, then zeros up to a multiple of four. */
export function encodeOptions(options: readonly ScriptTcpOption[]): Uint8Array {
  const bytes = options.flatMap(optionBytes);
  const out = new Uint8Array((bytes.length + 3) & ~3);
  out.set(bytes);
  return out;
}

function u32(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function option(kind: number, body: readonly number[]): number[] {
  return [kind, body.length + 2, ...body];
}

export function hexToBytes(hex: string): number[] {
  return (hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
}

function optionBytes(it: ScriptTcpOption): number[] {
  switch (it.kind) {
    case 'eol':
      return [tcpOptions.eol.kind];
    case 'nop':
      return [tcpOptions.nop.kind];
    case 'mss':
      return option(tcpOptions.mss.kind, [it.value >>> 8, it.value & 255]);
    case 'wscale':
      return option(tcpOptions.windowScale.kind, [it.value]);
    case 'sackOK':
      return option(tcpOptions.sackPermitted.kind, []);
    case 'sack':
      return option(
        tcpOptions.sack.kind,
        it.blocks.flatMap(({ left, right }) => [...u32(left), ...u32(right)]),
      );
    case 'TS':
      return option(tcpOptions.timestamps.kind, [
        ...u32(it.val === '...' ? 0 : it.val),
        ...u32(it.ecr === '...' ? 0 : it.ecr),
      ]);
    case 'FO':
      return option(FAST_OPEN, hexToBytes(it.cookie));
    case 'FOEXP':
      return option(EXPERIMENTAL, [...FAST_OPEN_EXPERIMENT, ...hexToBytes(it.cookie)]);
    case 'md5':
      return option(MD5, [...hexToBytes(it.digest), ...new Array(16).fill(0)].slice(0, 16));
    case 'ECN':
      return option(
        ACCURATE_ECN_0,
        it.counters.flatMap(({ value }) => u32(value).slice(1)),
      );
    case 'raw':
      return option(it.number, hexToBytes(it.bytes));
  }
}

function decodeOptions(reader: Reader): ScriptTcpOption[] {
  const options: ScriptTcpOption[] = [];
  while (remaining(reader) > 0) {
    const kind = readUint(reader, 1) as number;
    if (kind === tcpOptions.eol.kind) {
      options.push({ kind: 'eol' });
      continue;
    }
    if (kind === tcpOptions.nop.kind) {
      options.push({ kind: 'nop' });
      continue;
    }
    const length = Math.max((readUint(reader, 1) ?? 2) - 2, 0);
    options.push(decodeOption(reader, kind, Math.min(length, remaining(reader))));
  }
  return options;
}

function decodeOption(reader: Reader, kind: number, length: number): ScriptTcpOption {
  const number = (size: number) => readUint(reader, size) ?? 0;
  if (kind === tcpOptions.mss.kind && length === 2) return { kind: 'mss', value: number(2) };
  if (kind === tcpOptions.windowScale.kind && length === 1) {
    return { kind: 'wscale', value: number(1) };
  }
  if (kind === tcpOptions.sackPermitted.kind && length === 0) return { kind: 'sackOK' };
  if (kind === tcpOptions.timestamps.kind && length === 8) {
    return { kind: 'TS', val: number(4), ecr: number(4) };
  }
  if (kind === tcpOptions.sack.kind && length % 8 === 0) {
    const blocks = [];
    for (let i = 0; i < length; i += 8) blocks.push({ left: number(4), right: number(4) });
    return { kind: 'sack', blocks };
  }
  let bytes = '';
  for (let i = 0; i < length; i++) bytes += number(1).toString(16).padStart(2, '0');
  return kind === FAST_OPEN ? { kind: 'FO', cookie: bytes } : { kind: 'raw', number: kind, bytes };
}
