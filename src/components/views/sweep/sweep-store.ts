/**
 * The sweep that was asked for last, and what has come of it: it stays when its picture is put
 * somewhere else on the stage, or away and back. Only while a picture of it is shown, runs are made.
 */
import { create } from 'zustand';
import { type Outcome, startSweep } from '../../../runtime/sweep.ts';
import type { ScenarioSpec } from '../../../stack/world/scenario.ts';
import type { Session } from '../../../stack/world/session-data.ts';
import { measuresOf } from './kinds.ts';
import type { Measures } from './result.ts';

export type RunOutcome = Outcome<Measures>;

interface SweepState {
  /** The sessions as one text: the same text, the same runs. */
  readonly key: string;
  readonly outcomes: readonly (RunOutcome | undefined)[];
}

export const useSweep = create<SweepState>(() => ({ key: '', outcomes: [] }));

export const keyOf = (spec: ScenarioSpec, sessions: readonly Session[]): string =>
  JSON.stringify([spec, sessions]);

/** Makes the runs that are still missing; what is returned pauses that. */
export function goOn(key: string, spec: ScenarioSpec, sessions: readonly Session[]): () => void {
  const known = useSweep.getState();
  if (known.key !== key) useSweep.setState({ key, outcomes: sessions.map(() => undefined) });
  const { outcomes } = useSweep.getState();
  const wanted = sessions.flatMap((_, i) => (outcomes[i] === undefined ? [i] : []));
  return startSweep<Measures>({
    ...{ spec, sessions, wanted, measure: measuresOf },
    done(index, outcome) {
      const state = useSweep.getState();
      if (state.key === key) {
        useSweep.setState({ outcomes: state.outcomes.with(index, outcome) });
      }
    },
  });
}
