/**
 * The way of one byte of a stream: each time it was sent, what became of that, when it had come in
 * its place, and when the program read it. Only what has happened by the cursor is told.
 */
import type { Instant } from '../stack/core/instant.ts';
import { seqDiff } from '../stack/core/seq.ts';
import { readEvent } from '../stack/trace/log.ts';
import type { Wanted } from '../stack/trace/predicates.ts';
import type { EventKind, TraceEvent } from '../stack/trace/schema.ts';
import { type Cursor, countBelow } from './cursor.ts';
import type { ByteMark } from './mark.ts';
import { isRetransmission, type Packet, phaseOf } from './packets.ts';
import { type Carried, carriersOf, STREAMS, type Stream } from './parts/streams.ts';
import { connectionsOf, listsOf, timeOfEvent } from './queries.ts';
import type { RecordedRun } from './recorded-run.ts';

export interface ByteSending {
  readonly packet: Packet;
  readonly at: Instant;
  /** It had gone before, and this is no probe of a window. */
  readonly again: boolean;
  readonly fate: 'lost' | 'received' | 'under way';
  /** When it was lost, or came; undefined while it is under way. */
  readonly ended: Instant | undefined;
}

/** Something that happened to a byte at an end, and the event that shows it. */
export interface ByteMoment {
  readonly at: Instant;
  readonly event: number;
}

export interface ByteStory {
  readonly sent: readonly ByteSending[];
  /** The receiver has it, and all before it: it may be read. */
  readonly inOrder: ByteMoment | undefined;
  readonly read: ByteMoment | undefined;
  /** The sender knows that it came. */
  readonly acknowledged: ByteMoment | undefined;
}

type Vars = TraceEvent<'tcp.vars'>;

export function byteStory(run: RecordedRun, mark: ByteMark, cursor: Cursor): ByteStory {
  const { connection: index, side, byte } = mark;
  const both = run.part(STREAMS).get(index);
  const connection = connectionsOf(run)[index];
  const own = both?.[side];
  if (both === undefined || own === undefined || connection === undefined) {
    return { sent: [], inOrder: undefined, read: undefined, acknowledged: undefined };
  }
  const first = (side === 0 ? connection.baseA : connection.baseB) >>> 0;
  // The number of the byte: its SYN has one before it (RFC 9293 §3.4).
  const passed = (seq: number) => seqDiff(seq, first) - 1 > byte;
  const sent = carriersOf(own, byte, byte + 1, cursor.event).map(({ packet }) =>
    sendingOf(run, packet, cursor),
  );
  const began = sent[0]?.packet.sentEvent ?? cursor.event;
  const when = (stream: Stream | undefined, holds: (vars: Vars) => boolean) =>
    firstMoment(run, stream, began, cursor, holds);
  const other = both[side === 0 ? 1 : 0];
  return {
    sent,
    inOrder: when(other, ({ rcvNxt }) => passed(rcvNxt)),
    read: when(other, ({ rcvNxt, rcvBuffered }) => passed((rcvNxt - rcvBuffered) >>> 0)),
    acknowledged: when(own, ({ sndUna }) => passed(sndUna)),
  };
}

function sendingOf(run: RecordedRun, packet: Packet, cursor: Cursor): ByteSending {
  const phase = phaseOf(packet, cursor);
  const fate = phase === 'dropped' ? 'lost' : phase === 'delivered' ? 'received' : 'under way';
  return {
    ...{ packet, fate, again: isRetransmission(packet) },
    at: timeOfEvent(run, packet.sentEvent),
    ended: fate === 'under way' ? undefined : packet.endAt,
  };
}

/** The bytes that a segment carries, as the first one's mark and their number; undefined: none. */
export function bytesIn(run: RecordedRun, packet: Packet): (ByteMark & { n: number }) | undefined {
  const both = run.part(STREAMS).get(packet.connection);
  for (const side of [0, 1] as const) {
    const stream = both?.[side];
    const carried = stream && carriedBy(stream, packet);
    if (carried === undefined) continue;
    const { from, to } = carried;
    return { kind: 'byte', connection: packet.connection, side, byte: from, n: to - from };
  }
  return undefined;
}

/** What a segment carried of the stream; undefined when it is none of its segments. */
function carriedBy(stream: Stream, packet: Packet): Carried | undefined {
  const { list } = packet.again ? stream.again : stream.first;
  const at = countBelow(list, packet.sentEvent, (each) => each.packet.sentEvent);
  return list[at]?.packet.sentEvent === packet.sentEvent ? list[at] : undefined;
}

/** When an end's variables first say so: what is asked of them never becomes false again. */
function firstMoment(
  run: RecordedRun,
  stream: Stream | undefined,
  from: number,
  cursor: Cursor,
  holds: (vars: Vars) => boolean,
): ByteMoment | undefined {
  if (stream === undefined || stream.conn < 0) return undefined;
  const { node, conn } = stream;
  const wanted = { kind: 'tcp.vars', field: 'conn', is: conn, node } as const;
  const id = firstHolding(run, wanted, from, cursor.event, holds);
  return id < 0 ? undefined : { at: timeOfEvent(run, id), event: id };
}

/**
 * The first wanted event in a stretch of which `holds` is true, −1 when there is none: it is true of
 * none before and all after, so that few of them are read.
 */
function firstHolding<K extends EventKind>(
  run: RecordedRun,
  wanted: Wanted<K>,
  from: number,
  to: number,
  holds: (event: TraceEvent<K>) => boolean,
): number {
  let first = -1;
  for (const ids of listsOf(run, wanted)) {
    let low = countBelow(ids, from, (id) => id);
    const end = countBelow(ids, to, (id) => id);
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      const event = readEvent(run.log, ids[middle] as number) as unknown as TraceEvent<K>;
      if (holds(event)) high = middle;
      else low = middle + 1;
    }
    const found = low < end ? (ids[low] as number) : -1;
    if (found >= 0 && (first < 0 || found < first)) first = found;
  }
  return first;
}
