/** ICMP messages that a host sends: errors with care (RFC 1122 §3.2.2), and how any is finished. */
import { type Ipv4, isUnicastHost } from '../../core/addresses.ts';
import { allocateFrame, type FrameRef, frameStart } from '../../core/arena.ts';
import './events.ts';
import { emit } from '../../trace/log.ts';
import { checksum } from '../../wire/checksum.ts';
import { ipProtocols, ipv4FragmentOffset } from '../ipv4/header.ts';
import { ipSend, type NetFx, type ReportedPacket, TRANSPORT_OFFSET } from '../kind.ts';
import { icmpAt, icmpEcho, isIcmpError, MIN_QUOTED_PAYLOAD } from './header.ts';

const HEADER = icmpEcho.length;
/** What IP is asked to send. */
const message = ipSend(ipProtocols.icmp);

/** May an error be sent about this packet (RFC 1122 §3.2.2)? */
export function mayReport(packet: ReportedPacket, fx: NetFx): boolean {
  const { view } = fx.arena;
  if (packet.broadcast || ipv4FragmentOffset(view, packet.ipStart) > 0) return false;
  if (!isUnicastHost(packet.src)) return false;
  return !(
    packet.protocol === ipProtocols.icmp &&
    packet.end > packet.start &&
    isIcmpError(view.getUint8(packet.start + icmpAt.type))
  );
}

/** Sends an error about a packet: its IP header and the first 8 bytes quoted. */
export function sendError(packet: ReportedPacket, type: number, code: number, fx: NetFx): void {
  if (!mayReport(packet, fx)) return;
  const quotedLength = Math.min(
    packet.end - packet.ipStart,
    packet.start - packet.ipStart + MIN_QUOTED_PAYLOAD,
  );
  const length = HEADER + quotedLength;
  const frame = allocateFrame(fx.arena, TRANSPORT_OFFSET + length);
  const start = frameStart(frame) + TRANSPORT_OFFSET;
  const { view, bytes } = fx.arena;
  bytes.fill(0, start, start + HEADER);
  view.setUint8(start + icmpAt.type, type);
  view.setUint8(start + icmpAt.code, code);
  bytes.copyWithin(start + HEADER, packet.ipStart, packet.ipStart + quotedLength);
  // About a packet of our own it is sent to ourselves.
  const from = fx.ip.isLocal(packet.src) ? packet.src : packet.dst;
  finishIcmp(frame, start, length, from, packet.src, 0, fx);
}

export function finishIcmp(
  frame: FrameRef,
  start: number,
  length: number,
  src: Ipv4,
  dst: Ipv4,
  tos: number,
  fx: NetFx,
): void {
  const { view } = fx.arena;
  view.setUint16(start + icmpAt.checksum, 0);
  view.setUint16(start + icmpAt.checksum, checksum(fx.arena, start, length));
  message.event = emit(fx.log, 'icmp.sent', fx.node, {
    type: view.getUint8(start + icmpAt.type),
    code: view.getUint8(start + icmpAt.code),
    src,
    dst,
  });
  message.frame = frame;
  message.src = src;
  message.dst = dst;
  message.tos = tos;
  // Never that of the packet it answers (RFC 1812 §4.3.2.2).
  message.ttl = fx.ip.defaultTtl();
  fx.ip.send(message);
}
