/**
 * Route sockets: a program reads the host's interfaces and routes and hears of their changes, gives
 * cards addresses, sets neighbours' hardware addresses by hand, and installs routes and name servers,
 * which are withdrawn when the socket is closed.
 */
import type { CallOutcome } from '../../calls.ts';
import type { HostServices } from '../../host-services.ts';
import type { TransportFx } from '../../ip-service.ts';
import type { SocketKind } from '../../kind.ts';
import { closeMessageSocket, queueMessage, receiveMessage, remove } from '../../messages.ts';
import { done, failed } from '../../outcomes.ts';
import type { Socket, TransportState } from '../../state.ts';
import { decodeRouteMessage, encodeRouteMessage, type RouteMessage } from './message.ts';

export const routeSockets: SocketKind = {
  type: 'route',
  open(state, socket, _, fx) {
    if (fx.services === undefined) return 'EPROTONOSUPPORT';
    state.routeSockets.push(socket.fd);
    return undefined;
  },
  call(state, socket, call, request, fx) {
    switch (request.name) {
      case 'send':
        return ask(socket, request.data, fx);
      case 'recv':
      case 'recvfrom':
        return receiveMessage(socket, call, request.size);
      case 'close':
      case 'abort': {
        remove(state.routeSockets, socket.fd);
        const outcome = closeMessageSocket(state, socket, fx);
        fx.services?.withdrawAll(socket.fd);
        return outcome;
      }
      default:
        return failed('EOPNOTSUPP');
    }
  },
};

function ask(socket: Socket, data: Uint8Array, fx: TransportFx): CallOutcome {
  const message = decodeRouteMessage(data);
  const services = fx.services as HostServices;
  if (message === undefined) return failed('EINVAL');
  switch (message.type) {
    case 'list':
      list(socket, services, fx);
      return done(data.length);
    case 'address':
      return (
        message.gone
          ? services.removeAddress(message.nic)
          : services.setAddress(message.nic, message.address, message.prefixLength)
      )
        ? done(data.length)
        : failed('EINVAL');
    case 'route':
      return changeRoute(socket.fd, message, services) ? done(data.length) : failed('EINVAL');
    case 'neighbour': {
      const { nic, address, mac, gone } = message;
      const set = services.setNeighbour(nic, address, gone ? undefined : mac);
      return set ? done(data.length) : failed('EINVAL');
    }
    case 'connections':
      services.endConnections(message.address, message.gone);
      return done(data.length);
    case 'name-server': {
      const { address, gone } = message;
      const set = services.setNameServer(socket.fd, address, gone);
      return set ? done(data.length) : failed('EINVAL');
    }
    case 'interface':
      return failed('EINVAL');
  }
}

function changeRoute(owner: number, message: RouteMessage, services: HostServices): boolean {
  const { address: network, prefixLength, gateway, nic, distance, gone } = message;
  const route = { network, prefixLength, gateway, nic };
  return gone ? services.withdraw(owner, route) : services.install(owner, distance, route);
}

function list(socket: Socket, services: HostServices, fx: TransportFx): void {
  services.interfaces().forEach(({ mac, mtu, address, prefixLength, down = false }, nic) => {
    const card = { nic, mac, mtu, address, prefixLength, gone: down };
    tell(socket, { type: 'interface', ...card }, fx);
  });
  for (const { network: address, prefixLength, gateway, nic, distance } of services.routes()) {
    tell(socket, { type: 'route', nic, address, prefixLength, gateway, distance }, fx);
  }
  for (const address of services.nameServers()) tell(socket, { type: 'name-server', address }, fx);
}

function tell(socket: Socket, message: Parameters<typeof encodeRouteMessage>[0], fx: TransportFx) {
  queueMessage(socket, { data: encodeRouteMessage(message), address: 0, port: 0, tos: 0 }, fx);
}

/** Something changed: whoever has a route socket open hears of it. */
export function tellRouteSockets(
  state: TransportState,
  message: Parameters<typeof encodeRouteMessage>[0],
  fx: TransportFx,
): void {
  for (const fd of [...state.routeSockets]) tell(state.sockets.get(fd) as Socket, message, fx);
}
