/** The events of the protocols that every world has, for those that read any trace. */
import '../apps/events.ts';
import './arp/events.ts';
import './ethernet/events.ts';
import './icmp/events.ts';
import './ipv4/events.ts';
import './tcp/events.ts';
import './udp/events.ts';
