/** The host's interfaces and routes change while it runs: through the sockets of its programs. */
import {
  formatIpv4,
  IPV4_ANY,
  type Ipv4,
  isCardAddress,
  isUnicastHost,
  maskOf,
} from '../../../core/addresses.ts';
import { removeNeighbour, setNeighbour } from '../../../protocols/arp/by-hand.ts';
import type { Nic } from '../../../protocols/ethernet/nic.ts';
import { connectedRoutes, KERNEL_ROUTE, type Route } from '../../../protocols/ipv4/routes.ts';
import { abortConnection } from '../../../protocols/tcp/send/send-and-receive.ts';
import { TOUCHED } from '../../../protocols/tcp/state/tcb.ts';
import { fail } from '../../../protocols/tcp/timers/endings.ts';
import type { HostServices, SocketGroups } from '../../../sockets/host-services.ts';
import { tellRouteSockets } from '../../../sockets/kinds/route/route.ts';
import { settle } from '../../../sockets/socket-events.ts';
import { emit } from '../../../trace/log.ts';
import { type Host, loopbackNic, type NameServer } from '../host.ts';
import type { HostFx } from '../host-fx.ts';
import { changeRoute, removeRoutes } from './changing-routes.ts';

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
      forgetNameServers(host, owner, fxOf());
    },
    nameServers: () => [...new Set(host.nameServers.map(({ address }) => address))],
    setNameServer: (owner, address, gone) =>
      isUnicastHost(address) && setNameServer(host, { owner, address }, gone),
    setAddress: (nic, address, prefixLength) =>
      isCardAddress(address, prefixLength) &&
      changeAddress(host, nic, address, prefixLength, fxOf()),
    removeAddress: (nic) => changeAddress(host, nic, IPV4_ANY, 32, fxOf()),
    endConnections: (address, silently) => endConnections(host, address, silently, fxOf()),
    setNeighbour(nic, address, mac) {
      const card = nic === loopbackNic(host) ? undefined : host.nics[nic];
      if (card === undefined) return false;
      return mac === undefined
        ? removeNeighbour(card, address, fxOf())
        : setNeighbour(card, nic, address, mac, fxOf());
    },
    get groups() {
      return groupsOf(host, fxOf());
    },
  };
}

function setNameServer(host: Host, { owner, address }: NameServer, gone: boolean): boolean {
  const others = host.nameServers.filter(
    (each) => each.owner !== owner || each.address !== address,
  );
  host.nameServers = gone ? others : [...others, { owner, address }];
  return true;
}

/** Whoever told of them is gone without a word: the trace says it, as it does of his routes. */
function forgetNameServers(host: Host, owner: number, fx: HostFx): void {
  const left = host.nameServers.filter((each) => each.owner !== owner);
  const gone = host.nameServers.filter((each) => each.owner === owner);
  host.nameServers = left;
  if (gone.length === 0) return;
  const listed = (servers: readonly NameServer[]) =>
    servers.map(({ address }) => formatIpv4(address)).join(', ');
  emit(fx.log, 'name-servers.gone', fx.node, { left: listed(left), gone: listed(gone) });
}

/** The card takes in what some socket is in. */
function groupsOf(host: Host, fx: HostFx): SocketGroups | undefined {
  const bound = fx.protocols.ip.find((each) => each?.protocol.groups !== undefined);
  const keeper = bound?.protocol.groups;
  if (bound === undefined || keeper === undefined) return undefined;
  const { state } = bound;
  const card = host.nics[0] as Nic;
  return {
    option(socket, option, value) {
      const outcome = keeper.option(state, socket, option, value, fx);
      card.groups = keeper.joined(state);
      return outcome;
    },
    hears: (socket, group, sender) => keeper.hears(state, socket, group, sender),
    closed(socket) {
      keeper.closed(state, socket, fx);
      card.groups = keeper.joined(state);
    },
  };
}

function isTo(route: Route, network: Ipv4, prefixLength: number): boolean {
  return route.network === network && route.prefixLength === prefixLength;
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

/**
 * Who gives an address up resets the connections from it, as far as anything can be sent (RFC 5227
 * §2.4); listeners go on, for the next address.
 */
function endConnections(host: Host, address: Ipv4, silently: boolean, fx: HostFx): void {
  const { transport } = host;
  for (const tcb of [...transport.connections.values()]) {
    if (tcb.localAddress !== address || tcb.state === 'LISTEN' || tcb.state === 'CLOSED') continue;
    tcb.touched |= TOUCHED.all;
    if (silently) fail(tcb, 'ECONNABORTED', 'ABORT', 'RFC9293#3.10.5', fx);
    else abortConnection(tcb, fx);
    settle(transport, tcb, fx);
  }
}

function belongsTo(route: Route, { address, prefixLength }: Nic, nic: number): boolean {
  if (route.gateway !== 0 || route.network !== address) return false;
  return route.prefixLength === 32 || (route.nic === nic && route.prefixLength === prefixLength);
}
