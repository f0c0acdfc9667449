/** Frames on their links, as they enter the read-model: without an object for any event. */
import '../stack/protocols/core-events.ts';
import type { DropReason, FrameChange } from '../stack/trace/kernel-events.ts';
import type { TraceLog } from '../stack/trace/log.ts';
import { kindId, placesOf } from '../stack/trace/schema.ts';
import type { SegmentVerdict } from '../stack/trace/tcp-names.ts';
import { isOfKind, textAt, timeAt, unsignedAt, wordAt } from './columns.ts';
import { noteSegment, repeats, type SegmentNumbers } from './connections.ts';
import { PacketRow } from './packet-row.ts';
import { otherEnd } from './topology.ts';
import type { TraceModel } from './trace-model.ts';

const SENT = placesOf('frame.sent');
const DELIVERED = placesOf('frame.delivered');
const DROPPED = placesOf('frame.dropped');
const CHANGED = placesOf('frame.changed');
const SEGMENT = placesOf('segment.sent');
const RECEIVED = placesOf('segment.received');
const DELIVERED_KIND = kindId('frame.delivered');
const SEGMENT_KIND = kindId('segment.sent');

export interface Conversation {
  readonly connection: number;
  readonly again: boolean;
}

const NO_CONVERSATION: Conversation = { connection: -1, again: false };

export function readFrameSent(model: TraceModel, id: number): void {
  const { log, byFrame } = model;
  const node = log.nodes[id] as number;
  const frame = wordAt(log, id, SENT.frame);
  const bytes = wordAt(log, id, SENT.bytes);
  const link = wordAt(log, id, SENT.link);
  const arrives = timeAt(log, id, SENT.arrives);
  const headerEvent = wordAt(log, id, SENT.packet);
  const { connection, again } = conversationOf(model, headerEvent, node);
  const packet = new PacketRow(log, {
    index: model.packets.length,
    frame,
    sentEvent: id,
    from: node,
    to: otherEnd(model.topology, link, node) ?? -1,
    nic: wordAt(log, id, SENT.nic),
    link,
    bytes,
    starts: timeAt(log, id, SENT.starts),
    arrives,
    headerEvent,
    connection,
    again,
  });
  model.packets.push(packet);
  byFrame.set(frame, packet);
  const way = arrives - (log.at[id] as number);
  if (way > model.longestWay) model.longestWay = way;
}

/** A packet's TCP conversation, looked up once: what is forwarded or in pieces is the same packet. */
function conversationOf(model: TraceModel, header: number, node: number): Conversation {
  const { log, conversations } = model;
  if (header < 0 || !isOfKind(log, header, SEGMENT_KIND)) return NO_CONVERSATION;
  // Two hosts on one cable never see a header twice; only what may be forwarded is remembered.
  const direct = model.topology.nodes.length <= 2 && log.nodes[header] === node;
  const known = direct ? undefined : conversations.get(header);
  if (known !== undefined) return known;
  const numbers = numbersOf(log, header);
  const connection = noteSegment(model.connections, numbers, header);
  const found = { connection: connection.index, again: repeats(connection, numbers) };
  if (!direct) conversations.set(header, found);
  return found;
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

export function readFrameDelivered(model: TraceModel, id: number): void {
  const { log } = model;
  const packet = model.byFrame.get(wordAt(log, id, DELIVERED.frame));
  if (packet === undefined) return;
  const at = log.at[id] as number;
  if (packet.endEvent >= 0) {
    packet.copies = [...packet.copies, { event: id, at }];
    return;
  }
  packet.endEvent = id;
  packet.endAt = at;
  packet.to = log.nodes[id] as number;
}

export function readFrameDropped(model: TraceModel, id: number): void {
  const { log } = model;
  const packet = model.byFrame.get(wordAt(log, id, DROPPED.frame));
  if (packet === undefined || packet.endEvent >= 0) return;
  packet.endEvent = id;
  packet.endAt = log.at[id] as number;
  packet.dropped = textAt(log, id, DROPPED.why) as DropReason;
}

export function readFrameChanged(model: TraceModel, id: number): void {
  const packet = model.byFrame.get(wordAt(model.log, id, CHANGED.frame));
  if (packet === undefined) return;
  const how = textAt(model.log, id, CHANGED.how) as FrameChange;
  packet.changes = [...packet.changes, { event: id, how }];
}

export function readSegmentReceived(model: TraceModel, id: number): void {
  const { log } = model;
  const cause = log.causes[id] as number;
  if (cause < 0 || !isOfKind(log, cause, DELIVERED_KIND)) return;
  const packet = model.byFrame.get(wordAt(log, cause, DELIVERED.frame));
  if (packet === undefined || packet.receivedEvent >= 0) return;
  packet.receivedEvent = id;
  packet.verdict = textAt(log, id, RECEIVED.verdict) as SegmentVerdict;
}
