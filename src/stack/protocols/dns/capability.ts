/** DNS over UDP: a name server, and dig. Worlds whose programs are called `dns.…` fetch it. */
import { dig } from '../../apps/dig/dig.ts';
import { digForm } from '../../apps/dig/schema.ts';
import { dnsServer } from '../../apps/dns-server/dns-server.ts';
import { dnsServerForm } from '../../apps/dns-server/schema.ts';
import type { AppKind } from '../../apps/kind.ts';
import type { Capability } from '../../capability.ts';

export const capability: Capability = {
  id: 'dns',
  apps: [dig, dnsServer] as AppKind[],
  forms: { apps: { [dig.id]: digForm, [dnsServer.id]: dnsServerForm } },
};
