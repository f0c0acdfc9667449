import { useMemo } from 'react';
import { useLessonText } from '../../i18n/lesson.ts';
import { runTime } from '../../runtime/run-time.ts';
import type { SharedAxis, ViewActions, ViewRun } from '../view-kit/stage-view.ts';
import { drawnVersion } from './drawn-version.ts';
import { useRun, useRunStore } from './run.ts';
import { runName } from './run-name.ts';
import { askWhy, enlarge, inspectFrame } from './workbench-store.ts';

/** The runs that lie on the stage, as views are given them. */
export function useViewRuns(): readonly [ViewRun, ...ViewRun[]] {
  const text = useLessonText();
  const store = useRunStore();
  const id = useRun((state) => state.current);
  const run = useRun((state) => state.model);
  const version = useRun(drawnVersion);
  const cursor = useRun((state) => state.cursor);
  const bytesOf = useRun((state) => state.frameBytes);
  const label = useRun((state) => state.runs.find((each) => each.id === state.current));
  const { fetchBytes } = store.getState();
  const name = label === undefined ? '' : runName(label, text);
  return useMemo(
    () => [{ id, name, run, version, cursor, bytesOf, fetchBytes }],
    [id, name, run, version, cursor, bytesOf, fetchBytes],
  );
}

export function useSharedAxis(): SharedAxis {
  const run = useRun((state) => state.model);
  const version = useRun(drawnVersion);
  const end = useRun((state) => state.endAt);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run grows in place; its version says when.
  return useMemo(() => ({ end, time: runTime(run, end) }), [run, version, end]);
}

export function useViewActions(): ViewActions {
  const store = useRunStore();
  return useMemo(
    () => ({ inspect: inspectFrame, askWhy, drop: store.getState().drop, enlarge }),
    [store],
  );
}
