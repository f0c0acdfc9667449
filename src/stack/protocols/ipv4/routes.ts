/** The routing table of a host (RFC 1122 §3.3.1). */
import { IPV4_ANY, type Ipv4, sameNetwork } from '../../core/addresses.ts';
import type { Interface } from './ip.ts';

export interface Route {
  network: Ipv4;
  prefixLength: number;
  /** Next hop, or 0 when the network is on the link itself. */
  gateway: Ipv4;
  /** The card it goes out of. */
  nic: number;
  /** Who installed it: a route socket's descriptor, or the host itself (KERNEL_ROUTE). */
  owner: number;
  /** Of several routes to one network, that with the smallest distance is used. */
  distance: number;
}

export const KERNEL_ROUTE = -1;

/** Adds a route: the longest prefix first, then the smallest distance, then the one that came first. */
export function addRoute(routes: Route[], route: Route): void {
  const { network, prefixLength, gateway, nic, owner, distance } = route;
  const before = routes.findIndex(
    (other) =>
      other.prefixLength < prefixLength ||
      (other.prefixLength === prefixLength && other.distance > distance),
  );
  // Every packet looks at them, so all of them are made here: an engine then sees one kind of object.
  const added = { network, prefixLength, gateway, nic, owner, distance };
  routes.splice(before < 0 ? routes.length : before, 0, added);
}

/** The routes that a card's address brings: to its network, and from the host to itself. */
export function connectedRoutes(
  { address, prefixLength }: Interface,
  nic: number,
  loopback: number,
): Route[] {
  if (address === IPV4_ANY) return [];
  const kernel = { gateway: 0, owner: KERNEL_ROUTE, distance: 0 };
  return [
    { ...kernel, network: address, prefixLength, nic },
    { ...kernel, network: address, prefixLength: 32, nic: loopback },
  ];
}

export function routeTo(routes: readonly Route[], destination: Ipv4): Route | undefined {
  for (let i = 0; i < routes.length; i++) {
    const route = routes[i] as Route;
    if (sameNetwork(destination, route.network, route.prefixLength)) return route;
  }
  return undefined;
}
