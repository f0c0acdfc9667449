// TCP (RFC 9293 §3.1) and its options, as decoder, encoder and inspector know them.

import { checksum, pseudoHeaderSum } from '../../../wire/checksum.ts';
import { derived, flags, hex, uint, usually } from '../../../wire/fields.ts';
import { following, header, withOptions, withPseudoHeader } from '../../../wire/header.ts';
import { listOption, type OptionValue, option, singleByte } from '../../../wire/options.ts';
import { ipProtocols } from '../../ipv4/header.ts';

/** An option to come (fast open is 34, MD5 is 19, authentication is 29) is one more entry. */
export const tcpOptions = {
  eol: singleByte(0),
  nop: singleByte(1),
  mss: option(2, { mss: uint(16) }),
  windowScale: option(3, { shift: uint(8) }),
  sackPermitted: option(4, {}),
  sack: listOption(5, {}, 'blocks', { left: uint(32), right: uint(32) }, 1),
  timestamps: option(8, { value: uint(32), echo: uint(32) }),
};

export type TcpOption = OptionValue<typeof tcpOptions>;

export const tcp = following(
  { ipv4: ipProtocols.tcp },
  withPseudoHeader(
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
  ),
);
