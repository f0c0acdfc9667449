/** The effects of a host: those of the world, and the services its layers give each other. */

import type { HostChange } from '../../apps/kind.ts';
import type { Ipv4 } from '../../core/addresses.ts';
import type { HookTables } from '../../hooks/kind.ts';
import { isBroadcastOrMulticast, isInvalidSource, isOwn } from '../../protocols/ipv4/ip.ts';
import { knownPathMtu, lowerPathMtu } from '../../protocols/ipv4/path-mtu.ts';
import { type Route, routeTo } from '../../protocols/ipv4/routes.ts';
import type { IpPort, LinkFx } from '../../protocols/kind.ts';
import type { CallResult } from '../../sockets/calls.ts';
import type { TransportFx } from '../../sockets/ip-service.ts';
import type { Fx } from '../../trace/fx.ts';
import type { SocketEventText } from '../../trace/kernel-events.ts';
import { emitSocketEvent } from '../../trace/write-sockets.ts';
import { bindApps, type HostApps } from './app-env.ts';
import { doubtNextHop, interfaceMtu, routeFrame, sendPacket, sourceFor } from './egress.ts';
import type { Hooking } from './hooks.ts';
import type { Host } from './host.ts';
import { deliverError, deliverPacket } from './ingress.ts';
import { noticeHostChange, noticeSocket } from './notices.ts';
import { bindProtocols, type HostProtocols, type HostTable } from './protocols.ts';

export type HostFx = TransportFx &
  LinkFx & {
    readonly protocols: HostProtocols;
    readonly apps: HostApps;
    readonly hooking: Hooking | undefined;
    /** Something changed on the host: programs that want to know hear of it. */
    hostChanged(what: HostChange): void;
    /** The route that a packet of its own takes; a router has reasons to pass over some. */
    wayOut(dst: Ipv4): Route | undefined;
  };

/**
 * Adds a host's services to the effects the world gives it. Made once for each host of a running
 * world, in place and each under its name, so that every effect is one property away on the hot path:
 * of a record that is extended by `Object.assign`, V8 makes a hash table from the thirteenth property
 * on (its limit for names that are not in the code), and a transfer took a fifth longer.
 */
export function bindHost(base: Fx, host: Host, table: HostTable): HostFx {
  const { log, node } = base;
  const fx = base as Writable<HostFx>;
  fx.ip = ipPort(host, fx);
  fx.complete = (call: number, result: CallResult) => {
    host.completions.push({ call, result, cause: log.cause });
  };
  fx.notify = (fd: number, what: SocketEventText, conn: number) => {
    emitSocketEvent(log, node, fd, conn, what);
    noticeSocket(host, fd, what, fx);
  };
  fx.hostChanged = (what) => noticeHostChange(host, what, fx);
  fx.deliver = (packet) => deliverPacket(host, packet, fx);
  fx.deliverError = (error) => deliverError(host, error, fx);
  fx.report = (packet, type, code) =>
    table.ipProtocols.some((each) => each.report?.(packet, type, code, fx));
  fx.hook = (at, packet) => table.hooking?.incoming(at, packet, fx) ?? 'pass';
  fx.hooking = table.hooking;
  fx.wayOut = (dst) => routeTo(host.routes, dst);
  fx.route = (frame) => routeFrame(host, frame, fx);
  fx.sockets = table.sockets;
  fx.socketOptions = table.socketOptions;
  fx.services = table.services?.(host, () => fx);
  fx.protocols = bindProtocols(host, table, base.rng);
  fx.hooks = table.hooking?.bind(host.hooks, table.hooks) ?? NO_HOOKS;
  fx.apps = bindApps(host, table, fx);
  return fx;
}

const NO_HOOKS: HookTables = { pre: [], in: [], forward: [], out: [], post: [] };

/** Effects that are still being put together. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };

function ipPort(host: Host, fx: HostFx): IpPort {
  return {
    sourceFor: (dst, bound) => sourceFor(host, dst, bound, fx),
    isLocal: (address) => isOwn(host.nics, address),
    isBroadcastOrMulticast: (address) => isBroadcastOrMulticast(host.nics, address),
    isInvalidSource: (address) => isInvalidSource(host.nics, address),
    defaultTtl: () => host.transport.settings.ttl,
    interfaceMtu: (dst) => interfaceMtu(host, dst, fx),
    pathMtu: (dst) => currentPathMtu(host, dst, fx),
    lowerPathMtu(dst, nextHopMtu, packetLength) {
      const current = currentPathMtu(host, dst, fx);
      return lowerPathMtu(host.net.pathMtu, dst, current, nextHopMtu, packetLength, fx);
    },
    adviseNegative: (dst) => doubtNextHop(host, dst, fx),
    send: (packet) => sendPacket(host, packet, fx),
  };
}

function currentPathMtu(host: Host, dst: Ipv4, fx: HostFx): number {
  const mtu = interfaceMtu(host, dst, fx);
  const known = knownPathMtu(host.net.pathMtu, dst, fx.now);
  return Math.min(mtu, known ?? mtu);
}
