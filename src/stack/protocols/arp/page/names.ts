/** ARP's fields as filters call them; RARP's are the same. */
import { type FilterNames, namesOf } from '../../../wire/named.ts';
import { arp } from '../declaration.ts';
import { arpText } from './header-text.ts';

export const arpNames: FilterNames = {
  protocol: 'arp',
  fields: namesOf(arp, arpText, {
    hardwareType: 'arp.hw.type',
    protocolType: 'arp.proto.type',
    hardwareLength: 'arp.hw.size',
    protocolLength: 'arp.proto.size',
    operation: 'arp.opcode',
    senderMac: 'arp.src.hw_mac',
    senderIp: 'arp.src.proto_ipv4',
    targetMac: 'arp.dst.hw_mac',
    targetIp: 'arp.dst.proto_ipv4',
  }),
};
