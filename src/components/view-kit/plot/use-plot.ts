/** What every view that draws a flow over time keeps: its look, the flow, the stretch of time. */
import { useCallback, useMemo } from 'react';
import type { Flow } from '../../../model/parts/flow.ts';
import { flowsOf } from '../../../model/parts/flows.ts';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import type { SharedAxis, ViewProps } from '../stage-view.ts';
import type { Stretch } from './axes.ts';
import { chosenFlow, decodePlotLook, encodePlotLook, flowKey, type PlotLook } from './look.ts';
import { following, NO_TIME, type Stretches, within } from './stretch.ts';

export function usePlotFlow(view: string, { runs, look: word, actions }: ViewProps) {
  const [{ run, version }] = runs;
  const look = useMemo(() => decodePlotLook(word), [word]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  const flows = useMemo(() => flowsOf(run), [run, version]);
  const flow = chosenFlow(flows, look.flow);
  // Two runs in one picture are enough.
  const second = runs.length > 1 ? undefined : look.beside;
  const beside =
    second === undefined
      ? undefined
      : flows.find((each) => each !== flow && flowKey(each, flows) === second);
  const { lookAt } = actions;
  const change = useCallback(
    (to: Partial<PlotLook>) => lookAt(view, encodePlotLook({ ...look, ...to })),
    [lookAt, view, look],
  );
  return { look, flows, flow, beside, change };
}

/** The same flow in another run of the scenario. */
export function sameFlow(
  flow: Flow,
  flows: readonly Flow[],
  others: readonly Flow[],
): Flow | undefined {
  const key = flowKey(flow, flows);
  return others.find((each) => flowKey(each, others) === key);
}

/**
 * The time that a plot covers in all runs that lie beside each other, or in one picture: equal width
 * is equal time.
 */
export function sharedStretch(
  props: Pick<ViewProps, 'runs' | 'axis'>,
  of: (run: RecordedRun) => Stretch | undefined,
): Stretch {
  const stretches = runsBeside(props)
    .map(of)
    .filter((each) => each !== undefined);
  return [Math.min(...stretches.map(([from]) => from)), Math.max(...stretches.map(([, to]) => to))];
}

/** Both, in all runs that lie beside each other, or in one picture. */
export function sharedStretches(
  props: Pick<ViewProps, 'runs' | 'axis'>,
  of: (run: RecordedRun) => Stretches | undefined,
): Stretches {
  const known = new Map(runsBeside(props).map((run) => [run, of(run)]));
  if ([...known.values()].every((each) => each === undefined)) return NO_TIME;
  return {
    whole: sharedStretch(props, (run) => known.get(run)?.whole),
    first: sharedStretch(props, (run) => known.get(run)?.first),
  };
}

/** The runs that lie beside each other, or in one picture. */
export function runsBeside({
  runs,
  axis,
}: Pick<ViewProps, 'runs' | 'axis'>): readonly RecordedRun[] {
  return [...new Set([...runs.map(({ run }) => run), ...(axis.sync?.runs ?? [])])];
}

/** Where the two runs on the stage part. */
export const partedAt = ({ sync, mark }: SharedAxis): Instant | undefined =>
  (sync?.mark ?? mark)?.at;

/** What of the whole time is shown, all of it unless somebody chose: it comes after a cursor that leaves it. */
export function shownStretch(
  { shown }: Pick<PlotLook, 'shown'>,
  whole: Stretch,
  at: number,
  first = whole,
): Stretch {
  const chosen = shown ?? first;
  if (chosen === whole) return whole;
  return following(within(chosen, whole), Math.min(Math.max(at, whole[0]), whole[1]), whole);
}

/** A little room behind the last event, so that its sign is seen whole. */
export const padded = ([from, to]: Stretch): Stretch => [from, to + (to - from) * 0.03];

/** As a look keeps it: the whole is what is shown when nothing is said. */
export const asShown = (stretch: Stretch, whole: Stretch): Stretch | undefined =>
  stretch[0] <= whole[0] && stretch[1] >= whole[1] ? undefined : stretch;
