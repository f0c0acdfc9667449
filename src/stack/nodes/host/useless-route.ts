/** Routes that can be written down but never be used: what is for these destinations needs no route, or goes nowhere. */
import {
  IPV4_ANY,
  IPV4_BROADCAST,
  type Ipv4,
  isLoopback,
  isMulticast,
} from '../../core/addresses.ts';

/** Why no packet is ever sent by such a route. */
export type Useless = 'own-address' | 'loopback' | 'no-address' | 'broadcast' | 'multicast';

/**
 * What a host sends to itself never leaves it (RFC 1122 §3.2.1.3 g for 127/8), nothing is sent to 0.0.0.0
 * (§3.2.1.3 a), and who is on the link, or in a group, is reached without a gateway (RFC 919 §7, RFC 1112 §6.2).
 */
export function uselessRoute(
  network: Ipv4,
  prefixLength: number,
  own: readonly Ipv4[],
): Useless | undefined {
  if (prefixLength >= 8 && isLoopback(network)) return 'loopback';
  if (prefixLength >= 4 && isMulticast(network)) return 'multicast';
  if (prefixLength < 32) return undefined;
  if (network === IPV4_ANY) return 'no-address';
  if (network === IPV4_BROADCAST) return 'broadcast';
  return own.includes(network) ? 'own-address' : undefined;
}
