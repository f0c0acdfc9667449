/** Routes that somebody sets by hand, `ip route replace` and `ip route del`. */
import { type Ipv4, isUnicastHost, maskOf, sameNetwork } from '../../../core/addresses.ts';
import { KERNEL_ROUTE, type Route } from '../../../protocols/ipv4/routes.ts';
import { type Host, loopbackNic } from '../host.ts';
import type { HostFx } from '../host-fx.ts';
import { changeRoute, removeRoutes } from './changing-routes.ts';

interface Prefix {
  readonly network: Ipv4;
  readonly prefixLength: number;
}

/** As a scenario's own where it says nothing. */
const DISTANCE = 1;

/**
 * Sets the static route to a network, in the place of those that there are. False when no card is on
 * the next hop's network: a gateway is on a directly connected one (RFC 1122 §3.3.1.2).
 */
export function setStaticRoute(host: Host, to: Prefix, gateway: Ipv4, fx: HostFx): boolean {
  const nic = cardTowards(host, gateway);
  if (nic < 0) return false;
  const prefix = masked(to);
  removeRoutes(host, KERNEL_ROUTE, (route) => isStatic(route, prefix));
  const route = { ...prefix, gateway, nic, owner: KERNEL_ROUTE, distance: DISTANCE };
  changeRoute(host, route, true, fx);
  return true;
}

/** False when there is none. The networks of the cards, and what programs installed, stay. */
export function removeStaticRoute(host: Host, to: Prefix, fx: HostFx): boolean {
  const prefix = masked(to);
  const gone = removeRoutes(host, KERNEL_ROUTE, (route) => isStatic(route, prefix));
  for (const route of gone) changeRoute(host, route, false, fx);
  return gone.length > 0;
}

function cardTowards(host: Host, gateway: Ipv4): number {
  return host.nics.findIndex(
    ({ address, prefixLength }, nic) =>
      nic !== loopbackNic(host) &&
      address !== 0 &&
      address !== gateway &&
      sameNetwork(address, gateway, prefixLength) &&
      isUnicastHost(gateway, prefixLength),
  );
}

const masked = ({ network, prefixLength }: Prefix): Prefix => ({
  network: (network & maskOf(prefixLength)) >>> 0,
  prefixLength,
});

function isStatic(route: Route, { network, prefixLength }: Prefix): boolean {
  if (route.gateway === 0 || route.prefixLength !== prefixLength) return false;
  return (route.network & maskOf(prefixLength)) >>> 0 === network;
}
