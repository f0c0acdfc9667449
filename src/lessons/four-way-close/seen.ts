/** What the lesson's questions look for in a run. */
import type { RecordedRun } from '../../model/recorded-run.ts';
import { becomes } from '../../stack/protocols/tcp/predicates.ts';
import { type Predicate, returns } from '../../stack/trace/predicates.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';
import {
  arrivalOf,
  found,
  heardUntil,
  nodeOf,
  type SegmentSent,
  SYN,
  segments,
  sentAfterLoss,
  stateAt,
  timeOf,
} from '../facts.ts';
import { clientFin, shutdown } from './events.ts';

/** The segment that the client's shutdown put on the wire. */
export function saidAtShutdown(run: RecordedRun): SegmentSent | undefined {
  const at = timeOf(run, shutdown);
  const client = nodeOf(run, 'client');
  return segments(run).find((each) => each.node === client && each.at === at);
}

export function has(segment: SegmentSent | undefined, flag: number): boolean {
  return segment !== undefined && (segment.flags & flag) !== 0;
}

/** The data that the server's program sent after the client's goodbye had arrived. */
export function sentLate(run: RecordedRun): SegmentSent | undefined {
  const goodbye = arrivalOf(run, clientFin);
  const server = nodeOf(run, 'server');
  return segments(run).find((each) => each.node === server && each.at > goodbye && each.length > 0);
}

/** Whether the client's program got, by one call, all that came late. */
export function readLate(run: RecordedRun): boolean {
  const late = sentLate(run);
  if (late === undefined) return false;
  const call = found(run, 'socket.return', returns('recv').at('client'), late.id);
  return call?.result.startsWith(String(late.length)) ?? false;
}

/** What reached the client when it left FIN_WAIT_2. */
export function endOfFinWait2(run: RecordedRun): TraceEvent<'segment.received'> | undefined {
  const out = found(run, 'tcp.transition', becomes('TIME_WAIT').at('client'));
  if (out?.from !== 'FIN_WAIT_2') return undefined;
  return heardUntil(run, 'client', out.at).findLast((each) => each.at === out.at);
}

/** Whether a host still has a record of a connection at the instant of an event. */
export function remembers(run: RecordedRun, node: string, then: Predicate): boolean {
  return stateAt(run, node, timeOf(run, then)) !== 'CLOSED';
}

/** For the question who it is: each answer, and whether it is what happened. */
export function whoRemembers(
  then: Predicate,
): Readonly<Record<string, (run: RecordedRun) => boolean>> {
  const client = (run: RecordedRun) => remembers(run, 'client', then);
  const server = (run: RecordedRun) => remembers(run, 'server', then);
  return {
    client: (run) => client(run) && !server(run),
    server: (run) => server(run) && !client(run),
    both: (run) => client(run) && server(run),
    nobody: (run) => !client(run) && !server(run),
  };
}

/** Who sent the first segment after the loss, if that belongs to the connection that had it. */
export function firstAfterLoss(lost: RecordedRun): string {
  const [next] = sentAfterLoss(lost);
  return next === undefined || has(next, SYN) ? 'nobody' : (lost.nodes[next.node] ?? '');
}

/** Whether a host is through with the first connection later than in another run. */
export function isLate(run: RecordedRun, lost: RecordedRun | undefined, node: string): boolean {
  const done = becomes('CLOSED').at(node);
  return lost !== undefined && timeOf(lost, done) > timeOf(run, done);
}

export const segmentOf = (run: RecordedRun, predicate: Predicate) =>
  found(run, 'segment.sent', predicate);
