/** What the lesson's questions look for in a run. */
import { countAt } from '../../model/cursor.ts';
import type { Mark } from '../../model/mark.ts';
import { eventsIn } from '../../model/queries.ts';
import type { RecordedRun } from '../../model/recorded-run.ts';
import { SECOND } from '../../stack/core/instant.ts';
import { calls, returns } from '../../stack/trace/predicates.ts';
import type { EventKind, TraceEvent } from '../../stack/trace/schema.ts';
import { eventOf, found, heardUntil, nodeOf, returnedAt, timeOf } from '../facts.ts';
import { SERVER } from '../two-hosts.ts';
import type { Experiment } from '../types.ts';
import { clientOpen, halfOpen, OLD_SYN_AT, serverOpen, syn, synAck } from './events.ts';

const LATER = 10 * SECOND;
const secondSocket = returns('socket').at('client').then(returns('socket').at('client'));

/** A second connection by hand, long after the first: its SYN has a number of its own. */
export const ANOTHER: Experiment = [
  (run) => ({
    ...{ at: LATER, kind: 'call', node: nodeOf(run, 'client') },
    call: { name: 'socket', type: 'stream' },
  }),
  (run) => {
    const fd = found(run, 'socket.return', secondSocket)?.fd;
    return {
      ...{ at: LATER + SECOND, kind: 'call', node: nodeOf(run, 'client') },
      call: { name: 'connect', fd: fd ?? -1, ...SERVER },
    };
  },
];
/** The numbers that hosts chose to start from: the client's, the server's, the client's next. */
export function isns(another: RecordedRun): readonly (number | undefined)[] {
  const chosen = [syn, synAck, syn.then(syn)];
  return chosen.map((each) => found(another, 'segment.sent', each)?.seq);
}

/** What a host has seen until an instant, and nothing that only an onlooker can know. */
function lifeUntil(run: RecordedRun, node: string, instant: number): string {
  const kinds = ['segment.received', 'timer.fired', 'socket.return'] as const;
  const until = countAt(run.log, instant);
  const seen = kinds.flatMap((kind) => [
    ...eventsIn<EventKind>(run, { kind, node: nodeOf(run, node) }, 0, until),
  ]);
  seen.sort((a, b) => a.id - b.id);
  return JSON.stringify(seen.map(({ id, cause, ...what }) => what));
}

/** Whether the server has lived the same until the client is ESTABLISHED: it cannot tell which run. */
export function sameToServer(run: RecordedRun, other: RecordedRun): boolean {
  const at = timeOf(run, clientOpen);
  return lifeUntil(run, 'server', at) === lifeUntil(other, 'server', at);
}

/** What can be lost without the server's having seen anything else until then. */
export function untold(run: RecordedRun, ...tried: readonly RecordedRun[]): readonly Mark[] {
  return tried
    .filter((lost) => sameToServer(run, lost))
    .flatMap((lost) => [...eventsIn(lost, { kind: 'frame.dropped' })].slice(0, 1))
    .map(({ frame }) => ({ kind: 'packet', frame }));
}

/** A second after the old SYN. */
export const SOON = OLD_SYN_AT + SECOND;

/** Whether the server has answered the old SYN. */
export const answeredOld = (run: RecordedRun) => eventOf(run, halfOpen.then(synAck)) >= 0;

/** How long after its first SYN the client sends another; NaN if it does not. */
export function synAgainAfter(run: RecordedRun): number {
  return timeOf(run, syn.then(syn)) - timeOf(run, syn);
}

/** From the SYN to its answer, when nothing is lost. */
export function roundTrip(run: RecordedRun): number {
  return timeOf(run, clientOpen) - timeOf(run, syn);
}

/** How long the call lasts. */
export function acceptTakes(run: RecordedRun): number {
  return returnedAt(run, 'server', 'accept') - timeOf(run, calls('accept').at('server'));
}

/** Whether the server had to answer the SYN a second time before its end opened. */
export function answeredAgain(run: RecordedRun): boolean {
  return timeOf(run, synAck.then(synAck)) < timeOf(run, serverOpen);
}

/** What reached the server when its end opened. */
export function opening(run: RecordedRun): TraceEvent<'segment.received'> | undefined {
  return heardUntil(run, 'server', timeOf(run, serverOpen)).at(-1);
}
