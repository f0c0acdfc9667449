/** What packets that carry DNS are called: as tcpdump writes a query, with its question mark. */
import { definePacket } from '../../trace/packets.ts';
import type { TraceEvent } from '../../trace/schema.ts';
import './events.ts';
import { spokenName } from './name.ts';

definePacket('dns.query.sent', {
  protocol: 'dns',
  layer: 'application',
  title: ({ type, name }: TraceEvent<'dns.query.sent'>) => `DNS ${type}? ${spokenName(name)}`,
});

definePacket('dns.response.sent', {
  protocol: 'dns',
  layer: 'application',
  title: ({ type, name, rcode, answers }: TraceEvent<'dns.response.sent'>) =>
    rcode === 'NOERROR'
      ? `DNS ${type} ×${answers} ${spokenName(name)}`
      : `DNS ${rcode} ${spokenName(name)}`,
});
