/** Programs that care for, or abuse, what ARP believes. */
import type { Capability } from '../../capability.ts';
import type { AppKind } from '../kind.ts';
import { claim } from './claim.ts';
import { claimForm, spoofForm, staticForm } from './schema.ts';
import { spoof } from './spoof.ts';
import { staticEntries } from './static.ts';

// Whoever knows the capability knows what its programs write.
import './events.ts';

export const capability: Capability = {
  id: 'arp',
  apps: [claim, staticEntries, spoof] as AppKind[],
  forms: {
    apps: { 'arp.claim': claimForm, 'arp.static': staticForm, 'arp.spoof': spoofForm },
  },
};
