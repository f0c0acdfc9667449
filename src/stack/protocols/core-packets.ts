/** What packets of the protocols that every world has are called, for those that show any trace. */
import './arp/title.ts';
import './icmp/title.ts';
import './ipv4/title.ts';
import './tcp/title.ts';
import './udp/title.ts';
