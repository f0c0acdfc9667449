/**
 * Cuts a segment that a card was to cut (TSO), or that the system has put together (GRO), into
 * those that are on a wire: each with its share of the data, its sequence number, its own IPv4
 * identification and its checksums.
 */

import { ethernet, etherTypes } from '../../src/stack/protocols/ethernet/header.ts';
import { ipProtocols, ipv4, ipv4HeaderLength } from '../../src/stack/protocols/ipv4/header.ts';
import { tcp, tcpFlags, tcpHeaderLength } from '../../src/stack/protocols/tcp/header/header.ts';
import { finish, pseudoHeaderSum } from '../../src/stack/wire/checksum.ts';
import { sumOf } from './checksums.ts';

const IP = ethernet.length;
/** On the last segment alone (what ends with the data), and on the first alone (RFC 3168 §6.1.2). */
const LAST_ONLY = tcpFlags.FIN | tcpFlags.PSH;
const FIRST_ONLY = tcpFlags.CWR;

interface Parts {
  readonly transport: number;
  readonly data: number;
  readonly end: number;
}

/** Where header and data of a TCP segment are; undefined when it is none. */
function partsOf(frame: DataView): Parts | undefined {
  if (frame.byteLength < IP + ipv4.length + tcp.length) return undefined;
  if (frame.getUint16(ethernet.at.etherType) !== etherTypes.ipv4) return undefined;
  if (frame.getUint8(IP + ipv4.at.protocol) !== ipProtocols.tcp) return undefined;
  const transport = IP + ipv4HeaderLength(frame, IP);
  if (transport < IP + ipv4.length || transport + tcp.length > frame.byteLength) return undefined;
  const data = transport + tcpHeaderLength(frame, transport);
  if (data < transport + tcp.length) return undefined;
  // The length in the header may be too short to be said (64 KB), or 0 (BIG TCP).
  return data > frame.byteLength ? undefined : { transport, data, end: frame.byteLength };
}

/** The data that fits into a segment where nobody has said it (libpcap): what the MTU leaves. */
export function guessedSize(frame: DataView, mtu: number): number | undefined {
  const parts = partsOf(frame);
  return parts === undefined ? undefined : mtu - (parts.data - IP);
}

/**
 * The segments of `size` bytes of data each, in order; undefined when the frame is no TCP over
 * IPv4. `room` gives the memory for each.
 */
export function splitSegment(
  frame: Uint8Array,
  size: number,
  room: (length: number) => Uint8Array,
): Uint8Array[] | undefined {
  const whole = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const parts = partsOf(whole);
  if (parts === undefined || size <= 0) return undefined;
  const { data, end } = parts;
  const segments: Uint8Array[] = [];
  let index = 0;
  for (let from = data; from < end; from += size, index++) {
    const to = Math.min(from + size, end);
    const segment = room(data + to - from);
    segment.set(frame.subarray(0, data));
    segment.set(frame.subarray(from, to), data);
    finishSegment(segment, parts, { index, offset: from - data, last: to === end });
    segments.push(segment);
  }
  return segments;
}

interface Place {
  readonly index: number;
  readonly offset: number;
  readonly last: boolean;
}

function finishSegment(segment: Uint8Array, { transport }: Parts, place: Place): void {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  const { length } = segment;
  view.setUint16(IP + ipv4.at.totalLength, length - IP);
  const id = view.getUint16(IP + ipv4.at.identification);
  view.setUint16(IP + ipv4.at.identification, id + place.index);
  view.setUint16(IP + ipv4.at.headerChecksum, 0);
  view.setUint16(IP + ipv4.at.headerChecksum, finish(sumOf(view, IP, transport)));
  const seq = view.getUint32(transport + tcp.at.seq);
  view.setUint32(transport + tcp.at.seq, seq + place.offset);
  let flags = view.getUint8(transport + tcp.at.flags);
  if (!place.last) flags &= ~LAST_ONLY;
  if (place.index > 0) flags &= ~FIRST_ONLY;
  view.setUint8(transport + tcp.at.flags, flags);
  view.setUint16(transport + tcp.at.checksum, 0);
  const src = view.getUint32(IP + ipv4.at.src);
  const dst = view.getUint32(IP + ipv4.at.dst);
  const pseudo = pseudoHeaderSum(src, dst, ipProtocols.tcp, length - transport);
  view.setUint16(transport + tcp.at.checksum, finish(sumOf(view, transport, length) + pseudo));
}
