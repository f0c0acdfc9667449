/**
 * Both windows of one direction of a connection at the cursor, in bytes of the stream: where the
 * sender's edges are by its own variables, and the receiver's by its own (RFC 9293 §3.3.1, §3.4).
 */
import type { Cursor } from '../../../model/cursor.ts';
import { isWindowProbe } from '../../../model/packets.ts';
import type { Connection, Endpoint } from '../../../model/parts/connections.ts';
import {
  carriersOf,
  cutsBetween,
  STREAMS,
  type Stream,
  sentAgain,
} from '../../../model/parts/streams.ts';
import { connectionsOf, firstEvent, lastEvent } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { seqDiff } from '../../../stack/core/seq.ts';
import { readEvent } from '../../../stack/trace/log.ts';
import type { TraceEvent } from '../../../stack/trace/schema.ts';
import { keyOfEnds } from '../../view-kit/plot/look.ts';

/** Bytes [from, to) of the stream. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** One direction of a connection: what its end `a` sends, or what `b` does. */
export interface Flow {
  readonly key: string;
  readonly connection: Connection;
  readonly side: 0 | 1;
  readonly from: Endpoint;
  readonly to: Endpoint;
  /** Which of the connections between these two endpoints, from 0. */
  readonly number: number;
}

export interface SenderNow {
  readonly node: number;
  /** The peer has said what it has room for, so there is a window. */
  readonly open: boolean;
  /** The first byte that is not acknowledged: the trailing edge of both frames. */
  readonly una: number;
  /** Behind the last byte that was ever sent. */
  readonly sent: number;
  /** SND.NXT: before `sent` only while it goes over old ground after a timeout. */
  readonly next: number;
  /** What the peer advertised, from `una`. */
  readonly window: number;
  readonly cwnd: number;
  /** Of what is not acknowledged, what has left the network: it makes room (RFC 6675 §5). */
  readonly gone: number;
  /** Where congestion control stops it: una + cwnd + gone; infinite without any. */
  readonly congestion: number;
  /** Behind the last byte that the program has written. */
  readonly written: number;
  readonly sacked: readonly Range[];
  /** Sent again and still not acknowledged. */
  readonly again: readonly Range[];
  /** All that was sent beyond the window are probes of it: no promise was taken back. */
  readonly probing: boolean;
  readonly event: number;
}

export interface ReceiverNow {
  readonly node: number;
  /** Behind the last byte that the program has read. */
  readonly read: number;
  /** RCV.NXT: all before it has come. */
  readonly next: number;
  /** The right edge of what it told its peer. */
  readonly edge: number;
  /** Where its buffer ends: further than the edge while new room was not told yet. */
  readonly buffer: number;
  readonly early: readonly Range[];
  readonly event: number;
}

export interface WindowsNow {
  readonly sender: SenderNow | undefined;
  readonly receiver: ReceiverNow | undefined;
  /** Where the stream ends, when a FIN has said so; −1 before. */
  readonly end: number;
}

type Vars = TraceEvent<'tcp.vars'>;

/** Both directions of every connection, in the order in which they were opened. */
export function flowsOf(run: RecordedRun): readonly Flow[] {
  const seen = new Map<string, number>();
  return connectionsOf(run).flatMap((connection) => {
    const { a, b } = connection;
    const ends = keyOfEnds(a, b, 0);
    const number = seen.get(ends) ?? 0;
    seen.set(ends, number + 1);
    const both = { connection, number };
    return [
      { ...both, key: keyOfEnds(a, b, number), side: 0, from: a, to: b } as const,
      { ...both, key: keyOfEnds(b, a, number), side: 1, from: b, to: a } as const,
    ];
  });
}

/**
 * The flow that is shown when nobody has chosen: of the newest connection at the cursor, what
 * carries more of what was sent by then; in doubt, what its opener sends.
 */
export function usualFlow(
  run: RecordedRun,
  flows: readonly Flow[],
  { event }: Cursor,
): Flow | undefined {
  const last = flows.findLast(({ connection }) => connection.since < event) ?? flows[0];
  if (last === undefined) return undefined;
  const pair = flows.filter(({ connection }) => connection === last.connection);
  const [a, b] = pair.map((flow) => sentBy(run, flow, event)) as [number, number];
  return b > a ? pair[1] : pair[0];
}

function sentBy(run: RecordedRun, flow: Flow, event: number): number {
  const now = senderAt(run, flow, streamOf(run, flow), event);
  return now?.sent ?? 0;
}

export function streamOf(run: RecordedRun, { connection, side }: Flow): Stream | undefined {
  return run.part(STREAMS).get(connection.index)?.[side];
}

export function otherOf(run: RecordedRun, { connection, side }: Flow): Stream | undefined {
  return run.part(STREAMS).get(connection.index)?.[1 - side];
}

/** The last variables of one end before an event. */
function varsOf(run: RecordedRun, end: Stream | undefined, event: number): Vars | undefined {
  if (end === undefined || end.conn < 0) return undefined;
  const { node, conn } = end;
  const id = lastEvent(run, { kind: 'tcp.vars', field: 'conn', is: conn, node }, event);
  return id < 0 ? undefined : (readEvent(run.log, id) as Vars);
}

export function windowsAt(run: RecordedRun, flow: Flow, { event }: Cursor): WindowsNow {
  const stream = streamOf(run, flow);
  const end = stream !== undefined && stream.endEvent < event ? stream.end : -1;
  const sender = senderAt(run, flow, stream, event);
  const receiver = receiverAt(run, flow, otherOf(run, flow), event, end);
  return { sender, receiver, end };
}

/** A place in the stream: neither its SYN nor its FIN is a byte. */
function placeIn(end: number) {
  const last = end < 0 ? Number.POSITIVE_INFINITY : end;
  return (seq: number, first: number) => Math.min(last, Math.max(0, seqDiff(seq, first) - 1));
}

function senderAt(
  run: RecordedRun,
  { connection, side }: Flow,
  stream: Stream | undefined,
  event: number,
): SenderNow | undefined {
  const vars = varsOf(run, stream, event);
  if (vars === undefined || stream === undefined) return undefined;
  // A connection is known from its first segment on; before that the initial number may be unset.
  const first = (side === 0 ? connection.baseA : connection.baseB) >>> 0;
  const end = stream.endEvent >= 0 && stream.endEvent < event ? stream.end : -1;
  const place = placeIn(end);
  const una = place(vars.sndUna, first);
  const sent = place(vars.sndUna + vars.flight, first);
  const early = vars.blocks.slice(0, 2 * vars.sackedCount);
  return {
    ...{ node: stream.node, una, sent, event: vars.id },
    next: place(vars.sndNxt, first),
    open: vars.state !== 'SYN_SENT' && vars.state !== 'LISTEN',
    window: vars.sndWnd,
    cwnd: vars.cwnd,
    gone: goneOf(vars),
    congestion: vars.cwnd > UNLIMITED ? Number.POSITIVE_INFINITY : una + vars.cwnd + goneOf(vars),
    written: Math.max(sent, una + vars.sndBuffered),
    sacked: rangesOf(early, first, place),
    again: merged(sentAgain(stream, una, event).map((each) => clipped(each, una))),
    probing: isProbed(stream, una + vars.sndWnd, sent, event),
  };
}

/** A probe is the one thing that goes beyond a window's edge (RFC 9293 §3.8.6.1). */
function isProbed(stream: Stream, edge: number, sent: number, event: number): boolean {
  if (edge >= sent) return false;
  const beyond = carriersOf(stream, edge, sent, event);
  return beyond.length > 0 && beyond.every(({ packet }) => isWindowProbe(packet));
}

const UNLIMITED = 2 ** 30;

function goneOf({ sndNxt, sndUna, pipe }: Vars): number {
  return Math.max(0, seqDiff(sndNxt, sndUna) - pipe);
}

function receiverAt(
  run: RecordedRun,
  { connection, side }: Flow,
  other: Stream | undefined,
  event: number,
  end: number,
): ReceiverNow | undefined {
  const vars = varsOf(run, other, event);
  // The peer’s SYN has not come: there is nothing to count from.
  if (vars === undefined || other === undefined || vars.state === 'SYN_SENT') return undefined;
  const first = (side === 0 ? connection.baseA : connection.baseB) >>> 0;
  const place = placeIn(end);
  const next = place(vars.rcvNxt, first);
  const read = Math.max(0, next - vars.rcvBuffered);
  const edge = next + vars.rcvWnd;
  return {
    ...{ node: other.node, read, next, edge, event: vars.id },
    buffer: Math.max(edge, read + vars.rcvBufferSize),
    early: rangesOf(vars.blocks.slice(2 * vars.sackedCount), first, place),
  };
}

function rangesOf(
  edges: readonly number[],
  first: number,
  place: ReturnType<typeof placeIn>,
): readonly Range[] {
  const ranges: Range[] = [];
  for (let i = 0; i + 1 < edges.length; i += 2) {
    const from = place(edges[i] as number, first);
    const to = place(edges[i + 1] as number, first);
    if (to > from) ranges.push({ from, to });
  }
  return ranges;
}

function clipped({ from, to }: Range, least: number): Range {
  return { from: Math.max(from, least), to };
}

/** Ranges in the order of the stream, those that touch or overlap as one. */
export function merged(ranges: readonly Range[]): readonly Range[] {
  const joined: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last === undefined || range.from > last.to) joined.push(range);
    else joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
  }
  return joined;
}

/** The three numbers, and who limits (RFC 9293 §3.8.6.2.1: U = SND.UNA + SND.WND − SND.NXT). */
export interface Sums {
  readonly advertised: number;
  readonly unacknowledged: number;
  /** Negative when a probe is beyond the window, or when it was taken back over what had been sent. */
  readonly usable: number;
  readonly beyond: 'nothing' | 'a probe' | 'data';
  /** The frame that ends first. */
  readonly limit: 'receiver' | 'congestion';
  /** How much may leave now, by both frames. */
  readonly maySend: number;
}

export function sumsOf({ una, sent, window, congestion, probing }: SenderNow): Sums {
  const usable = una + window - sent;
  const limit = congestion < una + window ? 'congestion' : 'receiver';
  const maySend = Math.max(0, Math.min(usable, congestion - sent));
  const beyond = usable >= 0 ? 'nothing' : probing ? 'a probe' : 'data';
  return { advertised: window, unacknowledged: sent - una, usable, beyond, limit, maySend };
}

/** Which segments carried a byte, by the cursor. */
export function carriersAt(run: RecordedRun, flow: Flow, byte: number, { event }: Cursor) {
  const stream = streamOf(run, flow);
  return stream === undefined ? [] : carriersOf(stream, byte, byte + 1, event);
}

/** More borders of segments than this are a grey haze, and are left out. */
const MOST_CUTS = 160;

/** Where segments begin in sight: what was cut there when it was first sent. */
export function cutsIn(
  run: RecordedRun,
  flow: Flow,
  { from, to }: Range,
  { event }: Cursor,
): readonly number[] {
  const stream = streamOf(run, flow);
  return stream === undefined ? [] : cutsBetween(stream, from, to, event, MOST_CUTS);
}

/** The window that the receiver told with a segment that it made with this event, after scaling. */
export function receiverWindowAt(run: RecordedRun, flow: Flow, made: number): number | undefined {
  const other = otherOf(run, flow);
  if (other === undefined || other.conn < 0) return undefined;
  const { node, conn } = other;
  const id = firstEvent(run, { kind: 'tcp.vars', field: 'conn', is: conn, node }, made);
  return id < 0 ? undefined : (readEvent(run.log, id) as Vars).rcvWnd;
}
