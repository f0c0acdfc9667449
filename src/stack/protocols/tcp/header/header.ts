// TCP (RFC 9293 §3.1). The options are in tcp-options.ts.

import { checksum, pseudoHeaderSum } from '../../../wire/checksum.ts';
import { derived, flagMasks, flags, hex, uint, usually } from '../../../wire/fields.ts';
import { header, withOptions, withPseudoHeader } from '../../../wire/header.ts';
import { ipProtocols } from '../../ipv4/header.ts';
import { tcpOptions } from './options.ts';

export const tcp = withPseudoHeader(
  withOptions(
    header('tcp', 'transport', {
      srcPort: uint(16),
      dstPort: uint(16),
      seq: uint(32),
      ack: usually(0, uint(32)),
      dataOffset: derived(uint(4), (packet) => packet.headerLength / 4),
      reserved: usually(0, uint(4)),
      flags: flags(8, 'CWR', 'ECE', 'URG', 'ACK', 'PSH', 'RST', 'SYN', 'FIN'),
      window: uint(16),
      checksum: derived(hex(16), ({ area, length, addresses }) =>
        checksum(
          area,
          0,
          length,
          addresses === null
            ? 0
            : pseudoHeaderSum(addresses.src, addresses.dst, ipProtocols.tcp, length),
        ),
      ),
      urgentPointer: usually(0, uint(16)),
    }),
    'dataOffset',
    tcpOptions,
  ),
);

export const tcpFlags = flagMasks(tcp.fields.flags);

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
