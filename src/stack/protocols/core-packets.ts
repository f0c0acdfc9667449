/** What packets of the protocols that every world has are called, for those that show any trace. */
import './arp/page/packet.ts';
import './icmp/page/packet.ts';
import './tcp/page/packet.ts';
import './udp/page/packet.ts';
