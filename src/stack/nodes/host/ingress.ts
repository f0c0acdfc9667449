/**
 * A frame's way up: the card takes it, and the protocol that its EtherType names gets it. What that
 * one hands on goes to the protocol that the IPv4 header names. Whoever puts a packet aside says so
 * in the trace, with the reason and the rule.
 */
import { type FrameRef, frameStart, freeFrame } from '../../core/arena.ts';
import { ethernet } from '../../protocols/ethernet/header.ts';
import { acceptsFrame, ETHERNET_HEADER, type Nic } from '../../protocols/ethernet/nic.ts';
import { icmpTypes, unreachableCodes } from '../../protocols/icmp/header.ts';
import { FRAGMENTS, ipv4IsFragment } from '../../protocols/ipv4/header.ts';
import type { IpError, IpPacket, LinkProtocol } from '../../protocols/kind.ts';
import { ignoreError } from '../../sockets/icmp-errors.ts';
import type { IgnoredReason } from '../../trace/kernel-events.ts';
import { emit } from '../../trace/log.ts';
import type { Host } from './host.ts';
import type { HostFx } from './host-fx.ts';

/** Handles a frame that arrived at a card; the frame is freed here, unless a protocol keeps it. */
export function frameArrives(host: Host, index: number, frame: FrameRef, fx: HostFx): void {
  if (!takeFrame(host, index, frame, fx)) freeFrame(fx.arena, frame);
}

function takeFrame(host: Host, index: number, frame: FrameRef, fx: HostFx): boolean {
  const nic = host.nics[index] as Nic;
  const length = fx.arena.lengths[frame] as number;
  if (length < ETHERNET_HEADER) return ignoreFrame('frame-truncated', fx);
  if (length > nic.mtu + ETHERNET_HEADER) return ignoreFrame('frame-too-long', fx);
  if (!acceptsFrame(nic, fx.arena, frame)) return ignoreFrame('not-our-mac', fx);
  const tapped =
    host.transport.packetSockets.length > 0 &&
    fx.sockets.packet?.frameArrives?.(host.transport, frame, index, fx) === true;
  const etherType = fx.arena.view.getUint16(frameStart(frame) + ethernet.at.etherType);
  const { link } = fx.protocols;
  for (let i = 0; i < link.length; i++) {
    const protocol = link[i] as LinkProtocol;
    if (protocol.etherType === etherType) return protocol.arrives(host, index, frame, fx);
  }
  if (!tapped) ignoreFrame('ether-type', fx);
  return false;
}

function ignoreFrame(why: IgnoredReason, fx: HostFx): false {
  emit(fx.log, 'packet.ignored', fx.node, { layer: 'link', why, rfc: 'RFC894' });
  return false;
}

/** A packet for this host goes to the protocol that it names. True: a hook keeps its frame. */
export function deliverPacket({ transport }: Host, packet: IpPacket, fx: HostFx): boolean {
  // Hooks and sockets are shown whole datagrams only.
  const piece = ipv4IsFragment(fx.arena.view, packet.ipStart);
  if (!piece && fx.hooks.in.length > 0) {
    const verdict = fx.hook('in', packet);
    if (verdict !== 'pass') return verdict === 'stolen';
  }
  const taken =
    !piece &&
    transport.rawSockets.length > 0 &&
    fx.sockets.raw?.packetArrives?.(transport, packet, fx) === true;
  const bound = fx.protocols.ip[piece ? FRAGMENTS : packet.protocol];
  if (bound !== undefined) bound.protocol.arrives(bound.state, packet, fx);
  else if (!taken) {
    const why = piece ? 'ip-fragment' : 'ip-protocol';
    const rfc = piece ? 'RFC1122#3.3.2' : 'RFC1122#3.2.2.1';
    emit(fx.log, 'packet.ignored', fx.node, { layer: 'network', why, rfc });
    if (!piece) fx.report(packet, icmpTypes.destinationUnreachable, unreachableCodes.protocol);
  }
  return false;
}

export function deliverError({ transport }: Host, error: IpError, fx: HostFx): void {
  const bound = fx.protocols.ip[error.protocol];
  if (bound?.protocol.errorArrives !== undefined) {
    bound.protocol.errorArrives(bound.state, error, fx);
    // A raw socket that sent such packets has been given the message itself.
  } else if (!transport.rawSockets.some((fd) => protocolOf(transport, fd) === error.protocol)) {
    ignoreError(fx);
  }
}

const protocolOf = ({ sockets }: Host['transport'], fd: number) => sockets.get(fd)?.protocol;
