import { useEffect, useMemo, useReducer, useRef } from 'react';
import type { Question } from '../../../model/filter/bind.ts';
import { packetsOf } from '../../../model/queries.ts';
import type { ViewRun } from '../../view-kit/stage-view.ts';
import { type Matching, matchOn, startMatching } from './matching.ts';

/** What a filter has found so far; it goes on by itself, also as the run grows. */
export function useMatches(
  { run, readFrames }: ViewRun,
  question: Question | undefined,
): Matching | undefined {
  const packets = packetsOf(run);
  const [, draw] = useReducer((n: number) => n + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where the window has moved, all begins anew.
  const matching = useMemo(
    () => (question === undefined ? undefined : startMatching(run, question)),
    [run, question, packets],
  );
  const wanted = useRef<Matching>(undefined);
  useEffect(() => {
    wanted.current = matching;
    return () => {
      wanted.current = undefined;
    };
  }, [matching]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list grows in place, also while pictures of the whole run stand still.
  useEffect(() => {
    if (matching === undefined || matching.looked === matching.packets.length) return;
    matchOn(matching, readFrames, () => {
      if (wanted.current !== matching) return false;
      draw();
      return true;
    });
  }, [matching, packets.length, readFrames]);
  return matching;
}
