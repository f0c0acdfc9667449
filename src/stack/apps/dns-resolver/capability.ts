/** A caching resolver. */
import type { Capability } from '../../capability.ts';
import type { AppKind } from '../kind.ts';
import { dnsResolver } from './dns-resolver.ts';
import { dnsResolverForm } from './schema.ts';

export const capability: Capability = {
  id: 'dns.resolver',
  apps: [dnsResolver] as AppKind[],
  forms: { apps: { [dnsResolver.id]: dnsResolverForm } },
};
