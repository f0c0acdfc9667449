/** Sends a frame that was put together: a fork, beside the run that it was made of. */
import { causeAt, instantOf } from '../../../model/columns.ts';
import { putAsideAt } from '../../../model/deaths.ts';
import { journeyOf } from '../../../model/parts/journeys.ts';
import { packetsOf } from '../../../model/queries.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { RunStore } from '../../../runtime/run-view.ts';
import { type Duration, SECOND } from '../../../stack/core/instant.ts';
import type { SessionInput } from '../../../stack/world/inputs.ts';
import { changeAndCompare } from '../runs/change-and-compare.ts';

/** The frame in which a forged packet left, by the place of its input in the session; −1: not yet. */
export function frameOfInput(run: RecordedRun, index: number): number {
  const input = run.first({ kind: 'session.input', field: 'index', is: index });
  if (input < 0) return -1;
  const sent = packetsOf(run).find(
    ({ headerEvent }) => headerEvent > input && causeAt(run.log, headerEvent) === input,
  );
  return sent?.frame ?? -1;
}

/** A node that has to ask for a hardware address first sends a packet on within this time (RFC 1122 §2.3.2.1). */
const GOES_ON: Duration = SECOND;

/** The event with which the packet's way ends; −1 as long as the run may still send it on. */
export function endOfWay(run: RecordedRun, frame: number, complete: boolean): number {
  const way = journeyOf(run, frame);
  const { log } = run;
  const ends = way.map((each) => putAsideAt(run, each.frame)?.id ?? each.endEvent);
  if (complete) return Math.max(...ends);
  const open = way.some(({ endEvent, endAt }) => {
    return endEvent < 0 || instantOf(log, log.count - 1) < endAt + GOES_ON;
  });
  return open ? -1 : Math.max(...ends);
}

/**
 * Plays on to where the packet ends. The number of the frame in the new run; undefined when it could
 * not be sent.
 */
export async function sendForged(
  store: RunStore,
  input: SessionInput,
): Promise<number | undefined> {
  const before = store.getState().current;
  if (!(await changeAndCompare(store, before, [input]))) return undefined;
  const made = store.getState().current;
  return new Promise((done) => {
    const stop = store.subscribe(look);
    function look(): void {
      const { model, session, complete, problem, current, playTo } = store.getState();
      const frame = frameOfInput(model, session.inputs.indexOf(input));
      const end = frame < 0 ? -1 : endOfWay(model, frame, complete);
      const gone = problem !== null || current !== made;
      if (end < 0 && !complete && !gone) return;
      stop();
      if (end >= 0 && !gone) playTo(end);
      done(frame < 0 || gone ? undefined : frame);
    }
    look();
  });
}
