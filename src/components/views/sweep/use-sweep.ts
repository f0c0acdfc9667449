/** What is swept, as the look says it, and what has come of it. */
import { useEffect, useMemo } from 'react';
import { useLanguage } from '../../../i18n/index.ts';
import { isSameSession } from '../../../runtime/same-session.ts';
import type { Session } from '../../../stack/world/session-data.ts';
import type { ViewProps } from '../../view-kit/stage-view.ts';
import { KNOBS, RESULTS } from './kinds.ts';
import type { Base, Dial, KnobKind } from './knob.ts';
import { decodeSweepLook, encodeSweepLook, type SweepLook } from './look.ts';
import { type Point, pointsOf } from './model.ts';
import type { ResultKind } from './result.ts';
import { goOn, keyOf, useSweep } from './sweep-store.ts';
import { valuesOf } from './values.ts';

const NOTHING: readonly never[] = [];

export interface Swept {
  readonly look: SweepLook;
  readonly change: (to: Partial<SweepLook>) => void;
  /** The run that all others are made of, and whether it is complete. */
  readonly base: Base & { readonly fork: number; readonly complete: boolean };
  /** A link asks for a knob or a dial that there is not. */
  readonly strange: boolean;
  readonly knob: KnobKind;
  readonly dials: readonly Dial[];
  readonly dial: Dial | undefined;
  readonly result: ResultKind;
  readonly sessions: readonly Session[];
  readonly points: readonly Point[];
  readonly running: boolean;
  readonly done: number;
  /** The place of the run that is on the stage, −1 when it is none of these. */
  readonly shown: number;
}

export function useSweepOf({ runs, look: word, actions, board }: ViewProps): Swept {
  const [{ version, id }] = runs;
  const language = useLanguage();
  const look = useMemo(() => decodeSweepLook(word), [word]);
  const base = useBase(actions, look, version);
  const knob = KNOBS.find((each) => each.id === look.knob) ?? (KNOBS[0] as KnobKind);
  const result = RESULTS.find((each) => each.id === look.result) ?? (RESULTS[0] as ResultKind);
  const dials = useMemo(() => knob.dials(base, language), [knob, base, language]);
  const dial = dialOf(knob, dials, look.dial);
  const values = useMemo(
    () => (dial === undefined ? NOTHING : valuesOf(dial, look.span)),
    [dial, look.span],
  );
  const sessions = useMemo(
    () => (dial === undefined ? NOTHING : values.map(dial.session)),
    [dial, values],
  );
  const key = useMemo(() => keyOf(base.spec, sessions), [base.spec, sessions]);
  // A link may name what this run has not: nothing else is run in its place.
  const strange =
    base.complete &&
    ((look.knob !== undefined && look.knob !== knob.id) ||
      (look.dial !== undefined && look.dial !== dial?.id));
  const go = look.go && !strange && base.complete && sessions.length > 0 && !board;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of spec and sessions.
  useEffect(() => (go ? goOn(key, base.spec, sessions) : undefined), [go, key]);
  const outcomes = useSweep((state) => (state.key === key ? state.outcomes : NOTHING));
  const points = useMemo(
    () => (dial === undefined ? NOTHING : pointsOf(dial, values, outcomes, result)),
    [dial, values, outcomes, result],
  );
  const done = outcomes.filter((each) => each !== undefined).length;
  const current = actions.tree().treeRun(id)?.session;
  return {
    ...{ look, base, strange, knob, dials, dial, result, sessions, points, done },
    change: (to) => actions.lookAt('sweep', encodeSweepLook({ ...look, ...to })),
    running: go && done < sessions.length,
    shown: current === undefined ? -1 : sessions.findIndex((each) => isSameSession(each, current)),
  };
}

function useBase(actions: ViewProps['actions'], look: SweepLook, version: number): Swept['base'] {
  const { spec, runs, treeRun } = actions.tree();
  const [first] = runs;
  const label = runs.find(({ fork }) => fork === look.base) ?? first;
  const run = label && treeRun(label.id);
  if (label === undefined || run === undefined) throw new Error('there is no run');
  const { model, session, complete } = run;
  const { fork } = label;
  // A run that still grows has other packets each time; once it is complete it stays what it is.
  const grown = complete ? -1 : version;
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  return useMemo(
    () => ({ spec, session, run: model, fork, complete }),
    [spec, session, model, fork, complete, grown],
  );
}

function dialOf(knob: KnobKind, dials: readonly Dial[], id: string | undefined): Dial | undefined {
  return (
    dials.find((each) => each.id === id) ??
    dials.find((each) => each.id.endsWith(`.${knob.first}`)) ??
    dials[0]
  );
}
