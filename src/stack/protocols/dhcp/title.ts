/** What packets that carry DHCP are called: by their message, as the RFC does. */
import { formatIpv4 } from '../../core/addresses.ts';
import { definePacket } from '../../trace/packets.ts';
import type { TraceEvent } from '../../trace/schema.ts';
import './events.ts';

const title = ({ message, address }: Pick<TraceEvent<'dhcp.sent'>, 'message' | 'address'>) =>
  `DHCP ${message}${address === 0 ? '' : ` ${formatIpv4(address)}`}`;

definePacket('dhcp.sent', { protocol: 'dhcp', layer: 'application', title });
definePacket('dhcp.relayed', { protocol: 'dhcp', layer: 'application', title });
