/** What is known of the path MTU towards each destination (RFC 1191). */
import { formatIpv4, type Ipv4 } from '../../core/addresses.ts';
import { type Instant, MINUTE } from '../../core/instant.ts';
import type { Fx } from '../../trace/fx.ts';
import { emit } from '../../trace/log.ts';

/** Every link carries this much (RFC 791 §3.2); a smaller report is not believed (RFC 1191 §3). */
export const MIN_PATH_MTU = 68;
/** A lowered path MTU is tried again larger after this long (RFC 1191 §6.3). */
export const PATH_MTU_LIFETIME = 10 * MINUTE;
/** Destinations known at once: reports could otherwise fill the memory. */
export const PATH_MTU_ENTRIES = 512;

/** RFC 1191 §7, table 7-1: likely values, for routers that do not tell the next hop's MTU. */
const PLATEAUS = [65535, 32000, 17914, 8166, 4352, 2002, 1492, 1006, 508, 296, 68];

export type PathMtuCache = Map<Ipv4, { mtu: number; expires: Instant }>;

export function knownPathMtu(cache: PathMtuCache, dst: Ipv4, now: Instant): number | undefined {
  const entry = cache.get(dst);
  if (entry === undefined) return undefined;
  if (entry.expires > now) return entry.mtu;
  cache.delete(dst);
  return undefined;
}

/**
 * A router could not forward `packetLength` bytes and said `nextHopMtu` (0 from an old router).
 * Returns the path MTU from now on; it never rises here and never falls below 68.
 */
export function lowerPathMtu(
  cache: PathMtuCache,
  dst: Ipv4,
  current: number,
  nextHopMtu: number,
  packetLength: number,
  fx: Fx,
): number {
  const told =
    nextHopMtu >= MIN_PATH_MTU
      ? nextHopMtu
      : (PLATEAUS.find((plateau) => plateau < packetLength) ?? MIN_PATH_MTU);
  if (told >= current) return current;
  // The one that was lowered last stands last: the entry that gives way is the oldest.
  if (!cache.delete(dst)) makeRoom(cache, fx);
  cache.set(dst, { mtu: told, expires: fx.now + PATH_MTU_LIFETIME });
  traceEntry(dst, String(told), 'lowered', fx);
  return told;
}

function makeRoom(cache: PathMtuCache, fx: Fx): void {
  if (cache.size < PATH_MTU_ENTRIES) return;
  const [oldest] = cache.keys();
  cache.delete(oldest as Ipv4);
  traceEntry(oldest as Ipv4, 'full', '', fx);
}

function traceEntry(dst: Ipv4, value: string, state: string, fx: Fx): void {
  const key = formatIpv4(dst);
  emit(fx.log, 'cache.changed', fx.node, { table: 'pmtu', key, value, state });
}
