/**
 * A frame's way up: card → ARP or IPv4 → ICMP, UDP or TCP. Each layer that puts a packet aside
 * says so in the trace, with its reason and the rule.
 */
import { type FrameRef, frameStart, freeFrame } from '../../core/arena.ts';
import { arpArrives } from '../../protocols/arp/arp.ts';
import { ethernet, etherTypes } from '../../protocols/ethernet/header.ts';
import {
  acceptsFrame,
  ETHERNET_HEADER,
  isGroupFrame,
  type Nic,
} from '../../protocols/ethernet/nic.ts';
import { icmpTypes, unreachableCodes } from '../../protocols/icmp/header.ts';
import { icmpArrives, sendUnreachable } from '../../protocols/icmp/icmp.ts';
import { ipProtocols } from '../../protocols/ipv4/header.ts';
import { type IpRefusal, receivePacket } from '../../protocols/ipv4/ip.ts';
import { icmpErrorArrives, tcpArrives, udpArrives } from '../../sockets/index.ts';
import type { IgnoredReason } from '../../trace/kernel-events.ts';
import { emit } from '../../trace/log.ts';
import { type Host, loopbackNic } from './host.ts';
import type { HostFx } from './host-fx.ts';

const REFUSAL_RFC: Record<IpRefusal, string> = {
  'ip-truncated': '791#section-3.1',
  'ip-version': '1122#section-3.2.1.1',
  'ip-header-length': '791#section-3.1',
  'ip-total-length': '791#section-3.1',
  'ip-checksum': '1122#section-3.2.1.2',
  'ip-not-for-us': '1122#section-3.2.1.3',
  'ip-unicast-in-broadcast': '1122#section-3.3.6',
  'ip-source': '1122#section-3.2.1.3',
  'ip-own-source': '1122#section-3.2.1.3',
  'ip-loopback': '1122#section-3.2.1.3',
  'ip-fragment': '791#section-3.2',
};

/** Handles a frame that arrived at a card; the frame is freed here. */
export function frameArrives(host: Host, index: number, frame: FrameRef, fx: HostFx): void {
  const nic = host.nics[index] as Nic;
  const length = fx.arena.lengths[frame] as number;
  if (length < ETHERNET_HEADER) {
    ignore('link', 'frame-truncated', '894', fx);
  } else if (length > nic.mtu + ETHERNET_HEADER) {
    ignore('link', 'frame-too-long', '894', fx);
  } else if (acceptsFrame(nic, fx.arena, frame)) {
    const etherType = fx.arena.view.getUint16(frameStart(frame) + ethernet.at.etherType);
    if (etherType === etherTypes.ipv4) ipArrives(host, index, frame, fx);
    else if (etherType === etherTypes.arp) arpArrives(nic, index, frame, fx);
    else ignore('link', 'ether-type', '894', fx);
  } else {
    ignore('link', 'not-our-mac', '894', fx);
  }
  freeFrame(fx.arena, frame);
}

function ipArrives(host: Host, index: number, frame: FrameRef, fx: HostFx): void {
  const { packet, nics } = host;
  const group = isGroupFrame(fx.arena, frame);
  const refused = receivePacket(nics, frame, group, index === loopbackNic(host), fx, packet);
  if (refused !== undefined) {
    ignore('network', refused, REFUSAL_RFC[refused], fx);
    return;
  }
  switch (packet.protocol) {
    case ipProtocols.tcp:
      tcpArrives(host.transport, packet, fx);
      return;
    case ipProtocols.udp:
      udpArrives(host.transport, packet, fx);
      return;
    case ipProtocols.icmp:
      icmpMessageArrives(host, fx);
      return;
    default:
      ignore('network', 'ip-protocol', '1122#section-3.2.2.1', fx);
      sendUnreachable(packet, unreachableCodes.protocol, fx);
  }
}

function icmpMessageArrives(host: Host, fx: HostFx): void {
  const error = icmpArrives(host.packet, fx);
  // Source quench is obsolete and must change nothing (RFC 6633, RFC 9293 MUST-55).
  if (error === undefined || error.type === icmpTypes.sourceQuench) return;
  if (error.type === icmpTypes.redirect) return; // one router a network: nothing to choose
  icmpErrorArrives(host.transport, error, fx);
}

function ignore(layer: 'link' | 'network', why: IgnoredReason, rfc: string, fx: HostFx): void {
  emit(fx.log, 'packet.ignored', fx.node, { layer, why, rfc });
}
