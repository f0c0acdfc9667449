// ARP for IPv4 over Ethernet (RFC 826), as decoder, encoder and inspector know it.

import { hex, ipv4Address, macAddress, uint, usually } from '../../wire/fields.ts';
import { following, header } from '../../wire/header.ts';
import { etherTypes } from '../ethernet/header.ts';
import { ARP_HARDWARE_ETHERNET } from './header.ts';

export const arp = following(
  { eth: etherTypes.arp },
  header('arp', 'link', {
    hardwareType: usually(ARP_HARDWARE_ETHERNET, uint(16)),
    protocolType: usually(etherTypes.ipv4, hex(16)),
    hardwareLength: usually(6, uint(8)),
    protocolLength: usually(4, uint(8)),
    operation: uint(16),
    senderMac: macAddress(),
    senderIp: ipv4Address(),
    targetMac: usually(0, macAddress()),
    targetIp: ipv4Address(),
  }),
);
