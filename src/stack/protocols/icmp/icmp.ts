/** ICMP (RFC 792, RFC 1122 §3.2.2): echo answered, errors sent with care and passed on. */

import { type Ipv4, isUnicastHost } from '../../core/addresses.ts';
import { allocateFrame, type FrameRef, frameStart } from '../../core/arena.ts';
import { causedBy } from '../../trace/cause.ts';
import './events.ts';
import { emit } from '../../trace/log.ts';
import { finish, sum, verifies } from '../../wire/checksum.ts';
import { ethernet } from '../ethernet/header.ts';
import { ipProtocols, ipv4, ipv4HeaderLength, ipv4IsFragment } from '../ipv4/header.ts';
import { type IpError, type IpPacket, ipSend, type NetFx } from '../kind.ts';
import {
  icmpAt,
  icmpEcho,
  icmpTypes,
  icmpUnreachable,
  isIcmpError,
  MIN_QUOTED_PAYLOAD,
} from './header.ts';

const HEADER = icmpEcho.length;
/** Where an ICMP message starts in a frame that we build. */
const ICMP_OFFSET = ethernet.length + ipv4.length;

/** TTL of packets that IP itself sends (RFC 1700's recommendation). */
const DEFAULT_TTL = 64;
/** What IP is asked to send. */
const message = ipSend(ipProtocols.icmp);
message.ttl = DEFAULT_TTL;

/** Handles a received message. Returns the error it reports to the transport above, if any. */
export function icmpArrives(packet: IpPacket, fx: NetFx): IpError | undefined {
  const { view } = fx.arena;
  const length = packet.end - packet.start;
  if (length < HEADER || !verifies(fx.arena, packet.start, length)) {
    const why = length < HEADER ? 'icmp-truncated' : 'icmp-checksum';
    emit(fx.log, 'packet.ignored', fx.node, { layer: 'network', why, rfc: '792' });
    return undefined;
  }
  const type = view.getUint8(packet.start + icmpAt.type);
  const code = view.getUint8(packet.start + icmpAt.code);
  const { src, dst } = packet;
  const id = emit(fx.log, 'icmp.received', fx.node, { type, code, src, dst });
  causedBy(fx.log, id);
  if (type === icmpTypes.echoRequest) {
    answerEcho(packet, fx);
    return undefined;
  }
  return isIcmpError(type) ? quotedError(packet, type, code, fx) : undefined;
}

/** An echo reply comes from the address that was asked and returns all data (§3.2.2.6). */
function answerEcho(packet: IpPacket, fx: NetFx): void {
  if (packet.broadcast) return; // §3.2.2.6 allows silence; a broadcast ping would cause a storm
  const length = packet.end - packet.start;
  if (!fits(packet.src, length, fx)) return;
  const frame = allocateFrame(fx.arena, ICMP_OFFSET + length);
  const start = frameStart(frame) + ICMP_OFFSET;
  fx.arena.bytes.copyWithin(start, packet.start, packet.end);
  fx.arena.view.setUint8(start + icmpAt.type, icmpTypes.echoReply);
  finishIcmp(frame, start, length, packet.dst, packet.src, packet.tos, fx);
}

/** There are no fragments yet: a message that one packet cannot hold is not sent (RFC 1122 §3.3.3). */
function fits(dst: Ipv4, length: number, fx: NetFx): boolean {
  if (ipv4.length + length <= fx.ip.interfaceMtu(dst)) return true;
  const rfc = '1122#section-3.3.3';
  emit(fx.log, 'packet.ignored', fx.node, { layer: 'network', why: 'above-mtu', rfc });
  return false;
}

function quotedError(packet: IpPacket, type: number, code: number, fx: NetFx): IpError | undefined {
  const { view } = fx.arena;
  const quoted = packet.start + HEADER;
  if (packet.end - quoted < ipv4.length) return undefined;
  const headerLength = ipv4HeaderLength(view, quoted);
  const start = quoted + headerLength;
  if (headerLength < ipv4.length || packet.end - start < MIN_QUOTED_PAYLOAD) return undefined;
  const mtu =
    type === icmpTypes.destinationUnreachable
      ? view.getUint16(packet.start + icmpUnreachable.at.nextHopMtu)
      : 0;
  return {
    type,
    code,
    mtu,
    src: view.getUint32(quoted + ipv4.at.src),
    dst: view.getUint32(quoted + ipv4.at.dst),
    protocol: view.getUint8(quoted + ipv4.at.protocol),
    totalLength: view.getUint16(quoted + ipv4.at.totalLength),
    start,
    end: packet.end,
  };
}

/** May an error be sent about this packet (RFC 1122 §3.2.2)? */
function mayReport(packet: IpPacket, fx: NetFx): boolean {
  const { view } = fx.arena;
  if (packet.broadcast || ipv4IsFragment(view, packet.ipStart)) return false;
  if (!isUnicastHost(packet.src)) return false;
  return !(
    packet.protocol === ipProtocols.icmp &&
    packet.end > packet.start &&
    isIcmpError(view.getUint8(packet.start + icmpAt.type))
  );
}

/** Sends "destination unreachable" about a packet: its IP header and the first 8 bytes quoted. */
export function sendUnreachable(packet: IpPacket, code: number, fx: NetFx): void {
  if (!mayReport(packet, fx)) return;
  const quotedLength = Math.min(
    packet.end - packet.ipStart,
    packet.start - packet.ipStart + MIN_QUOTED_PAYLOAD,
  );
  const length = HEADER + quotedLength;
  if (!fits(packet.src, length, fx)) return;
  const frame = allocateFrame(fx.arena, ICMP_OFFSET + length);
  const start = frameStart(frame) + ICMP_OFFSET;
  const { view, bytes } = fx.arena;
  bytes.fill(0, start, start + HEADER);
  view.setUint8(start + icmpAt.type, icmpTypes.destinationUnreachable);
  view.setUint8(start + icmpAt.code, code);
  bytes.copyWithin(start + HEADER, packet.ipStart, packet.ipStart + quotedLength);
  finishIcmp(frame, start, length, packet.dst, packet.src, 0, fx);
}

function finishIcmp(
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
  view.setUint16(start + icmpAt.checksum, finish(sum(fx.arena, start, length)));
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
  fx.ip.send(message);
}
