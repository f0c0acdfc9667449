/** The host's interfaces and routes change while it runs: through the sockets of its programs. */
import { formatIpv4, IPV4_ANY, type Ipv4, isUnicastHost, maskOf } from '../../core/addresses.ts';
import type { Nic } from '../../protocols/ethernet/nic.ts';
import '../../protocols/ipv4/events.ts';
import {
  addRoute,
  connectedRoutes,
  KERNEL_ROUTE,
  type Route,
} from '../../protocols/ipv4/routes.ts';
import type { HostServices } from '../../sockets/host-services.ts';
import { tellRouteSockets } from '../../sockets/kinds/route/route.ts';
import { emit } from '../../trace/log.ts';
import { type Host, loopbackNic } from './host.ts';
import type { HostFx } from './host-fx.ts';

export function hostServices(host: Host, fxOf: () => HostFx): HostServices {
  return {
    interfaces: () => host.nics,
    routes: () => host.routes,
    install(owner, distance, destination) {
      const { prefixLength, nic } = destination;
      if (host.nics[nic] === undefined || prefixLength > 32) return false;
      const network = (destination.network & maskOf(prefixLength)) >>> 0;
      removeRoutes(host, owner, (route) => isTo(route, network, prefixLength));
      changeRoute(host, { ...destination, network, owner, distance }, true, fxOf());
      return true;
    },
    withdraw(owner, { network, prefixLength }) {
      const gone = removeRoutes(host, owner, (route) => isTo(route, network, prefixLength));
      for (const route of gone) changeRoute(host, route, false, fxOf());
      return gone.length > 0;
    },
    withdrawAll(owner) {
      const gone = removeRoutes(host, owner, () => true);
      for (const route of gone) changeRoute(host, route, false, fxOf());
    },
    setAddress: (nic, address, prefixLength) =>
      isUnicastHost(address, prefixLength) &&
      changeAddress(host, nic, address, prefixLength, fxOf()),
    removeAddress: (nic) => changeAddress(host, nic, IPV4_ANY, 32, fxOf()),
  };
}

function isTo(route: Route, network: Ipv4, prefixLength: number): boolean {
  return route.network === network && route.prefixLength === prefixLength;
}

/** Takes an owner's routes out of the table, those that `which` chooses, and returns them. */
function removeRoutes(host: Host, owner: number, which: (route: Route) => boolean): Route[] {
  const gone = host.routes.filter((route) => route.owner === owner && which(route));
  // In place: whoever was bound to the table keeps it.
  for (const route of gone) host.routes.splice(host.routes.indexOf(route), 1);
  return gone;
}

/** A route is added, or has been taken out: the trace and the route sockets hear of it. */
function changeRoute(host: Host, route: Route, added: boolean, fx: HostFx): void {
  if (added) addRoute(host.routes, route);
  const { network, prefixLength, gateway, nic, distance } = route;
  const via = gateway === 0 ? (host.nics[nic] as Nic).name : formatIpv4(gateway);
  const destination = `${formatIpv4(network)}/${prefixLength}`;
  emit(fx.log, 'route.changed', fx.node, { destination, via: added ? via : '', nic });
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

function changeAddress(
  host: Host,
  index: number,
  address: Ipv4,
  prefixLength: number,
  fx: HostFx,
): boolean {
  const nic = host.nics[index];
  if (nic === undefined || index === loopbackNic(host)) return false;
  const before = nic.address;
  for (const route of removeRoutes(host, KERNEL_ROUTE, (each) => belongsTo(each, nic, index))) {
    changeRoute(host, route, false, fx);
  }
  nic.address = address;
  nic.prefixLength = prefixLength;
  emit(fx.log, 'address.changed', fx.node, { nic: index, before, address, prefixLength });
  for (const route of connectedRoutes(nic, index, loopbackNic(host)))
    changeRoute(host, route, true, fx);
  const gone = address === IPV4_ANY;
  tellRouteSockets(
    host.transport,
    { type: 'address', nic: index, address, prefixLength, gone },
    fx,
  );
  fx.hostChanged('address');
  return true;
}

function belongsTo(route: Route, { address, prefixLength }: Nic, nic: number): boolean {
  if (route.gateway !== 0 || route.network !== address) return false;
  return route.prefixLength === 32 || (route.nic === nic && route.prefixLength === prefixLength);
}
