/**
 * Many runs of one scenario, one after the other, to see what comes of each. They have a worker of
 * their own, so that the run on the stage goes on; of each only what was measured is kept.
 */
import type { RecordedRun } from '../model/recorded-run.ts';
import { isWhole } from '../model/windows.ts';
import type { Fault } from '../stack/schema/faults.ts';
import type { ScenarioSpec } from '../stack/world/scenario.ts';
import type { Session } from '../stack/world/session-data.ts';
import { type Ending, endingOf } from './cut-off.ts';
import { createSimulation, type Simulation, type WorkerPort } from './simulation.ts';
import { startWorker } from './start-worker.ts';

export type Outcome<T> =
  | { readonly kind: 'measured'; readonly value: T; readonly ending: Ending }
  /** There is no such run: a value does not fit the others. */
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] }
  /** It has more events than the page keeps. */
  | { readonly kind: 'long' }
  | { readonly kind: 'failed'; readonly problem: Error };

export interface Sweep<T> {
  readonly spec: ScenarioSpec;
  readonly sessions: readonly Session[];
  /** Those whose outcome is not known yet, in the order in which they are run. */
  readonly wanted: readonly number[];
  readonly measure: (run: RecordedRun) => T;
  /** A run is over. */
  readonly done: (index: number, outcome: Outcome<T>) => void;
  readonly makeWorker?: () => WorkerPort;
}

/** Begins; the function that is returned ends it. */
export function startSweep<T>(sweep: Sweep<T>): () => void {
  const waiting = [...sweep.wanted];
  let simulation: Simulation | undefined;
  let current = -1;
  const stop = () => {
    simulation?.dispose();
    simulation = undefined;
  };
  const open = () =>
    createSimulation(sweep.makeWorker ?? startWorker, {
      changed(run) {
        if (!run.complete) return;
        const { model, windows, id } = run;
        const index = current;
        simulation?.close(id);
        next();
        over(index, isWhole(windows) ? measured(sweep, index, model) : { kind: 'long' });
      },
      refused(_, faults) {
        const index = current;
        next();
        over(index, { kind: 'refused', faults });
      },
      // The stack threw, or the worker died: what follows gets another.
      failed(problem) {
        const index = current;
        stop();
        next();
        over(index, { kind: 'failed', problem });
      },
    });
  const next = () => {
    current = waiting.shift() ?? -1;
    if (current < 0) return;
    simulation ??= open();
    simulation.open(sweep.spec, sweep.sessions[current] as Session);
  };
  const over = (index: number, outcome: Outcome<T>) => {
    if (current < 0) stop();
    if (index >= 0) sweep.done(index, outcome);
  };
  next();
  return () => {
    waiting.length = 0;
    current = -1;
    stop();
  };
}

function measured<T>(
  { spec, sessions, measure }: Sweep<T>,
  index: number,
  run: RecordedRun,
): Outcome<T> {
  const ending = endingOf(run, spec, sessions[index] as Session);
  return { kind: 'measured', value: measure(run), ending };
}
