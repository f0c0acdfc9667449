// TCP (RFC 9293 §3.1). The options are in tcp-options.ts.

import { tcp } from './offsets.ts';

export { tcp };

export const tcpFlags = tcp.masks.flags;

export type TcpFlag = keyof typeof tcpFlags;

const offset = tcp.bits.dataOffset;

/** Where data offset and reserved bits share a byte. */
export const tcpOffsetByte = offset.at;

/** In bytes, as the header claims. */
export function tcpHeaderLength(view: DataView, start: number): number {
  return ((view.getUint8(start + offset.at) >>> offset.shift) & offset.mask) * 4;
}

/** The byte at `tcpOffsetByte` for this header length, the reserved bits zero. */
export function tcpOffsetFor(headerLength: number): number {
  return (headerLength / 4) << offset.shift;
}
