import { definePacket } from '../../trace/packets.ts';
import type { TraceEvent } from '../../trace/schema.ts';
import './events.ts';

definePacket('rarp.sent', {
  protocol: 'rarp',
  layer: 'link',
  title: ({ operation }: TraceEvent<'rarp.sent'>) => `RARP ${operation}`,
});
