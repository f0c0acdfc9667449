/**
 * A packet's way down: transport or ICMP → route → IPv4 header → neighbour's address → card.
 * Offsets are fixed: whoever builds a packet leaves room for the headers in front of it.
 */

import {
  groupMac,
  IPV4_BROADCAST,
  type Ipv4,
  isDestination,
  isLoopback,
  isMulticast,
  MAC_BROADCAST,
} from '../../core/addresses.ts';
import { type FrameRef, frameStart, freeFrame } from '../../core/arena.ts';
import type { RfcText } from '../../core/rfc.ts';
import { forgetNeighbour, isResolved, sendToNeighbour } from '../../protocols/arp/arp.ts';
import { etherTypes } from '../../protocols/ethernet/header.ts';
import { ETHERNET_HEADER, type Nic, writeEthernet } from '../../protocols/ethernet/nic.ts';
import { FRAGMENTS, ipv4 } from '../../protocols/ipv4/header.ts';
import { isBroadcastOrMulticast, writeHeader } from '../../protocols/ipv4/ip.ts';
import { KERNEL_ROUTE, type Route } from '../../protocols/ipv4/routes.ts';
import type { FragmentProtocol, IpSend } from '../../protocols/kind.ts';
import { closeScope, openScope } from '../../trace/cause.ts';
import type { IgnoredReason } from '../../trace/kernel-events.ts';
import { emit } from '../../trace/log.ts';
import { type Host, loopbackNic } from './host.ts';
import type { HostFx } from './host-fx.ts';

/** Sends a packet. What becomes of it is caused by the event that made it. False: no route leads there. */
export function sendPacket(host: Host, packet: IpSend, fx: HostFx): boolean {
  fx.arena.packets[packet.frame] = packet.event;
  const outer = openScope(fx.log, packet.event);
  const sent = routePacket(host, packet, fx);
  closeScope(fx.log, outer);
  return sent;
}

function routePacket(host: Host, packet: IpSend, fx: HostFx): boolean {
  const { frame, src, dst } = packet;
  const route = routeFor(dst, fx);
  if (route === undefined) {
    discard(frame, 'no-route', 'RFC1122#3.3.1', fx);
    return false;
  }
  if (isLoopback(src) && route.nic !== loopbackNic(host)) {
    discard(frame, 'ip-loopback', 'RFC1122#3.2.1.3', fx);
    return false;
  }
  writeHeader(host.net, packet, fx);
  const { out, post } = fx.hooks;
  if (out.length > 0 || post.length > 0) fx.hooking?.outgoing(host, packet, route, fx);
  else sendAlong(host, route, frame, dst, fx);
  return true;
}

/** Sends a frame whose IPv4 header is complete, wherever its destination is. No hook sees it. */
export function routeFrame(host: Host, frame: FrameRef, fx: HostFx): void {
  const dst = fx.arena.view.getUint32(frameStart(frame) + ETHERNET_HEADER + ipv4.at.dst);
  const route = routeFor(dst, fx);
  if (route === undefined) discard(frame, 'no-route', 'RFC1122#3.3.1', fx);
  else sendAlong(host, route, frame, dst, fx);
}

export function sendAlong(host: Host, route: Route, frame: FrameRef, dst: Ipv4, fx: HostFx): void {
  const nic = host.nics[route.nic] as Nic;
  if ((fx.arena.lengths[frame] as number) - ETHERNET_HEADER > nic.mtu) {
    sendInPieces(host, route, frame, dst, nic, fx);
  } else if (route.nic === loopbackNic(host)) {
    writeEthernet(fx.arena, frame, nic.mac, nic.mac, etherTypes.ipv4);
    fx.transmit(route.nic, frame);
  } else if (isBroadcastOrMulticast(host.nics, dst)) {
    writeEthernet(
      fx.arena,
      frame,
      isMulticast(dst) ? groupMac(dst) : MAC_BROADCAST,
      nic.mac,
      etherTypes.ipv4,
    );
    fx.transmit(route.nic, frame);
  } else {
    sendToNeighbour(nic, route.nic, route.gateway || dst, frame, fx);
  }
}

/** A card sends nothing that is longer than its MTU: a datagram leaves in pieces, if it may be cut. */
function sendInPieces(
  host: Host,
  route: Route,
  frame: FrameRef,
  dst: Ipv4,
  nic: Nic,
  fx: HostFx,
): void {
  const fragments = fx.protocols.ip[FRAGMENTS]?.protocol as FragmentProtocol | undefined;
  const next = route.gateway || dst;
  const entry = nic.neighbours.get(next);
  const asks = route.nic !== loopbackNic(host) && !isResolved(entry, fx);
  if (asks && fragments?.waits(next, entry?.waiting ?? [], frame, fx)) {
    sendToNeighbour(nic, route.nic, next, frame, fx);
    return;
  }
  const pieces = fragments?.cut(frame, nic.mtu, fx) ?? [];
  if (pieces.length === 0) discard(frame, 'above-mtu', 'RFC1122#3.3.3', fx);
  for (const piece of pieces) sendAlong(host, route, piece, dst, fx);
}

export function discard(frame: FrameRef, why: IgnoredReason, rfc: RfcText, fx: HostFx): void {
  emit(fx.log, 'packet.ignored', fx.node, { layer: 'network', why, rfc });
  freeFrame(fx.arena, frame);
}

/** Everybody on the link, and a group, is reached without a gateway (RFC 919 §7). */
const EVERYBODY: Route = {
  network: IPV4_BROADCAST,
  prefixLength: 32,
  gateway: 0,
  nic: 0,
  owner: KERNEL_ROUTE,
  distance: 0,
};

export function routeFor(dst: Ipv4, fx: HostFx): Route | undefined {
  const route = fx.wayOut(dst);
  if (dst === IPV4_BROADCAST || isMulticast(dst)) {
    // Of routes, only one that is for these says by which card; wide ones are for hosts.
    const own = route?.network === IPV4_BROADCAST || isMulticast(route?.network ?? 0);
    return own ? route : EVERYBODY;
  }
  return isDestination(dst) ? route : undefined;
}

/**
 * The address a packet to `dst` would carry as its source: `bound`, when its sender has chosen one.
 * Undefined when nothing can be sent there, or not from that address.
 */
export function sourceFor(host: Host, dst: Ipv4, bound: Ipv4, fx: HostFx): Ipv4 | undefined {
  const route = routeFor(dst, fx);
  if (route === undefined) return undefined;
  if (bound !== 0) {
    return isLoopback(bound) && route.nic !== loopbackNic(host) ? undefined : bound;
  }
  // To ourselves, the address asked for is the one that answers.
  if (route.nic === loopbackNic(host)) return dst;
  return (host.nics[route.nic] as Nic).address;
}

export function interfaceMtu(host: Host, dst: Ipv4, fx: HostFx): number {
  const route = routeFor(dst, fx);
  return (host.nics[route?.nic ?? 0] as Nic).mtu;
}

/**
 * A transport has sent again and again in vain (RFC 9293 §3.8.3, R1): perhaps the next hop is not
 * where we think. There is no other gateway to try, but its hardware address can be asked for anew
 * (RFC 1122 §2.3.2.1).
 */
export function doubtNextHop(host: Host, dst: Ipv4, fx: HostFx): void {
  const route = fx.wayOut(dst);
  if (route === undefined || route.nic === loopbackNic(host)) return;
  forgetNeighbour(host.nics[route.nic] as Nic, route.gateway || dst, fx);
}
