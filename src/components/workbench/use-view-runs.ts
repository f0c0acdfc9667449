import { useMemo } from 'react';
import { patiently } from '../../i18n/patience.ts';
import { visibleAt } from '../../model/cursor.ts';
import type { ByteMark } from '../../model/mark.ts';
import type { Inputs } from '../../runtime/protocol.ts';
import type { RunView } from '../../runtime/run-view.ts';
import type { Instant } from '../../stack/core/instant.ts';
import type { Session } from '../../stack/world/session-data.ts';
import { pointAt } from '../view-kit/marking.ts';
import type { SharedAxis, ViewActions, ViewRun } from '../view-kit/stage-view.ts';
import { comparedVersion } from './drawn-version.ts';
import { useRun, useRunStore } from './run.ts';
import { letterOf } from './runs/letter.ts';
import { useComparedId } from './runs/use-comparing.ts';
import {
  askWhy,
  enlarge,
  followByte,
  inspectFrame,
  lookAt,
  offerChanges,
  useWorkbench,
} from './workbench-store.ts';

/** The run that lies on the stage, as views are given it. */
export function useViewRuns(): readonly [ViewRun, ...ViewRun[]] {
  const store = useRunStore();
  const id = useRun((state) => state.current);
  const run = useRun((state) => state.model);
  const version = useRun(comparedVersion);
  const cursor = useRun((state) => state.cursor);
  const bytesOf = useRun((state) => state.frameBytes);
  const name = useRun((state) => letterIn(state, state.current));
  return useMemo(() => {
    const { fetchBytes, readFrames } = store.getState();
    // A view may still read frames of this run when another lies on the stage.
    const read: ViewRun['readFrames'] = (first, last) => readFrames(first, last, id);
    return [{ id, name, run, version, cursor, bytesOf, fetchBytes, readFrames: read }];
  }, [id, name, run, version, cursor, bytesOf, store]);
}

function letterIn({ runs }: RunView, id: string): string {
  return letterOf(runs.find((each) => each.id === id)?.fork ?? 0);
}

/** The run that is compared with it, at the same instant; undefined while there is none. */
export function useComparedRun(): ViewRun | undefined {
  const store = useRunStore();
  const id = useComparedId();
  const version = useRun(comparedVersion);
  const cursor = useRun((state) => state.cursor);
  const bytes = useRun((state) => state.frameBytes);
  const { treeRun, fetchBytes, readFrames } = store.getState();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `bytes` says that more of them have come.
  return useMemo(() => {
    const found = id === null ? undefined : treeRun(id);
    if (id === null || found === undefined) return undefined;
    const { model: run, bytesOf } = found;
    return {
      id,
      name: letterIn(store.getState(), id),
      run,
      version,
      cursor: cursor.event === 0 && cursor.at === 0 ? cursor : visibleAt(run.log, cursor.at),
      bytesOf,
      fetchBytes: (frames) => fetchBytes(frames, id),
      readFrames: (first, last) => readFrames(first, last, id),
    };
  }, [id, version, cursor, bytes, store, treeRun, fetchBytes, readFrames]);
}

/** The byte that is followed through all pictures. */
export const useFollowed = (): ByteMark | undefined =>
  useWorkbench((state) => state.byte) ?? undefined;

/** The time of what lies on the stage. */
export function useSharedAxis(): SharedAxis {
  const end = useRun((state) => state.endAt);
  return useMemo(() => ({ end }), [end]);
}

export function useViewActions(): ViewActions {
  const store = useRunStore();
  return useMemo(
    () => ({
      inspect: inspectFrame,
      seek(at: Instant) {
        const { pause, seek } = store.getState();
        pause();
        seek(at);
      },
      askWhy: (event: number) => {
        if (!pointAt({ kind: 'event', event })) askWhy(event);
      },
      pointAt,
      drop: store.getState().fixed ? undefined : store.getState().drop,
      offer: offerChanges,
      change: async (run: string, to: Session | Inputs, goesOn = false) => {
        const { changeAndCompare } = await patiently(() => import('./runs/change-and-compare.ts'));
        return changeAndCompare(store, run, to, goesOn);
      },
      enlarge,
      lookAt,
      follow: followByte,
      tree: store.getState,
    }),
    [store],
  );
}
