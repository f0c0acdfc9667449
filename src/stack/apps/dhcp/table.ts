/** What a server writes into its table of leases, and why (RFC 2131 §4.3). */
import type { Ipv4, Mac } from '../../core/addresses.ts';
import { type Duration, HOUR, NEVER, SECOND } from '../../core/instant.ts';
import { FOREVER, OPTIONS } from '../../protocols/dhcp/codes.ts';
import type { DhcpDiscardReason, LeaseState } from '../../protocols/dhcp/events.ts';
import { type DhcpMessage, wordOf } from '../../protocols/dhcp/message.ts';
import type { AppEnv } from '../kind.ts';
import { type ServedNetwork, termsFor } from './network.ts';
import { type Lease, leaseOf } from './pool.ts';

/** An address that somebody has without a lease is not given for so long. */
export const SHUN_TIME: Duration = HOUR;

export function discard(why: DhcpDiscardReason, mac: Mac, env: AppEnv): void {
  env.trace('dhcp.discarded', { process: env.pid, why, mac });
}

/** By its identifier, else by its hardware address (RFC 2131 §4.2). */
export function clientOf({ mac, options }: DhcpMessage): string {
  const id = options.get(OPTIONS.clientId);
  return id === undefined ? `mac ${mac}` : id.join('.');
}

export function enter(lease: Lease, state: LeaseState, until: number, env: AppEnv): void {
  lease.state = state;
  lease.until = until;
  lease.usedAt = env.now;
  const { address, mac } = lease;
  const end = until === NEVER ? 0 : until;
  env.trace('dhcp.lease', { process: env.pid, address, mac, state, until: end });
}

/** As long as the client wants, and no longer than the network allows. */
export function endOf(
  network: ServedNetwork,
  address: Ipv4,
  message: DhcpMessage,
  env: AppEnv,
): number {
  const { lease } = termsFor(network, address);
  const wanted = wordOf(message, OPTIONS.leaseTime) ?? FOREVER;
  // The option counts whole seconds, and one of none is no lease.
  const most = lease === 0 ? NEVER : Math.max(lease, SECOND);
  const time = wanted === FOREVER ? most : Math.min(Math.max(1, wanted) * SECOND, most);
  return time === NEVER ? NEVER : env.now + time;
}

export function givenBack(
  { pool }: ServedNetwork,
  message: DhcpMessage,
  address: Ipv4 | undefined,
  what: 'declined' | 'released',
  env: AppEnv,
): void {
  const lease = leaseOf(pool, clientOf(message));
  if (lease === undefined || lease.address !== address) {
    discard('unknown-client', message.mac, env);
    return;
  }
  // Somebody has a declined address: nobody is given it for a while, and it is no longer the client’s.
  enter(lease, what, what === 'declined' ? env.now + SHUN_TIME : NEVER, env);
  if (what === 'declined') lease.client = '';
}
