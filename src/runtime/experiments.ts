/**
 * Runs beside the stage: the original with something done to it, to its end, to see what comes of
 * it. Nobody chooses between them, and no cursor stands in them; as sessions they are like others.
 */

import type { Change } from '../lessons/types.ts';
import type { RecordedRun } from '../model/recorded-run.ts';
import { isWhole } from '../model/windows.ts';
import type { RunId } from './protocol.ts';
import type { RunData } from './run-data.ts';
import type { Simulation } from './simulation.ts';

export interface Experiments {
  /** Resolves when the last run is complete; until the original is, nothing begins. */
  tryOut(simulation: Simulation, original: RunId, changes: readonly Change[]): Outcome;
  /** True when the run is one of these: then it is nothing to show. */
  changed(run: RunData): boolean;
}

type Outcome = Promise<RecordedRun>;

export function createExperiments(): Experiments {
  const own = new Set<RunId>();
  const waiting = new Map<RunId, (() => void)[]>();
  const completed = (run: RunData): Promise<void> => {
    if (run.complete) return Promise.resolve();
    return new Promise((done) => waiting.set(run.id, [...(waiting.get(run.id) ?? []), done]));
  };
  return {
    async tryOut(simulation, original, changes) {
      let run = simulation.runs.get(original) as RunData;
      await completed(run);
      for (const change of changes) {
        const before = run;
        run = simulation.fork(before.id, change(before.model));
        own.add(run.id);
        await completed(run);
        if (own.has(before.id)) simulation.close(before.id);
      }
      // What is kept whole needs the worker no more: the model has all that is asked of it.
      if (own.has(run.id) && isWhole(run.windows)) simulation.close(run.id);
      return run.model;
    },
    changed(run) {
      if (run.complete) {
        for (const done of waiting.get(run.id) ?? []) done();
        waiting.delete(run.id);
      }
      return own.has(run.id);
    },
  };
}
