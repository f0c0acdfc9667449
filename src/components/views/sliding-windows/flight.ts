/** What is under way between the two hosts at the cursor, as it lies between their strips. */
import { type Cursor, countBelow } from '../../../model/cursor.ts';
import { isRetransmission, type Packet, progressAt, segmentOf } from '../../../model/packets.ts';
import type { Endpoint } from '../../../model/parts/connections.ts';
import { heardAt, longestFlight, packetsInFlight, packetsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { nodeOfAddress, type Topology } from '../../../model/topology.ts';
import { seqDiff } from '../../../stack/core/seq.ts';
import { tcpFlags } from '../../../stack/protocols/tcp/header/header.ts';
import { type Flow, receiverWindowAt } from './model.ts';

export interface UnderWay {
  readonly packet: Packet;
  /** A segment of the sender lies over its bytes; one of the receiver points at what it expects. */
  readonly down: boolean;
  /** The bytes of the stream that it carries, or, of one of the receiver, the next byte twice. */
  readonly from: number;
  readonly to: number;
  /** How much of the way to the other host is behind it, 0 … 1. */
  readonly progress: number;
  readonly again: boolean;
  /** It has just been lost, where it stands. */
  readonly lost: boolean;
  /** Payload bytes: of the other stream, when it comes from the receiver. */
  readonly length: number;
  readonly seq: number;
  /** The acknowledgement number, relative; undefined when it acknowledges nothing. */
  readonly ack: number | undefined;
  /** The window that it advertises, after scaling; only of a segment from the receiver. */
  readonly window: number | undefined;
}

/** A loss stays to be seen for this part of the longest way. */
const LINGERS = 0.25;

export function underWay(run: RecordedRun, flow: Flow, cursor: Cursor): readonly UnderWay[] {
  const { index } = flow.connection;
  return [...packetsInFlight(run, cursor), ...justLost(run, cursor)]
    .filter(({ connection }) => connection === index)
    .flatMap((packet) => {
      const found = placed(run, flow, packet, cursor);
      return found === undefined ? [] : [found];
    });
}

function justLost(run: RecordedRun, { at, event }: Cursor): Packet[] {
  const list = packetsOf(run);
  const since = at - longestFlight(run) * (1 + LINGERS);
  const lost: Packet[] = [];
  for (let i = countBelow(list, event, ({ sentEvent }) => sentEvent) - 1; i >= 0; i--) {
    const packet = list[i] as Packet;
    if (packet.starts < since) break;
    const gone = packet.dropped !== undefined && packet.endEvent < event;
    if (gone && at - packet.endAt <= longestFlight(run) * LINGERS) lost.push(packet);
  }
  return lost;
}

function placed(
  run: RecordedRun,
  flow: Flow,
  packet: Packet,
  { at, event }: Cursor,
): UnderWay | undefined {
  const segment = segmentOf(packet);
  if (segment === undefined) return undefined;
  const { connection, side, from } = flow;
  const [own, other] = [connection.baseA, connection.baseB];
  const first = (side === 0 ? own : other) >>> 0;
  const peers = (side === 0 ? other : own) >>> 0;
  const down = segment.srcAddress === from.address && segment.srcPort === from.port;
  const acknowledges = (segment.flags & tcpFlags.ACK) !== 0;
  const place = seqDiff(down ? segment.seq : segment.ack, first) - 1;
  if (!down && !acknowledges) return undefined;
  const start = Math.max(0, place);
  const part = progressAt(packet, Math.min(at, packet.endAt));
  const ends = [nodeOfEnd(run, flow.from, flow), nodeOfEnd(run, flow.to, flow)];
  return {
    packet,
    down,
    from: start,
    to: down ? start + segment.length : start,
    progress: wholeWay(run, packet, down ? ends : ends.toReversed(), part),
    again: isRetransmission(packet),
    lost: packet.dropped !== undefined && packet.endEvent < event,
    length: segment.length,
    seq: seqDiff(segment.seq, down ? first : peers),
    ack: acknowledges ? seqDiff(segment.ack, down ? peers : first) : undefined,
    window: down ? undefined : receiverWindowAt(run, flow, packet.headerEvent),
  };
}

/** Over several links, each is an equal part of the way. */
function wholeWay(run: RecordedRun, packet: Packet, ends: readonly number[], part: number): number {
  const [sender = packet.from, target = packet.to] = ends;
  const before = hopsBetween(run.topology, sender, packet.from);
  const left = packet.to < 0 ? 0 : hopsBetween(run.topology, packet.to, target);
  return (before + part) / (before + 1 + left);
}

/** Links on the shortest way. */
function hopsBetween({ links }: Topology, from: number, to: number): number {
  const seen = new Set([from]);
  let edge = [from];
  for (let hops = 0; edge.length > 0; hops++) {
    if (edge.includes(to)) return hops;
    edge = links
      .flatMap(({ ends: [a, b] }) => [
        ...(edge.includes(a) ? [b] : []),
        ...(edge.includes(b) ? [a] : []),
      ])
      .filter((node) => !seen.has(node));
    for (const node of edge) seen.add(node);
  }
  return 0;
}

/** The host at an end of a flow; −1 when nobody in the network has the address. */
export function nodeOfEnd(
  run: RecordedRun,
  { address }: Endpoint,
  { connection }: Pick<Flow, 'connection'>,
): number {
  return nodeOfAddress(run.topology, address, heardAt(run, connection))?.id ?? -1;
}
