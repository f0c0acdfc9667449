/** The events that the lesson speaks of, and what its reader does to the way. */
import { eventsIn } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import type { Instant } from '../../stack/core/instant.ts';
import { dataSegment, received } from '../../stack/protocols/tcp/predicates.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import type { SessionInput } from '../../stack/world/inputs.ts';
import { cableOf, dropping, nodeOf, relativeSeq, type SegmentSent } from '../facts.ts';
import { nth } from '../moments.ts';
import { dataFrom } from '../sent.ts';
import type { Change } from '../types.ts';
import { CALM, CHANGE, SEGMENT } from './scenario.ts';

const data = dataSegment().from('client');
/** The n-th data segment that the client sends, and the n-th ACK for one; where nothing is lost. */
export const sends = (n: number) => nth(data, n);
export const ackArrives = (n: number) => data.then(nth(received('ACK').at('client'), n));

/** The first segment after the calm. */
export const NEXT = CALM + 1;

/** Each time that the client sent its n-th segment's bytes. */
export function copies(run: RecordedRun, n: number): SegmentSent[] {
  const seq = (n - 1) * SEGMENT + 1;
  return dataFrom(run, 'client').filter((each) => relativeSeq(run, each) === seq);
}

/** What the client receives that acknowledges its n-th segment, the first of it. */
export function ackFor(run: RecordedRun, n: number): TraceEvent<'segment.received'> | undefined {
  const [first] = copies(run, n);
  if (first === undefined) return undefined;
  const end = (first.seq + first.length) | 0;
  const heard = eventsIn(run, { kind: 'segment.received', node: first.node }, first.id);
  for (const each of heard) if (((each.ack - end) | 0) >= 0) return each;
  return undefined;
}

/** Each time that the n-th segment's bytes reached the server, by the events of their arrival. */
export function arrivals(run: RecordedRun, n: number): number[] {
  const [first] = copies(run, n);
  if (first === undefined) return [];
  const there = { kind: 'segment.received', node: nodeOf(run, 'server') } as const;
  return [...eventsIn(run, there, first.id)]
    .filter(({ seq, length }) => seq === first.seq && length > 0)
    .map(({ id }) => id);
}

/** How long after its first sending the n-th segment was sent once more, µs. */
export function waited(run: RecordedRun, n: number): number {
  const [first, again] = copies(run, n);
  return (again?.at ?? Number.NaN) - (first?.at ?? Number.NaN);
}

/** How many segments in a row went twice, from the n-th on. */
export function twiceFrom(run: RecordedRun, n: number): number {
  let count = 0;
  while (copies(run, n + count).length > 1) count++;
  return count;
}

/** What the client measured (`a`, µs) from an event on, each with the timeout that followed (`b`). */
export function samples(run: RecordedRun, from = 0): TraceEvent<'tcp.note'>[] {
  const wanted = { kind: 'tcp.note', field: 'code', is: 'rtt-sample' } as const;
  return [...eventsIn(run, { ...wanted, node: nodeOf(run, 'client') }, from)];
}

/** The first that was measured after the calm. */
export function sampleAfterCalm(run: RecordedRun): TraceEvent<'tcp.note'> | undefined {
  const [first] = copies(run, NEXT);
  return first === undefined ? undefined : samples(run, first.id)[0];
}

/** One way over the longer links and the shorter one, µs. */
export const LONGER = 260_000;
export const SHORTER = 20_000;
/** As much longer as the shorter one is shorter. */
export const MIRRORED = 180_000;

const becomes =
  (delay: number) =>
  (run: RecordedRun, after: Instant = 0): SessionInput => ({
    ...{ at: Math.max(after, CHANGE), kind: 'link', link: cableOf(run) },
    settings: { delay },
  });

export const longer = becomes(LONGER);
export const shorter = becomes(SHORTER);
export const mirrored = becomes(MIRRORED);

/** The first copy of the n-th segment is lost, in a run in which those before may have gone twice. */
export const losing =
  (n: number): Change =>
  (run) => {
    const until = copies(run, n)[0]?.id ?? 0;
    return dropping(sends(dataFrom(run, 'client', 0, until).length + 1))(run);
  };
