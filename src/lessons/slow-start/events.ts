/** What the lesson counts: segments and their ACKs, the rounds they come in, cwnd, and what is lost. */

import { frameOfPacket } from '../../model/parts/carriers.ts';
import type { Flow } from '../../model/parts/flow.ts';
import { flowsOf } from '../../model/parts/flows.ts';
import { eventsIn } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import type { Instant } from '../../stack/core/instant.ts';
import { received, segment } from '../../stack/protocols/tcp/predicates.ts';
import { readEvent } from '../../stack/trace/log.ts';
import { returns } from '../../stack/trace/predicates.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import type { SessionInput } from '../../stack/world/inputs.ts';
import { found, nodeOf, type SegmentSent, segments, timeOf } from '../facts.ts';
import { SECOND_AT, SEGMENT } from './scenario.ts';

export const syn = segment('SYN').from('client');
export const opened = received('SYN', 'ACK').at('client');

/** The client's data segments that were not sent before, in the order of sending. */
export function fresh(run: RecordedRun, since: Instant = 0): SegmentSent[] {
  const client = nodeOf(run, 'client');
  const known = new Set<number>();
  return segments(run).filter(({ node, length, seq, at }) => {
    if (node !== client || length === 0 || known.has(seq)) return false;
    known.add(seq);
    return at >= since;
  });
}

/** The n-th of them, from 1. */
export const sends =
  (n: number, since: Instant = 0) =>
  (run: RecordedRun): number =>
    fresh(run, since)[n - 1]?.id ?? -1;

const behind = ({ seq, length }: SegmentSent) => (seq + length) | 0;

/** The first ACK that is for all of a segment, when it arrives: its instant and its event. */
export function ackFor(run: RecordedRun, sent: SegmentSent | undefined) {
  const nothing = { id: -1, at: Number.NaN };
  if (sent === undefined) return nothing;
  const heard = { kind: 'segment.received', node: nodeOf(run, 'client') } as const;
  for (const { id, at, ack } of eventsIn(run, heard, sent.id)) {
    if (((ack - behind(sent)) | 0) >= 0) return { id, at };
  }
  return nothing;
}

export const acked =
  (n: number, since: Instant = 0) =>
  (run: RecordedRun): number =>
    ackFor(run, fresh(run, since)[n - 1]).id;

/** How many leave in each round: the first until its ACK comes, the next upon the ACKs of those. */
export function rounds(run: RecordedRun, since: Instant = 0, most = 8): number[] {
  const all = fresh(run, since);
  const counts: number[] = [];
  let sent = 0;
  for (let round = 0; round < most && sent < all.length; round++) {
    const before = sent;
    // What one round is the answer to is the whole round before it.
    const until = round === 0 ? ackFor(run, all[0]).at : ackFor(run, all[before - 1]).at;
    const seen = (at: Instant) => (round === 0 ? at < until : at <= until);
    while (sent < all.length && seen(all[sent]?.at ?? Number.NaN)) sent++;
    if (sent === before) return counts;
    counts.push(sent - before);
  }
  return counts;
}

/** In which round the n-th segment leaves. */
export function roundOf(counts: readonly number[], n: number): number {
  let sum = 0;
  for (const [round, count] of counts.entries()) {
    sum += count;
    if (sum >= n) return round + 1;
  }
  return Number.NaN;
}

export const flowOf = (run: RecordedRun): Flow | undefined =>
  flowsOf(run).find(({ node }) => node === nodeOf(run, 'client'));

/** The first change of the sender's variables of which this is true, from an event on: its row. */
export function rowWhere(
  run: RecordedRun,
  holds: (cwnd: number, ssthresh: number) => boolean,
  from = 0,
): number {
  const vars = flowOf(run)?.vars;
  return (
    vars?.event.findIndex(
      (event, i) => event >= from && holds(vars.cwnd[i] as number, vars.ssthresh[i] as number),
    ) ?? -1
  );
}

const eventAt = (run: RecordedRun, row: number) => flowOf(run)?.vars.event[row] ?? -1;

/** cwnd comes to that many segments. */
export const grown =
  (count: number, after: (run: RecordedRun) => number = () => 0) =>
  (run: RecordedRun): number => {
    const from = after(run);
    return from < 0
      ? -1
      : eventAt(
          run,
          rowWhere(run, (cwnd) => cwnd >= count * SEGMENT, from),
        );
  };

/** The n-th time that the sender noted something, from 1. */
export const noted =
  (code: string, n = 1) =>
  (run: RecordedRun): number =>
    flowOf(run)?.notes.filter((note) => note.code === code)[n - 1]?.event ?? -1;

export const firstLoss = (run: RecordedRun): number => {
  const [lost] = eventsIn(run, { kind: 'frame.dropped' });
  return lost?.id ?? -1;
};

/** cwnd is as large as ever. */
export function top(run: RecordedRun): number {
  const cwnd = flowOf(run)?.vars.cwnd ?? [];
  const most = Math.max(...cwnd);
  return eventAt(run, cwnd.indexOf(most));
}

/** The first duplicate ACK that reaches the client. */
export function duplicate(run: RecordedRun): number {
  const acks = flowOf(run)?.acks;
  return acks?.event[acks.duplicate.indexOf(1)] ?? -1;
}

/** The server gets the first segment that lies beyond a gap, and says so. */
export function gap(run: RecordedRun): number {
  const dropped = firstLoss(run);
  if (dropped < 0) return -1;
  const server = nodeOf(run, 'server');
  let expected = -1;
  for (const { id, seq, length } of eventsIn(run, { kind: 'segment.received', node: server })) {
    if (length === 0) continue;
    if (expected >= 0 && seq !== expected) return id;
    expected = (seq + length) >>> 0;
  }
  return -1;
}

/** The segment that leaves when so many are out, itself among them. */
export function sentAs(run: RecordedRun, count: number): SegmentSent | undefined {
  const row = rowWhere(run, (cwnd) => cwnd >= count * SEGMENT);
  const from = eventAt(run, row);
  return from < 0 ? undefined : fresh(run).find(({ id }) => id > from);
}

export const roundTrip = (run: RecordedRun, sent: SegmentSent | undefined): number =>
  ackFor(run, sent).at - (sent?.at ?? Number.NaN);

/** How many ACKs for new data arrive in a tenth of a second from an instant on. */
export function ackRate(run: RecordedRun, from: Instant | undefined): number {
  const heard = { kind: 'segment.received', node: nodeOf(run, 'client') } as const;
  const since = from ?? Number.NaN;
  return [...eventsIn(run, heard)].filter(({ at }) => at >= since && at < since + 100_000).length;
}

/** When all of the second file is acknowledged, and how long that took. */
export function secondFile(run: RecordedRun): { event: number; takes: number } {
  const sent = fresh(run, SECOND_AT);
  const done = ackFor(run, sent.at(-1));
  return { event: done.id, takes: done.at - (sent[0]?.at ?? Number.NaN) };
}

/** The last segment of the first file. */
export function tail(run: RecordedRun): SegmentSent | undefined {
  return fresh(run).findLast(({ at }) => at < SECOND_AT);
}

/** Today's initial window, set while the SYN is under way. */
export const larger = (run: RecordedRun, after: Instant = 0): SessionInput => ({
  ...{ at: Math.max(after, timeOf(run, syn) + 1000), kind: 'call', node: nodeOf(run, 'client') },
  call: {
    ...{ name: 'setsockopt', option: 'initialWindow', value: 10 },
    fd: Number(found(run, 'socket.return', returns('socket').at('client'))?.result),
  },
});

/** The last segment of the first file is lost, when it is half-way. */
export function losingTail(run: RecordedRun, after: Instant = 0): SessionInput {
  const frame = frameOfPacket(run, tail(run)?.id ?? -1);
  if (frame < 0) throw new Error('The first file was never sent to its end.');
  const sent = readEvent(run.log, frame) as TraceEvent<'frame.sent'>;
  const half = Math.floor((sent.starts + sent.arrives) / 2);
  return { at: Math.max(after, half), kind: 'drop', frame: sent.frame };
}

/** Whether the last segment of the first file had to be sent twice. */
export function tailRepeated(run: RecordedRun): boolean {
  const last = tail(run);
  return segments(run, (last?.id ?? 0) + 1).some(
    ({ node, seq, length }) => length > 0 && node === last?.node && seq === last.seq,
  );
}
