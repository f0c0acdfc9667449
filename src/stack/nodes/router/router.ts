/** A router: a host that forwards. What it keeps besides a host's own, as plain data. */

import type { Ipv4 } from '../../core/addresses.ts';
import type { TokenBucket } from '../../core/token-bucket.ts';
import type { Host } from '../host/host.ts';
import type { HostFx } from '../host/host-fx.ts';
import type { Lookup } from './lookup.ts';

/** A destination that is refused: with a code of destination unreachable, or SILENTLY. */
export interface Refusal {
  network: Ipv4;
  prefixLength: number;
  code: number;
}

export const SILENTLY = -1;

export interface Router extends Host {
  forwards: boolean;
  redirects: boolean;
  directedBroadcasts: boolean;
  checksSources: boolean;
  refusals: Refusal[];
  /** Cards whose link is down. */
  down: number[];
  /** For ICMP errors (RFC 1812 §4.3.2.8). */
  errors: TokenBucket;
}

export type RouterFx = HostFx & {
  /** What is looked up for every packet; undefined as long as nobody has asked since routes changed. */
  lookup: Lookup | undefined;
  /** A hook has changed where the packet that is being handled goes. */
  turned: boolean;
};
