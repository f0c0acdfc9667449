/** The routing table of a host: longest prefix first (RFC 1122 §3.3.1). */
import { type Ipv4, sameNetwork } from '../../core/addresses.ts';

export interface Route {
  network: Ipv4;
  prefixLength: number;
  /** Next hop, or 0 when the network is on the link itself. */
  gateway: Ipv4;
  /** The card it goes out of. */
  nic: number;
}

/** Adds a route, keeping the longest prefixes first and equal ones in the order they came. */
export function addRoute(routes: Route[], route: Route): void {
  const before = routes.findIndex((other) => other.prefixLength < route.prefixLength);
  routes.splice(before < 0 ? routes.length : before, 0, route);
}

export function routeTo(routes: readonly Route[], destination: Ipv4): Route | undefined {
  for (let i = 0; i < routes.length; i++) {
    const route = routes[i] as Route;
    if (sameNetwork(destination, route.network, route.prefixLength)) return route;
  }
  return undefined;
}
