/** Segments as one line of text, relative to both initial sequence numbers: 'P. 1:101(100) ack 1'. */

import { tcp } from '../../protocols/tcp/header/declaration.ts';
import { tcpFlags } from '../../protocols/tcp/header/header.ts';
import type { TcpOption } from '../../protocols/tcp/header/options.ts';
import { decode } from '../../wire/decode.ts';
import { type EncodeFields, encode } from '../../wire/encode.ts';

/** Letters as tcpdump writes them; '.' is ACK, '-' none at all. */
const LETTERS: readonly [string, number][] = [
  ['S', tcpFlags.SYN],
  ['F', tcpFlags.FIN],
  ['R', tcpFlags.RST],
  ['P', tcpFlags.PSH],
  ['U', tcpFlags.URG],
  ['E', tcpFlags.ECE],
  ['W', tcpFlags.CWR],
  ['.', tcpFlags.ACK],
];

/** Initial sequence numbers of the segment's sender and of its receiver. */
export interface Bases {
  sender: number;
  receiver: number;
}

export interface Ends {
  src: number;
  dst: number;
  srcPort: number;
  dstPort: number;
}

export interface SegmentExtras {
  urgent?: number;
  window?: number;
  options?: readonly TcpOption[];
  payload?: Uint8Array;
  reserved?: number;
}

const PATTERN = /^(\S+) (\d+):(\d+)\((\d+)\)(?: ack (\d+))?(?: win (\d+))?$/;

/** Bytes of a segment from its text. Payload is `payload`, else the stream pattern. */
export function writeSegment(
  text: string,
  ends: Ends,
  bases: Bases,
  extras: SegmentExtras = {},
): Uint8Array {
  const match = PATTERN.exec(text);
  if (match === null) throw new SyntaxError(`not a segment: ${text}`);
  const [, letters = '', start = '0', , length = '0', ack, win] = match;
  const flags = [...letters].reduce((bits, letter) => bits | flagOf(letter), 0);
  const fields: EncodeFields<typeof tcp> = {
    srcPort: ends.srcPort,
    dstPort: ends.dstPort,
    seq: (bases.sender + Number(start)) >>> 0,
    ack: ack === undefined ? 0 : (bases.receiver + Number(ack)) >>> 0,
    flags,
    window: win === undefined ? (extras.window ?? 65_535) : Number(win),
    urgentPointer: extras.urgent ?? 0,
    options: extras.options ?? [],
  };
  const payload = extras.payload ?? pattern(Number(start), Number(length));
  return encode(tcp, fields, payload, { src: ends.src, dst: ends.dst });
}

function flagOf(letter: string): number {
  if (letter === '-') return 0;
  const known = LETTERS.find(([name]) => name === letter);
  if (known === undefined) throw new SyntaxError(`no flag is called ${letter}`);
  return known[1];
}

/** The bytes of a test's stream: each tells its own place, so that a misplaced one is seen. */
export function pattern(start: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => ((start + i) * 7 + ((start + i) >> 8)) & 0xff);
}

export interface ReadSegment {
  text: string;
  flags: number;
  seq: number;
  ack: number;
  window: number;
  urgent: number;
  options: TcpOption[];
  payload: Uint8Array;
}

export function readSegmentBytes(bytes: Uint8Array, bases: Bases): ReadSegment {
  const decoded = decode(tcp, bytes);
  if (!decoded.complete) throw new RangeError('a truncated segment was sent');
  const { fields } = decoded;
  const payload = bytes.subarray(decoded.headerEnd);
  const letters = LETTERS.filter(([, bit]) => (fields.flags & bit) !== 0).map(([name]) => name);
  const start = (fields.seq - bases.sender) >>> 0;
  const ack = (fields.ack - bases.receiver) >>> 0;
  const range = `${start}:${start + payload.length}(${payload.length})`;
  const hasAck = (fields.flags & tcpFlags.ACK) !== 0;
  return {
    text: `${letters.join('') || '-'} ${range}${hasAck ? ` ack ${ack}` : ''}`,
    flags: fields.flags,
    seq: fields.seq,
    ack: fields.ack,
    window: fields.window,
    urgent: fields.urgentPointer,
    options: fields.options,
    payload,
  };
}
