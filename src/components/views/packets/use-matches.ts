import { useEffect, useMemo, useReducer } from 'react';
import type { Question } from '../../../model/filter/bind.ts';
import { packetsOf } from '../../../model/queries.ts';
import type { ViewRun } from '../../view-kit/stage-view.ts';
import { type Matching, matchOn, startMatching } from './matching.ts';

/** What a filter has found so far; it goes on by itself, also as the run grows. */
export function useMatches(
  { run, version, readFrames }: ViewRun,
  question: Question | undefined,
): Matching | undefined {
  const packets = packetsOf(run);
  const [, draw] = useReducer((n: number) => n + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where the window has moved, all begins anew.
  const matching = useMemo(
    () => (question === undefined ? undefined : startMatching(run, question)),
    [run, question, packets],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  useEffect(() => {
    if (matching === undefined || matching.looked === matching.packets.length) return;
    let wanted = true;
    const told = () => {
      if (wanted) draw();
      return wanted;
    };
    matchOn(matching, readFrames, told);
    return () => {
      wanted = false;
    };
  }, [matching, version, readFrames]);
  return matching;
}
