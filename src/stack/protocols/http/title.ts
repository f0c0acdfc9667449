/** What packets are called in which an HTTP message begins. */
import { definePacket } from '../../trace/packets.ts';
import type { TraceEvent } from '../../trace/schema.ts';
import './events.ts';

definePacket('http.request.sent', {
  protocol: 'http',
  layer: 'application',
  title: ({ method, target }: TraceEvent<'http.request.sent'>) => `${method} ${target}`,
});

definePacket('http.response.sent', {
  protocol: 'http',
  layer: 'application',
  title: ({ status, head }: TraceEvent<'http.response.sent'>) =>
    head === '' ? 'HTTP' : `HTTP ${status}`,
});
