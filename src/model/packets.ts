/**
 * Packets as the pictures show them: every crossing of a link by a frame, joined with what is
 * inside it and with what became of it.
 */
import type {} from '../stack/links/half-duplex/events.ts';
import '../stack/protocols/core-packets.ts';
import type { Instant } from '../stack/core/instant.ts';
import type { LayerName } from '../stack/core/layers.ts';
import type { SegmentReason, SegmentVerdict } from '../stack/protocols/tcp/names.ts';
import type { DropReason, FrameChange } from '../stack/trace/kernel-events.ts';
import { type PacketMaker, packetMaker } from '../stack/trace/packets.ts';
import type { TraceEvent } from '../stack/trace/schema.ts';
import type { Cursor } from './cursor.ts';

/** What a node recorded when it made the packet (trace/packets.ts). */
export type PacketHeader = TraceEvent;
/** The name of the protocol that made it; 'other' when nobody recorded it. */
export type PacketProtocol = string;

export interface Packet {
  /** Its place in the list of packets; the list is in the order of sending. */
  readonly index: number;
  /** The frame's number in the trace. */
  readonly frame: number;
  readonly sentEvent: number;
  readonly from: number;
  /** The node it goes to, −1 while unknown. */
  to: number;
  readonly nic: number;
  readonly link: number;
  readonly bytes: number;
  readonly starts: Instant;
  readonly arrives: Instant;
  readonly protocol: PacketProtocol;
  /** The event that made what is inside, −1 when unknown. */
  readonly headerEvent: number;
  readonly header: PacketHeader | undefined;
  /** What the program that sent it says is in it, where it says so (`AppEnv.trace`). */
  readonly message?: TraceEvent | undefined;
  /** Index of its TCP conversation, −1 when it has none. */
  readonly connection: number;
  /** It sends again what its connection has sent before. */
  readonly again: boolean;
  /** The event that ended its way, −1 while it is in flight at the end of the log. */
  endEvent: number;
  endAt: Instant;
  /** Why it was dropped; undefined when it was delivered or is in flight. */
  dropped: DropReason | undefined;
  readonly changes: readonly PacketChange[];
  /** Further deliveries of the same frame, when the link duplicated it. */
  readonly copies: readonly PacketCopy[];
  /** The `segment.received` it led to, and its verdict. */
  receivedEvent: number;
  verdict: SegmentVerdict | undefined;
}

export interface PacketChange {
  readonly event: number;
  readonly how: FrameChange;
}

export interface PacketCopy {
  readonly event: number;
  readonly at: Instant;
}

export type PacketPhase = 'future' | 'in-flight' | 'delivered' | 'dropped';

/** Where a packet is at the cursor. */
export function phaseOf(packet: Packet, cursor: Cursor): PacketPhase {
  if (packet.sentEvent >= cursor.event) return 'future';
  if (packet.endEvent < 0 || packet.endEvent >= cursor.event) return 'in-flight';
  return packet.dropped === undefined ? 'delivered' : 'dropped';
}

/** How much of its way a packet has behind it at an instant, 0 … 1. */
export function progressAt(packet: Packet, at: Instant): number {
  const takes = packet.arrives - packet.starts;
  if (takes <= 0) return at >= packet.arrives ? 1 : 0;
  return Math.min(1, Math.max(0, (at - packet.starts) / takes));
}

const ON_THE_LINE: ReadonlySet<DropReason> = new Set<DropReason>([
  ...(['loss', 'learner', 'corrupt-fcs', 'too-big', 'no-receiver', 'collision'] as const),
]);

/** Whether a frame is taken off a line, or at its end; all other reasons keep it from the line. */
export const isOnTheLine = (why: DropReason): boolean => ON_THE_LINE.has(why);

/** The part of the way at which it was dropped, 0 … 1. */
export function dropPoint(packet: Packet): number {
  // A queue or a dead link takes the frame before it gets onto the line.
  if (packet.endAt <= packet.starts && !isOnTheLine(packet.dropped ?? 'loss')) return 0;
  return progressAt(packet, packet.endAt);
}

export function segmentOf(packet: Packet): TraceEvent<'segment.sent'> | undefined {
  return packet.header?.kind === 'segment.sent' ? packet.header : undefined;
}

/** Probes repeat a byte on purpose: they ask, and do not mend. */
const PROBES: ReadonlySet<SegmentReason> = new Set(['keepalive', 'window-probe']);

/** It asks whether a closed window has opened (RFC 9293 §3.8.6.1). */
export const isWindowProbe = (packet: Packet): boolean =>
  segmentOf(packet)?.reason === 'window-probe';

export function isRetransmission(packet: Packet): boolean {
  return packet.again && !PROBES.has(segmentOf(packet)?.reason ?? 'data');
}

/** Who made a packet's header, by the header's kind. */
export function makerOf(header: PacketHeader): PacketMaker | undefined {
  return packetMaker(header.kind);
}

/** The layer whose colour a packet has: a program that says what is in it names it, else the header does. */
export function layerOfPacket({ header, message }: Packet): LayerName {
  const event = message ?? header;
  const maker = event && makerOf(event);
  return (event && maker?.colour?.(event)) ?? maker?.layer ?? 'link';
}

/** What a packet is called in one or two words: 'SYN, ACK', 'ARP request', 'DNS A? example.com'. */
export function packetTitle({ header, message }: Packet): string {
  const event = message ?? header;
  return event === undefined ? 'frame' : (makerOf(event)?.title(event) ?? event.kind);
}
