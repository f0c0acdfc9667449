/**
 * ICMP errors as routers send them (RFC 1812 §4.3): about whatever packet they could not hand on, and
 * quoting as much of it as fits.
 */
import { allocateFrame, frameStart } from '../../core/arena.ts';
import { ipv4 } from '../ipv4/header.ts';
import { type NetFx, type ReportedPacket, TRANSPORT_OFFSET } from '../kind.ts';
import { icmpAt, icmpPlain } from './header.ts';
import { finishIcmp, mayReport } from './send.ts';

/** A message with as much as possible of the packet is no longer than this (RFC 1812 §4.3.2.3). */
const MOST_BYTES = 576;
const HEADER = icmpPlain.length;

/** Internetwork control, RFC 791 §3.1: the precedence of errors (RFC 1812 §4.3.2.5). */
const PRECEDENCE = 0xc0;
/** What the packet asked for of delay, throughput and reliability; the last two bits are ECN's. */
const SERVICE = 0x1c;

export interface IcmpProblem {
  readonly type: number;
  readonly code: number;
  /** The four bytes behind the checksum: a pointer, a gateway, an MTU, or nothing. */
  readonly rest: number;
}

/** May an error be sent about this packet, and is there an address to send it from? */
export function canReport(packet: ReportedPacket, fx: NetFx): boolean {
  return mayReport(packet, fx) && sourceOf(packet, fx) !== undefined;
}

/** The address that was asked, where it is ours; else that of the card the error leaves by (RFC 1812 §4.3.2.4). */
function sourceOf({ src, dst, broadcast }: ReportedPacket, fx: NetFx): number | undefined {
  return !broadcast && fx.ip.isLocal(dst) ? dst : fx.ip.sourceFor(src, 0);
}

/** Sends an error about a packet that `canReport` has let pass. */
export function sendError(
  packet: ReportedPacket,
  { type, code, rest }: IcmpProblem,
  fx: NetFx,
): void {
  const { src: to, ipStart, end, tos = 0 } = packet;
  const most = Math.min(MOST_BYTES, fx.ip.interfaceMtu(to)) - ipv4.length - HEADER;
  const quoted = Math.min(end - ipStart, most);
  const frame = allocateFrame(fx.arena, TRANSPORT_OFFSET + HEADER + quoted);
  const start = frameStart(frame) + TRANSPORT_OFFSET;
  const { view, bytes } = fx.arena;
  view.setUint8(start + icmpAt.type, type);
  view.setUint8(start + icmpAt.code, code);
  view.setUint32(start + icmpPlain.at.unused, rest);
  bytes.copyWithin(start + HEADER, ipStart, ipStart + quoted);
  const from = sourceOf(packet, fx) as number;
  finishIcmp(frame, start, HEADER + quoted, from, to, PRECEDENCE | (tos & SERVICE), fx);
}
