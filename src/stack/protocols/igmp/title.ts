import { definePacket } from '../../trace/packets.ts';
import type { TraceEvent } from '../../trace/schema.ts';
import './events.ts';

definePacket('igmp.sent', {
  protocol: 'igmp',
  layer: 'network',
  title: ({ version, name }: TraceEvent<'igmp.sent'>) => `IGMPv${version} ${name}`,
});
