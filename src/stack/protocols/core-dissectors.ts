/** Takes apart what the protocols send that every world has. */
import { addDissector } from '../wire/dissector.ts';
import { arpDissector } from './arp/page/dissector.ts';
import { ethernetDissector } from './ethernet/page/dissector.ts';
import { icmpDissector } from './icmp/page/dissector.ts';
import { ipv4Dissector } from './ipv4/page/dissector.ts';
import { tcpDissector } from './tcp/page/dissector.ts';
import { udpDissector } from './udp/page/dissector.ts';

addDissector(ethernetDissector);
addDissector(arpDissector);
addDissector(ipv4Dissector);
addDissector(icmpDissector);
addDissector(udpDissector);
addDissector(tcpDissector);
