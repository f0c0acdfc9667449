/** What a piece of a datagram is called: by where it belongs. */
import { definePacket } from '../../trace/packets.ts';
import type { TraceEvent } from '../../trace/schema.ts';
import './events.ts';

definePacket('fragment.sent', {
  protocol: 'ipv4',
  layer: 'network',
  title: ({ offset }: TraceEvent<'fragment.sent'>) => `fragment @${offset}`,
});
