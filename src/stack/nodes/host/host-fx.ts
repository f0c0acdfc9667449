/** The effects of a host: those of the world, and the services its layers give each other. */

import type { HostChange } from '../../apps/kind.ts';
import type { Ipv4 } from '../../core/addresses.ts';
import type { FrameRef } from '../../core/arena.ts';
import { sendUnreachable } from '../../protocols/icmp/icmp.ts';
import { isBroadcastOrMulticast, isInvalidSource, isOwn } from '../../protocols/ipv4/ip.ts';
import { knownPathMtu, lowerPathMtu } from '../../protocols/ipv4/path-mtu.ts';
import type { IpError, IpPacket, IpPort, LinkFx } from '../../protocols/kind.ts';
import type { CallResult } from '../../sockets/calls.ts';
import type { TransportFx } from '../../sockets/ip-service.ts';
import type { Fx } from '../../trace/fx.ts';
import type { SocketEventText } from '../../trace/kernel-events.ts';
import { emitSocketEvent } from '../../trace/write-sockets.ts';
import { bindApps, type HostApps } from './app-env.ts';
import { doubtNextHop, interfaceMtu, routeFrame, sendPacket, sourceFor } from './egress.ts';
import { bindHooks, hookIncoming } from './hooks.ts';
import type { Host } from './host.ts';
import { deliverError, deliverPacket } from './ingress.ts';
import { noticeHostChange, noticeSocket } from './notices.ts';
import { bindProtocols, type HostProtocols, type HostTable } from './protocols.ts';
import { hostServices } from './services.ts';

export type HostFx = TransportFx &
  LinkFx & {
    readonly protocols: HostProtocols;
    readonly apps: HostApps;
    /** Something changed on the host: programs that want to know hear of it. */
    hostChanged(what: HostChange): void;
  };

/**
 * Adds a host's services to the effects the world gives it. Made once for each host of a running
 * world, in place, so that every effect is one property away on the hot path.
 */
export function bindHost(base: Fx, host: Host, table: HostTable): HostFx {
  const fx = Object.assign(base, {
    ip: ipPort(host, () => fx),
    complete(call: number, result: CallResult) {
      host.completions.push({ call, result, cause: base.log.cause });
    },
    notify(fd: number, what: SocketEventText, conn: number) {
      emitSocketEvent(base.log, base.node, fd, conn, what);
      noticeSocket(host, fd, what, fx);
    },
    hostChanged(what: HostChange) {
      noticeHostChange(host, what, base.log.cause, fx);
    },
    deliver: (packet: IpPacket) => deliverPacket(host, packet, fx),
    deliverError: (error: IpError) => deliverError(error, fx),
    unreachable: (packet: IpPacket, code: number) => sendUnreachable(packet, code, fx),
    hook: (at: 'pre' | 'in', packet: IpPacket, nic: number) => hookIncoming(at, packet, nic, fx),
    route: (frame: FrameRef) => routeFrame(host, frame, fx),
    services: hostServices(host, () => fx),
    protocols: bindProtocols(host, table),
    hooks: bindHooks(host.hooks, table.hooks),
  }) as unknown as Writable<HostFx>;
  fx.apps = bindApps(host, table, fx);
  return fx;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function ipPort(host: Host, fxOf: () => HostFx): IpPort {
  return {
    sourceFor: (dst, bound) => sourceFor(host, dst, bound),
    isLocal: (address) => isOwn(host.nics, address),
    isBroadcastOrMulticast: (address) => isBroadcastOrMulticast(host.nics, address),
    isInvalidSource: (address) => isInvalidSource(host.nics, address),
    interfaceMtu: (dst) => interfaceMtu(host, dst),
    pathMtu: (dst) => currentPathMtu(host, dst, fxOf()),
    lowerPathMtu(dst, nextHopMtu, packetLength) {
      const fx = fxOf();
      const current = currentPathMtu(host, dst, fx);
      return lowerPathMtu(host.net.pathMtu, dst, current, nextHopMtu, packetLength, fx);
    },
    adviseNegative: (dst) => doubtNextHop(host, dst, fxOf()),
    send: (packet) => sendPacket(host, packet, fxOf()),
  };
}

function currentPathMtu(host: Host, dst: Ipv4, fx: Fx): number {
  const mtu = interfaceMtu(host, dst);
  const known = knownPathMtu(host.net.pathMtu, dst, fx.now);
  return known === undefined ? mtu : Math.min(known, mtu);
}
