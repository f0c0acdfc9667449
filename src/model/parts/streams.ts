/**
 * The two streams of every connection: whose they are, and which segment carried which bytes. The
 * model part behind the pictures of bytes. A byte's place is the number of bytes before it in its stream, so
 * the first is at 0 and has the relative sequence number 1, as the SYN had 0 (RFC 9293 §3.4).
 */

import { seqDiff } from '../../stack/core/seq.ts';
import { tcpFlags } from '../../stack/protocols/tcp/header/header.ts';
import { kindId, placesOf } from '../../stack/trace/schema.ts';
import { nodeAt, unsignedAt, wordAt } from '../columns.ts';
import { countBelow } from '../cursor.ts';
import { isRetransmission, type Packet } from '../packets.ts';
import type { ModelPart } from '../part.ts';
import type { RecordedRun } from '../recorded-run.ts';
import type { Connection, Endpoint } from './connections.ts';
import { PACKETS } from './packets.ts';

/** Bytes that a segment carried: [from, to). */
export interface Carried {
  readonly from: number;
  readonly to: number;
  readonly packet: Packet;
}

/** In the order of sending, with how far they reach up to each: it never falls. */
interface CarriedList {
  readonly list: Carried[];
  readonly reach: number[];
}

/** One direction of a connection. */
export interface Stream {
  /** Who sends it: its node, and its number of the connection there; −1 before it sent anything. */
  node: number;
  conn: number;
  readonly first: CarriedList;
  readonly again: CarriedList;
  /** Where the stream ends, and the event of the first segment that said so; −1 before. */
  end: number;
  endEvent: number;
}

/** By the connection’s index: what its end `a` sends, and what `b` does. */
export type Streams = Map<number, readonly [Stream, Stream]>;

const FRAME = placesOf('frame.sent').frame;
const SEGMENT = placesOf('segment.sent');
const SEGMENT_KIND = kindId('segment.sent');

export const STREAMS: ModelPart<Streams> = {
  id: 'streams',
  create(run) {
    // Asked for first, so that it has read a frame before this part does.
    run.part(PACKETS);
    return new Map();
  },
  readers: { 'frame.sent': readFrame },
};

function readFrame(streams: Streams, run: RecordedRun, id: number): void {
  const { log } = run;
  const { byFrame, connections } = run.part(PACKETS);
  const packet = byFrame.get(wordAt(log, id, FRAME));
  const connection = connections.list[packet?.connection ?? -1];
  if (packet === undefined || connection === undefined) return;
  const header = packet.headerEvent;
  // What is forwarded is the same segment.
  if (header < log.first || log.kinds[header - log.first] !== SEGMENT_KIND) return;
  if (nodeAt(log, header) !== packet.from || wordAt(log, header, SEGMENT.conn) < 0) return;
  const own = (streams.get(connection.index) ?? opened(streams, connection)) as [Stream, Stream];
  const fromA = isEnd(connection.a, run, header);
  noteCarried(own[fromA ? 0 : 1], run, packet, fromA ? connection.baseA : connection.baseB);
}

function isEnd({ address, port }: Endpoint, { log }: RecordedRun, header: number): boolean {
  return (
    unsignedAt(log, header, SEGMENT.srcAddress) === address &&
    wordAt(log, header, SEGMENT.srcPort) === port
  );
}

function opened(streams: Streams, { index }: Connection): readonly [Stream, Stream] {
  const pair = [emptyStream(), emptyStream()] as const;
  streams.set(index, pair);
  return pair;
}

function emptyStream(): Stream {
  const none = (): CarriedList => ({ list: [], reach: [] });
  return { node: -1, conn: -1, first: none(), again: none(), end: -1, endEvent: -1 };
}

function noteCarried(stream: Stream, { log }: RecordedRun, packet: Packet, base: number): void {
  const { headerEvent: id } = packet;
  stream.node = packet.from;
  stream.conn = wordAt(log, id, SEGMENT.conn);
  const flags = wordAt(log, id, SEGMENT.flags);
  const length = wordAt(log, id, SEGMENT.length);
  // A SYN takes the number before its first byte (§3.4).
  const from = Math.max(0, seqDiff(unsignedAt(log, id, SEGMENT.seq), base) - 1);
  const to = from + length;
  if ((flags & tcpFlags.FIN) !== 0 && stream.end < 0) {
    stream.end = to;
    stream.endEvent = id;
  }
  if (length === 0) return;
  const { list, reach } = packet.again ? stream.again : stream.first;
  list.push({ from, to, packet });
  reach.push(Math.max(to, reach.at(-1) ?? 0));
}

/** The segments that carried some bytes of [from, to), sent before event `event`, in their order. */
export function carriersOf(stream: Stream, from: number, to: number, event: number): Carried[] {
  const found = [stream.first, stream.again].flatMap(({ list, reach }) => {
    const touching: Carried[] = [];
    const last = countBelow(list, event, ({ packet }) => packet.sentEvent);
    for (let i = countBelow(reach, from + 1, (each) => each); i < last; i++) {
      const each = list[i] as Carried;
      // First sendings come in the order of their bytes.
      if (each.from >= to && list === stream.first.list) break;
      if (each.from < to && each.to > from) touching.push(each);
    }
    return touching;
  });
  return found.sort((a, b) => a.packet.sentEvent - b.packet.sentEvent);
}

/** Where segments begin in ]from, to[, as they were first cut; [] if there are more than `most`. */
export function cutsBetween(
  { first: { list, reach } }: Stream,
  from: number,
  to: number,
  event: number,
  most: number,
): number[] {
  const cuts: number[] = [];
  const last = countBelow(list, event, ({ packet }) => packet.sentEvent);
  for (let i = countBelow(reach, from + 1, (each) => each); i < last; i++) {
    const cut = (list[i] as Carried).from;
    if (cut >= to) break;
    if (cut > from) cuts.push(cut);
    if (cuts.length > most) return [];
  }
  return cuts;
}

/** What was sent again beyond `from`, by event `event`; a probe asks, and mends nothing. */
export function sentAgain({ again }: Stream, from: number, event: number): readonly Carried[] {
  const { list, reach } = again;
  const begin = countBelow(reach, from + 1, (each) => each);
  const last = countBelow(list, event, ({ packet }) => packet.sentEvent);
  return list.slice(begin, last).filter((each) => each.to > from && isRetransmission(each.packet));
}
