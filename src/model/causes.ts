/** The chain of causes behind an event, back to the call, the input or the timer that began it. */
import { kindOf, readEvent, type TraceLog } from '../stack/trace/log.ts';
import type { EventKind, TraceEvent } from '../stack/trace/schema.ts';
import { causeAt, holds, instantOf } from './columns.ts';
import { packetOf } from './queries.ts';
import type { RecordedRun } from './recorded-run.ts';

/** One link of the chain. Notes are choices the stack made on the way from this step to the next. */
export interface CauseStep {
  readonly event: TraceEvent;
  readonly notes: readonly TraceEvent[];
}

/** Says of a kind of event whether it is a note; the words of its protocol know. */
export type IsNote = (kind: EventKind) => boolean;

/** How far a chain is followed: a bulk transfer clocks itself for ever. */
const LONGEST = 64;
/** Notes stand close behind the event that made the stack think. */
const NOTE_REACH = 64;

const NONE: IsNote = () => false;

/** From the root cause to the event itself. */
export function causesOf(
  log: TraceLog,
  id: number,
  longest = LONGEST,
  isNote: IsNote = NONE,
): CauseStep[] {
  const chain: CauseStep[] = [];
  const seen = new Set<number>();
  let next = id;
  let effect = -1;
  while (holds(log, next) && chain.length < longest && !seen.has(next)) {
    seen.add(next);
    const end = effect < 0 ? next + NOTE_REACH : Math.max(effect, id);
    chain.push({ event: readEvent(log, next), notes: notesBehind(log, next, end, isNote) });
    effect = next;
    next = causeAt(log, next);
  }
  return chain.reverse();
}

/** True when the chain was cut before its root. */
export function isCut(chain: readonly CauseStep[]): boolean {
  return (chain[0]?.event.cause ?? -1) >= 0;
}

/** Notes caused by `cause` at its instant, before `end`. */
function notesBehind(log: TraceLog, cause: number, end: number, isNote: IsNote): TraceEvent[] {
  const to = Math.min(log.count, end, cause + NOTE_REACH);
  const notes: TraceEvent[] = [];
  for (let id = cause + 1; id < to && instantOf(log, id) === instantOf(log, cause); id++) {
    if (causeAt(log, id) === cause && isNote(kindOf(log, id))) notes.push(readEvent(log, id));
  }
  return notes;
}

/** The frame whose arrival made a host send this one; undefined when something else did. */
export function causeOf(run: RecordedRun, frame: number | undefined): number | undefined {
  const { log } = run;
  const packet = frame === undefined ? undefined : packetOf(run, frame);
  let id = packet === undefined ? -1 : causeAt(log, packet.sentEvent);
  for (let steps = 0; holds(log, id) && steps < LONGEST; steps++) {
    const event = readEvent(log, id);
    if (event.kind === 'frame.delivered') return event.frame;
    if (event.kind === 'socket.call' || event.kind === 'timer.fired') return undefined;
    id = event.cause;
  }
  return undefined;
}
