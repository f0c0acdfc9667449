/**
 * The addresses that a server has to give, and who has them (RFC 2131 §4.3.1). An address has one
 * record at most and a client one address; the table is no larger than the pool.
 */
import { type Ipv4, isUnicastHost, type Mac } from '../../core/addresses.ts';
import { type Instant, NEVER } from '../../core/instant.ts';
import type { LeaseState } from '../../protocols/dhcp/events.ts';

export interface Lease {
  readonly address: Ipv4;
  mac: Mac;
  /** By which the server knows a client: its identifier, or its hardware address. '' for nobody. */
  client: string;
  state: LeaseState;
  /** When the state ends; NEVER: a lease without an end. */
  until: Instant;
  /** When it last was somebody’s: what has been free for longest is given first. */
  usedAt: Instant;
}

export interface Range {
  readonly from: Ipv4;
  readonly to: Ipv4;
}

export interface Pool {
  /** What is given first comes from the first of them. */
  readonly ranges: readonly Range[];
  readonly prefixLength: number;
  /** Those of the server and of the routers, which no client gets. */
  readonly occupied: Ipv4[];
  /** Addresses that are kept for cards. */
  readonly reserved: Map<Mac, Ipv4>;
  readonly leases: Map<Ipv4, Lease>;
}

const HELD: ReadonlySet<LeaseState> = new Set(['probed', 'offered', 'bound', 'declined', 'in-use']);

export function isHeld(lease: Lease | undefined): boolean {
  return lease !== undefined && HELD.has(lease.state);
}

export function leaseOf({ leases }: Pool, client: string): Lease | undefined {
  for (const lease of leases.values()) if (lease.client === client) return lease;
  return undefined;
}

/** The address that a client gets: its own, the one it wants, or another that is free. */
export function choose(pool: Pool, client: string, mac: Mac, wanted: Ipv4): Ipv4 | undefined {
  const kept = pool.reserved.get(mac);
  if (kept !== undefined && mayBeGiven(pool, kept) && !isShunned(pool.leases.get(kept)))
    return kept;
  const own = leaseOf(pool, client);
  if (own !== undefined && !isShunned(own)) return own.address;
  if (isFree(pool, wanted)) return wanted;
  return longestFree(pool);
}

/** Somebody has it without a lease: it stays so for a while, also to the client that it is kept for. */
function isShunned(lease: Lease | undefined): boolean {
  return lease?.state === 'declined' || lease?.state === 'in-use';
}

/** Neither the network's number nor its broadcast address, nor who serves it. */
function mayBeGiven({ prefixLength, occupied }: Pool, address: Ipv4): boolean {
  return isUnicastHost(address, prefixLength) && !occupied.includes(address);
}

export function isIn({ from, to }: Range, address: Ipv4): boolean {
  return address >= from && address <= to;
}

export function isFree(pool: Pool, address: Ipv4): boolean {
  if (!pool.ranges.some((range) => isIn(range, address)) || isHeld(pool.leases.get(address))) {
    return false;
  }
  if (!mayBeGiven(pool, address)) return false;
  for (const kept of pool.reserved.values()) if (kept === address) return false;
  return true;
}

function longestFree(pool: Pool): Ipv4 | undefined {
  let best: Lease | undefined;
  for (const { from, to } of pool.ranges) {
    for (let address = from; address <= to; address++) {
      if (!isFree(pool, address)) continue;
      const lease = pool.leases.get(address);
      // One that nobody has ever had is free for longest.
      if (lease === undefined) return address;
      if (best === undefined || lease.usedAt < best.usedAt) best = lease;
    }
  }
  return best?.address;
}

/** The record of an address, made anew when there is none; another of the client’s is given up. */
export function record(pool: Pool, address: Ipv4, client: string, mac: Mac): Lease {
  const other = leaseOf(pool, client);
  if (other !== undefined && other.address !== address) pool.leases.delete(other.address);
  const known = pool.leases.get(address);
  if (known !== undefined) return Object.assign(known, { client, mac });
  const lease: Lease = { address, mac, client, state: 'free', until: NEVER, usedAt: 0 };
  pool.leases.set(address, lease);
  return lease;
}

/** The record whose state ends first. */
export function firstToEnd({ leases }: Pool): Lease | undefined {
  let first: Lease | undefined;
  for (const lease of leases.values()) {
    if (isHeld(lease) && lease.until < (first?.until ?? NEVER)) first = lease;
  }
  return first;
}
