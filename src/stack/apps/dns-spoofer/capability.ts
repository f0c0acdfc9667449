/** Somebody who forges answers. */
import type { Capability } from '../../capability.ts';
import type { AppKind } from '../kind.ts';
import { dnsSpoofer } from './dns-spoofer.ts';
import { dnsSpooferForm } from './schema.ts';

export const capability: Capability = {
  id: 'dns.spoofer',
  apps: [dnsSpoofer] as AppKind[],
  forms: { apps: { [dnsSpoofer.id]: dnsSpooferForm } },
};
