/**
 * A stream of bytes between two programs: what each send wrote, which segments carried it, and what
 * each recv read. TCP keeps no borders between messages (RFC 9293 §3.9.1.2), which is seen here.
 */
import { instantOf } from '../../../model/columns.ts';
import { talksOf } from '../../../model/ends.ts';
import { type Packet, segmentOf } from '../../../model/packets.ts';
import type { CallRow } from '../../../model/parts/calls.ts';
import { formatEndpoint } from '../../../model/parts/connections.ts';
import { type Flow, relativeTo } from '../../../model/parts/flow.ts';
import { flowsOf } from '../../../model/parts/flows.ts';
import { callsOf, transitionsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Instant } from '../../../stack/core/instant.ts';

/** Bytes `from` … `to`−1 of a stream. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly event: number;
  readonly at: Instant;
  /** The frame that carried it; −1 for what a program did. */
  readonly frame: number;
  /** It was sent before. */
  readonly again: boolean;
}

export interface Stream {
  readonly writer: number;
  readonly reader: number | undefined;
  readonly writes: readonly Piece[];
  readonly segments: readonly Piece[];
  readonly reads: readonly Piece[];
}

/** Whose descriptor a connection is: the call that opened it, and until when. */
interface Owned {
  readonly fd: number;
  readonly since: number;
  readonly until: number;
}

function ownerOf(run: RecordedRun, node: number, conn: number, remote: string): Owned | undefined {
  const own = callsOf(run).filter((call) => call.node === node);
  const causes = new Set(
    transitionsOf(run)
      .filter((each) => each.node === node && each.conn === conn)
      .map(({ cause }) => cause),
  );
  const opened =
    own.find(({ name, callEvent }) => name === 'connect' && causes.has(callEvent)) ??
    own.find(({ name, result }) => name === 'accept' && result.endsWith(`, ${remote}`));
  if (opened === undefined) return undefined;
  const fd = opened.name === 'accept' ? Number.parseInt(opened.result, 10) : opened.fd;
  const closed = own.find(
    (call) => call.name === 'close' && call.fd === fd && call.callEvent > opened.callEvent,
  );
  const until = closed?.callEvent ?? Number.POSITIVE_INFINITY;
  return { fd, since: opened.callEvent, until };
}

/** What the calls of one name moved, one after the other; a call that has not come back moved nothing yet. */
function movedBy(
  run: RecordedRun,
  node: number,
  names: readonly string[],
  owner: Owned | undefined,
  before: number,
): readonly Piece[] {
  if (owner === undefined) return [];
  const pieces: Piece[] = [];
  let next = 0;
  const moves = ({ node: own, name, fd, callEvent, returnEvent }: CallRow) =>
    own === node &&
    names.includes(name) &&
    fd === owner.fd &&
    callEvent >= owner.since &&
    callEvent < owner.until &&
    returnEvent >= 0 &&
    returnEvent < before;
  for (const { result, callEvent, returnEvent, returnedAt, name } of callsOf(run).filter(moves)) {
    const count = Number.parseInt(result, 10);
    if (!(count > 0)) continue;
    const event = name === 'send' ? callEvent : returnEvent;
    const more = { event, at: returnedAt, frame: -1, again: false };
    pieces.push({ from: next, to: next + count, ...more });
    next += count;
  }
  return pieces;
}

/** Data begins behind the SYN, which takes the first number (RFC 9293 §3.4). */
const placeOf = (flow: Flow, seq: number) => relativeTo(flow, seq) - 1;

function segmentsOf({ log }: RecordedRun, flow: Flow, before: number): readonly Piece[] {
  const { sent } = flow;
  return sent.event.flatMap((event, i): Piece[] => {
    const length = sent.length[i] ?? 0;
    if (event >= before || length === 0) return [];
    const from = placeOf(flow, sent.seq[i] ?? 0);
    return [
      {
        ...{ from, to: from + length, event, at: instantOf(log, event) },
        ...{ frame: sent.frame[i] ?? -1, again: sent.again[i] === 1 },
      },
    ];
  });
}

/** The stream that a segment belongs to, as far as the cursor knows it, and its own bytes in it. */
export function streamOf(
  run: RecordedRun,
  packet: Packet,
  before: number,
): { readonly stream: Stream; readonly own: readonly [number, number] } | undefined {
  const segment = segmentOf(packet);
  const flow = flowsOf(run).find(
    ({ node, conn }) => node === segment?.node && conn === segment.conn,
  );
  if (segment === undefined || flow === undefined || flow.base < 0) return undefined;
  const talk = talksOf(run).find((ends) =>
    ends.some(({ node, conn }) => node === flow.node && conn === flow.conn),
  );
  const peer = talk?.find(({ node, conn }) => node !== flow.node || conn !== flow.conn);
  const writer = ownerOf(run, flow.node, flow.conn, formatEndpoint(flow.to));
  const reader = peer && ownerOf(run, peer.node, peer.conn, formatEndpoint(flow.from));
  const from = placeOf(flow, segment.seq);
  return {
    stream: {
      writer: flow.node,
      reader: peer?.node,
      writes: movedBy(run, flow.node, ['send'], writer, before),
      segments: segmentsOf(run, flow, before),
      reads: peer === undefined ? [] : movedBy(run, peer.node, ['recv'], reader, before),
    },
    own: [from, from + segment.length],
  };
}

const touches = ({ from, to }: Piece, [a, b]: readonly [number, number]) => from < b && to > a;

/** The stretch in which a segment is seen among its neighbours: all that shares bytes with it. */
export function stretchOf(
  { writes, segments, reads }: Stream,
  own: readonly [number, number],
): readonly [number, number] {
  const shared = [...writes, ...reads].filter((piece) => touches(piece, own));
  const from = Math.min(own[0], ...shared.map((piece) => piece.from));
  const to = Math.max(own[1], ...shared.map((piece) => piece.to));
  const near = segments.filter((piece) => touches(piece, [from, to]));
  return [
    Math.min(from, ...near.map((piece) => piece.from)),
    Math.max(to, ...near.map((piece) => piece.to)),
  ];
}
