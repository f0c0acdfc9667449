/** The effects of a host: those of the world, and the services its layers give each other. */

import type { HostChange } from '../../apps/kind.ts';
import type { Ipv4 } from '../../core/addresses.ts';
import type { FrameRef } from '../../core/arena.ts';
import { unreachableCodes } from '../../protocols/icmp/header.ts';
import type { IcmpFx } from '../../protocols/icmp/icmp.ts';
import { sendUnreachable } from '../../protocols/icmp/icmp.ts';
import { ipProtocols } from '../../protocols/ipv4/header.ts';
import { isBroadcastOrMulticast, isInvalidSource, isOwn } from '../../protocols/ipv4/ip.ts';
import { knownPathMtu, lowerPathMtu } from '../../protocols/ipv4/path-mtu.ts';
import type { CallResult } from '../../sockets/calls.ts';
import type { IpPort, PacketIn, TransportFx } from '../../sockets/ip-service.ts';
import type { Fx } from '../../trace/fx.ts';
import type { SocketEventText } from '../../trace/kernel-events.ts';
import { emitSocketEvent } from '../../trace/write-sockets.ts';
import { type AppTable, bindApps, type HostApps } from './app-env.ts';
import { doubtNextHop, interfaceMtu, sendPacket, sourceFor } from './egress.ts';
import type { Host } from './host.ts';
import { noticeHostChange, noticeSocket } from './notices.ts';

export type HostFx = Fx &
  TransportFx &
  IcmpFx & {
    readonly apps: HostApps;
    /** Something changed on the host: programs that want to know hear of it. */
    hostChanged(what: HostChange): void;
  };

/** TTL of packets that IP itself sends (RFC 1700's recommendation). */
const DEFAULT_TTL = 64;

/**
 * Adds a host's services to the effects the world gives it. Made once for each host of a running
 * world, in place, so that every effect is one property away on the hot path.
 */
export function bindHost(base: Fx, host: Host, table: AppTable): HostFx {
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
    portUnreachable(packet: PacketIn) {
      sendUnreachable(packet, unreachableCodes.port, fx);
    },
    interfaceMtu: (dst: Ipv4) => interfaceMtu(host, dst),
    sendIcmp(frame: FrameRef, src: Ipv4, dst: Ipv4, tos: number) {
      sendPacket(host, frame, ipProtocols.icmp, src, dst, tos, DEFAULT_TTL, false, fx);
    },
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
    send: (frame, protocol, src, dst, tos, ttl, dontFragment) =>
      sendPacket(host, frame, protocol, src, dst, tos, ttl, dontFragment, fxOf()),
  };
}

function currentPathMtu(host: Host, dst: Ipv4, fx: Fx): number {
  const mtu = interfaceMtu(host, dst);
  const known = knownPathMtu(host.net.pathMtu, dst, fx.now);
  return known === undefined ? mtu : Math.min(known, mtu);
}
