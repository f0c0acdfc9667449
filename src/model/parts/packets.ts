/** Frames on their links, as they enter the read model: without an object for any event. */
import { seqAdd, seqGt, seqLt } from '../../stack/core/seq.ts';
import { tcpFlags } from '../../stack/protocols/tcp/header/header.ts';
import '../../stack/protocols/core-events.ts';
import type { SegmentVerdict } from '../../stack/protocols/tcp/names.ts';
import type { DropReason, FrameChange } from '../../stack/trace/kernel-events.ts';
import type { TraceLog } from '../../stack/trace/log.ts';
import { kindId, placesOf } from '../../stack/trace/schema.ts';
import {
  causeAt,
  holds,
  instantOf,
  isOfKind,
  nodeAt,
  textAt,
  timeAt,
  unsignedAt,
  wordAt,
} from '../columns.ts';
import type { ModelPart } from '../part.ts';
import type { RecordedRun } from '../recorded-run.ts';
import { otherEnd } from '../topology.ts';
import {
  CONNECTIONS,
  type Connection,
  type ConnectionIndex,
  isFromA,
  noteSegment,
  type SegmentNumbers,
} from './connections.ts';
import { FrameIndex } from './frame-index.ts';
import { PacketRow } from './packet-row.ts';

const SENT = placesOf('frame.sent');
const DELIVERED = placesOf('frame.delivered');
const DROPPED = placesOf('frame.dropped');
const CHANGED = placesOf('frame.changed');
const RESCHEDULED = placesOf('frame.rescheduled');
const SEGMENT = placesOf('segment.sent');
const RECEIVED = placesOf('segment.received');
const DELIVERED_KIND = kindId('frame.delivered');
const SEGMENT_KIND = kindId('segment.sent');
/** Packets that may still be forwarded, carried into a window: those of so many last events. */
const STILL_FORWARDED = 4096;

interface Membership {
  readonly connection: number;
  readonly again: boolean;
}

const NO_CONNECTION: Membership = { connection: -1, again: false };

export interface PacketIndex {
  /** In the order of sending. */
  readonly list: PacketRow[];
  readonly byFrame: FrameIndex<PacketRow>;
  /** The longest time a frame is in flight, µs: how far back packets in flight can lie. */
  longestFlight: number;
  readonly connections: ConnectionIndex;
  /** For each connection, the number behind the last one sent by a, and by b; −1 before the first. */
  readonly next: [number, number][];
  /** The connection of segments that may cross another link, by the id of their header. */
  readonly memberships: Map<number, Membership>;
  /** The header that was looked up last: a link may send a frame twice. */
  lastHeader: number;
  lastMembership: Membership;
}

export const PACKETS: ModelPart<PacketIndex> = {
  id: 'packets',
  create: (run) => emptyIndex(run.part(CONNECTIONS)),
  readers: {
    'frame.sent': readFrameSent,
    'frame.delivered': readFrameDelivered,
    'frame.dropped': readFrameDropped,
    'frame.changed': readFrameChanged,
    'frame.rescheduled': readFrameRescheduled,
    'segment.received': readSegmentReceived,
  },
  carry({ longestFlight, connections, next, memberships }) {
    const last = connections.last - STILL_FORWARDED;
    return {
      ...emptyIndex(connections),
      longestFlight,
      next: next.map(([a, b]) => [a, b]),
      memberships: new Map([...memberships].filter(([header]) => header > last)),
    };
  },
};

function emptyIndex(connections: ConnectionIndex): PacketIndex {
  return {
    list: [],
    byFrame: new FrameIndex(),
    longestFlight: 0,
    connections,
    next: [],
    memberships: new Map(),
    lastHeader: -1,
    lastMembership: NO_CONNECTION,
  };
}

function readFrameSent(packets: PacketIndex, run: RecordedRun, id: number): void {
  const { log } = run;
  const node = nodeAt(log, id);
  const frame = wordAt(log, id, SENT.frame);
  const bytes = wordAt(log, id, SENT.bytes);
  const link = wordAt(log, id, SENT.link);
  const arrives = timeAt(log, id, SENT.arrives);
  const headerEvent = wordAt(log, id, SENT.packet);
  const { connection, again } = membershipOf(packets, run, headerEvent, node);
  const packet = new PacketRow(log, {
    index: packets.list.length,
    frame,
    sentEvent: id,
    from: node,
    to: otherEnd(run.topology, link, node) ?? -1,
    nic: wordAt(log, id, SENT.nic),
    link,
    bytes,
    starts: timeAt(log, id, SENT.starts),
    arrives,
    headerEvent,
    connection,
    again,
  });
  packets.list.push(packet);
  packets.byFrame.set(frame, packet);
  const flight = arrives - instantOf(log, id);
  if (flight > packets.longestFlight) packets.longestFlight = flight;
}

/** It still waited for the line, and is sent and arrives at another time than was said. */
function readFrameRescheduled(packets: PacketIndex, { log }: RecordedRun, id: number): void {
  const packet = packets.byFrame.get(wordAt(log, id, RESCHEDULED.frame));
  if (packet === undefined) return;
  packet.starts = timeAt(log, id, RESCHEDULED.starts);
  packet.arrives = timeAt(log, id, RESCHEDULED.arrives);
  if (packet.endEvent < 0) packet.endAt = packet.arrives;
  const flight =
    packet.arrives - instantOf(log, holds(log, packet.sentEvent) ? packet.sentEvent : id);
  if (flight > packets.longestFlight) packets.longestFlight = flight;
}

/** A packet's connection, looked up once: what is forwarded or in fragments is the same packet. */
function membershipOf(
  packets: PacketIndex,
  { log, topology }: RecordedRun,
  header: number,
  node: number,
): Membership {
  const { memberships } = packets;
  if (header >= 0 && header === packets.lastHeader) return packets.lastMembership;
  const known = memberships.get(header);
  if (known !== undefined) return known;
  if (!holds(log, header) || !isOfKind(log, header, SEGMENT_KIND)) return NO_CONNECTION;
  const numbers = numbersOf(log, header);
  const connection = noteSegment(packets.connections, numbers, header);
  const found = { connection: connection.index, again: repeats(packets, connection, numbers) };
  packets.lastHeader = header;
  packets.lastMembership = found;
  // Two hosts on one cable see a header twice only in a row; what may be forwarded is remembered.
  const direct = topology.nodes.length <= 2 && nodeAt(log, header) === node;
  if (!direct) memberships.set(header, found);
  return found;
}

/**
 * Does a segment send again what was sent before? Notes how far its direction has got. Only what
 * occupies sequence numbers counts: data, SYN and FIN (RFC 9293 §3.4).
 */
function repeats({ next }: PacketIndex, connection: Connection, s: SegmentNumbers): boolean {
  const control = (s.flags & tcpFlags.SYN ? 1 : 0) + (s.flags & tcpFlags.FIN ? 1 : 0);
  const size = s.length + control;
  if (size === 0 || (s.flags & tcpFlags.RST) !== 0) return false;
  next[connection.index] ??= [-1, -1];
  const reached = next[connection.index] as [number, number];
  const direction = isFromA(connection, s) ? 0 : 1;
  const before = reached[direction];
  const end = seqAdd(s.seq, size);
  if (before < 0 || seqGt(end, before)) reached[direction] = end;
  return before >= 0 && seqLt(s.seq, before);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** One for all: the numbers of a segment are used at once and not kept. */
const scratch: Mutable<SegmentNumbers> = {
  ...{ srcAddress: 0, dstAddress: 0, srcPort: 0, dstPort: 0 },
  ...{ seq: 0, ack: 0, flags: 0, length: 0 },
};

function numbersOf(log: TraceLog, id: number): SegmentNumbers {
  scratch.srcAddress = unsignedAt(log, id, SEGMENT.srcAddress);
  scratch.dstAddress = unsignedAt(log, id, SEGMENT.dstAddress);
  scratch.srcPort = wordAt(log, id, SEGMENT.srcPort);
  scratch.dstPort = wordAt(log, id, SEGMENT.dstPort);
  scratch.seq = unsignedAt(log, id, SEGMENT.seq);
  scratch.ack = unsignedAt(log, id, SEGMENT.ack);
  scratch.flags = wordAt(log, id, SEGMENT.flags);
  scratch.length = wordAt(log, id, SEGMENT.length);
  return scratch;
}

function readFrameDelivered({ byFrame }: PacketIndex, { log }: RecordedRun, id: number): void {
  const packet = byFrame.get(wordAt(log, id, DELIVERED.frame));
  if (packet === undefined) return;
  const at = instantOf(log, id);
  if (packet.endEvent >= 0) {
    packet.copies = [...packet.copies, { event: id, at }];
    return;
  }
  packet.endEvent = id;
  packet.endAt = at;
  packet.to = nodeAt(log, id);
}

function readFrameDropped({ byFrame }: PacketIndex, { log }: RecordedRun, id: number): void {
  const packet = byFrame.get(wordAt(log, id, DROPPED.frame));
  if (packet === undefined || packet.endEvent >= 0) return;
  packet.endEvent = id;
  packet.endAt = instantOf(log, id);
  packet.dropped = textAt(log, id, DROPPED.why) as DropReason;
}

function readFrameChanged({ byFrame }: PacketIndex, { log }: RecordedRun, id: number): void {
  const packet = byFrame.get(wordAt(log, id, CHANGED.frame));
  if (packet === undefined) return;
  const how = textAt(log, id, CHANGED.how) as FrameChange;
  packet.changes = [...packet.changes, { event: id, how }];
}

function readSegmentReceived({ byFrame }: PacketIndex, { log }: RecordedRun, id: number): void {
  const cause = causeAt(log, id);
  if (!holds(log, cause) || !isOfKind(log, cause, DELIVERED_KIND)) return;
  const packet = byFrame.get(wordAt(log, cause, DELIVERED.frame));
  if (packet === undefined || packet.receivedEvent >= 0) return;
  packet.receivedEvent = id;
  packet.verdict = textAt(log, id, RECEIVED.verdict) as SegmentVerdict;
}
