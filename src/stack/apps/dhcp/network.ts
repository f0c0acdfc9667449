/** A network that a server has addresses of, and what it tells its clients. */
import { type Ipv4, sameNetwork } from '../../core/addresses.ts';
import type { Duration } from '../../core/instant.ts';
import type { Pool } from './pool.ts';

export interface ServedNetwork {
  readonly prefixLength: number;
  /** 0: none. */
  readonly router: Ipv4;
  readonly names: readonly Ipv4[];
  /** 0: for ever. */
  readonly lease: Duration;
  readonly pool: Pool;
}

/** That which an address is in. */
export function networkFor(
  networks: readonly ServedNetwork[],
  address: Ipv4,
): ServedNetwork | undefined {
  return networks.find(({ pool, prefixLength }) => sameNetwork(pool.from, address, prefixLength));
}
