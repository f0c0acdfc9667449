/** How the table of routes changes while a host runs: the trace and its programs hear of it. */
import { formatIpv4 } from '../../../core/addresses.ts';
import type { Nic } from '../../../protocols/ethernet/nic.ts';
import '../../../protocols/ipv4/events.ts';
import { addRoute, type Route } from '../../../protocols/ipv4/routes.ts';
import { tellRouteSockets } from '../../../sockets/kinds/route/route.ts';
import { emit } from '../../../trace/log.ts';
import type { Host } from '../host.ts';
import type { HostFx } from '../host-fx.ts';

/** Takes an owner's routes out of the table, those that `which` chooses, and returns them. */
export function removeRoutes(host: Host, owner: number, which: (route: Route) => boolean): Route[] {
  const gone = host.routes.filter((route) => route.owner === owner && which(route));
  // In place: whoever was bound to the table keeps it.
  for (const route of gone) host.routes.splice(host.routes.indexOf(route), 1);
  return gone;
}

/** A route is added, or has been taken out: the trace and the route sockets hear of it. */
export function changeRoute(host: Host, route: Route, added: boolean, fx: HostFx): void {
  if (added) addRoute(host.routes, route);
  const { network, prefixLength, gateway, nic, owner, distance } = route;
  const card = (host.nics[nic] as Nic).name;
  const via = gateway === 0 ? card : formatIpv4(gateway);
  const destination = `${formatIpv4(network)}/${prefixLength}`;
  const which = { nic, card, owner, distance, gateway };
  emit(fx.log, 'route.changed', fx.node, { destination, via: added ? via : '', ...which });
  const message = {
    type: 'route',
    address: network,
    prefixLength,
    gateway,
    nic,
    distance,
  } as const;
  tellRouteSockets(host.transport, { ...message, gone: !added }, fx);
  fx.hostChanged('route');
}
