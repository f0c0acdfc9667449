/** RARP (RFC 903): how a host without a disk asked for its address. Programs called `rarp.…` fetch it. */
import type { AppKind } from '../../apps/kind.ts';
import { rarpClient } from '../../apps/rarp/client.ts';
import { rarpClientForm, rarpServerForm } from '../../apps/rarp/schema.ts';
import { rarpServer } from '../../apps/rarp/server.ts';
import type { Capability } from '../../capability.ts';

// Whoever knows the capability knows what its programs write.
import './events.ts';

export const capability: Capability = {
  id: 'rarp',
  apps: [rarpClient, rarpServer] as AppKind[],
  forms: { apps: { 'rarp.client': rarpClientForm, 'rarp.server': rarpServerForm } },
};
