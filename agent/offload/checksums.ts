/**
 * A sender whose card has the offload leaves the TCP or UDP checksum to it: the field holds the sum
 * of the pseudo-header alone. On a veth pair, or between virtual machines, nobody ever finishes it.
 */

import { ethernet, etherTypes } from '../../src/stack/protocols/ethernet/header.ts';
import {
  ipProtocols,
  ipv4,
  ipv4HeaderLength,
  ipv4IsFragment,
} from '../../src/stack/protocols/ipv4/header.ts';
import { tcp } from '../../src/stack/protocols/tcp/header/offsets.ts';
import { udp } from '../../src/stack/protocols/udp/offsets.ts';
import { finish, fold, pseudoHeaderSum } from '../../src/stack/wire/checksum.ts';

const IP = ethernet.length;

/** The sum of 16-bit words, at any alignment; an odd last byte counts as if followed by a zero. */
export function sumOf(view: DataView, start: number, end: number): number {
  let total = 0;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word = view.getUint32(at);
    total += (word >>> 16) + (word & 0xffff);
  }
  if (at + 2 <= end) {
    total += view.getUint16(at);
    at += 2;
  }
  if (at < end) total += view.getUint8(at) << 8;
  return total;
}

/** Finishes the checksum of which the sender says where it begins and where it stands (virtio-net). */
export function finishChecksum(frame: DataView, start: number, field: number): boolean {
  if (start + field + 2 > frame.byteLength) return false;
  // The field holds the pseudo-header's sum, so it is a part of the sum.
  const sum = finish(sumOf(frame, start, frame.byteLength));
  frame.setUint16(start + field, sum === 0 ? 0xffff : sum);
  return true;
}

/** Where the checksum of a transport protocol stands in its header. */
const FIELDS: Readonly<Record<number, number>> = {
  [ipProtocols.tcp]: tcp.at.checksum,
  [ipProtocols.udp]: udp.at.checksum,
};

/**
 * The same where nobody says that it is unfinished (libpcap): a field that holds exactly the sum of
 * the pseudo-header is. One sound frame in 65,536 looks like that too, and stays sound.
 */
export function finishIfUnfinished(frame: DataView): boolean {
  if (frame.byteLength < IP + ipv4.length) return false;
  if (frame.getUint16(ethernet.at.etherType) !== etherTypes.ipv4) return false;
  const start = IP + ipv4HeaderLength(frame, IP);
  const end = IP + frame.getUint16(IP + ipv4.at.totalLength);
  const protocol = frame.getUint8(IP + ipv4.at.protocol);
  const field = FIELDS[protocol];
  if (field === undefined || ipv4IsFragment(frame, IP)) return false;
  if (end > frame.byteLength || start + field + 2 > end) return false;
  const src = frame.getUint32(IP + ipv4.at.src);
  const dst = frame.getUint32(IP + ipv4.at.dst);
  const pseudo = fold(pseudoHeaderSum(src, dst, protocol, end - start));
  if (frame.getUint16(start + field) !== pseudo) return false;
  const sum = finish(sumOf(frame, start, end));
  frame.setUint16(start + field, sum === 0 ? 0xffff : sum);
  return true;
}
