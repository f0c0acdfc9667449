// UDP (RFC 768), as decoder, encoder and inspector know it.

import { type Addresses, checksum, pseudoHeaderSum, type WordBytes } from '../../wire/checksum.ts';
import { derived, hex, uint } from '../../wire/fields.ts';
import { following, header, withPseudoHeader } from '../../wire/header.ts';
import { ipProtocols } from '../ipv4/header.ts';
import { udpChecksumField } from './header.ts';

function udpChecksum(area: WordBytes, length: number, addresses: Addresses | null): number {
  const pseudo =
    addresses === null ? 0 : pseudoHeaderSum(addresses.src, addresses.dst, ipProtocols.udp, length);
  return udpChecksumField(checksum(area, 0, length, pseudo));
}

export const udp = following(
  { ipv4: ipProtocols.udp },
  withPseudoHeader(
    header('udp', 'transport', {
      srcPort: uint(16),
      dstPort: uint(16),
      length: derived(uint(16), (packet) => packet.length),
      checksum: derived(hex(16), (packet) =>
        udpChecksum(packet.area, packet.length, packet.addresses),
      ),
    }),
  ),
);
