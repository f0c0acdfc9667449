/** What packets that carry DNS are called: as tcpdump writes a query, with its question mark. */
import { definePacket } from '../../trace/packets.ts';
import type { TraceEvent } from '../../trace/schema.ts';
import './events.ts';

/** The name without the root's dot, as people say it. */
const spoken = (name: string) => (name.length > 1 && name.endsWith('.') ? name.slice(0, -1) : name);

definePacket('dns.query.sent', {
  protocol: 'dns',
  layer: 'application',
  title: ({ type, name }: TraceEvent<'dns.query.sent'>) => `DNS ${type}? ${spoken(name)}`,
});

definePacket('dns.response.sent', {
  protocol: 'dns',
  layer: 'application',
  title: ({ type, name, rcode, answers }: TraceEvent<'dns.response.sent'>) =>
    rcode === 'NOERROR'
      ? `DNS ${type} ×${answers} ${spoken(name)}`
      : `DNS ${rcode} ${spoken(name)}`,
});
