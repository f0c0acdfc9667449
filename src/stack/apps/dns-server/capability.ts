/** A name server for the zones it is given. */
import type { Capability } from '../../capability.ts';
import type { AppKind } from '../kind.ts';
import { dnsServer } from './dns-server.ts';
import { dnsServerForm } from './schema.ts';

export const capability: Capability = {
  id: 'dns.server',
  apps: [dnsServer] as AppKind[],
  forms: { apps: { [dnsServer.id]: dnsServerForm } },
};
