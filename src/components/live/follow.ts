/** The cursor of a live run: it goes along with now, until the reader leaves it, and from when he is back. */
import { useEffect } from 'react';
import type { RunStore, RunView } from '../../runtime/run-view.ts';
import { useWorkbench } from '../workbench/workbench-store.ts';

const follow = (following: boolean) => useWorkbench.setState({ following });

const isOriginal = ({ current, runs }: RunView) => runs[0]?.id === current;

/** Moved by somebody, not along with what has come: that makes another version. */
const isMoved = (now: RunView, before: RunView) =>
  now.cursor !== before.cursor && now.version === before.version;

/**
 * Follows a run that goes on. Whoever moves the cursor leaves now, and is back as soon as the cursor
 * is at the end: by the key, by dragging, or because playing has caught up. `hidden`: nobody looks.
 */
export function followNow(run: RunStore, hidden: () => boolean): () => void {
  let moving = false;
  const act = (what: () => void) => {
    moving = true;
    what();
    moving = false;
  };
  const toNow = () => act(() => run.getState().seek(run.getState().endAt));
  follow(true);
  toNow();
  const unsubscribe = run.subscribe((now, before) => {
    if (moving) return;
    const { following } = useWorkbench.getState();
    if (!isOriginal(now)) {
      if (following) follow(false);
    } else if (following && now.playing) {
      // At the end there is nothing to play: the key for it holds the picture.
      follow(false);
      act(() => run.getState().pause());
    } else if (isMoved(now, before)) {
      const back = now.cursor.at >= now.endAt;
      if (back !== following) follow(back);
      if (back && now.playing) toNow();
    } else if (following && now.cursor.at < now.endAt && !hidden()) toNow();
  });
  return () => {
    unsubscribe();
    follow(false);
  };
}

/** Leaves now where it is. */
export const holdHere = (): void => follow(false);

export function backToNow(run: RunStore): void {
  const { runs, current, selectRun } = run.getState();
  const original = runs[0]?.id;
  if (original !== undefined && original !== current) selectRun(original);
  run.getState().seek(run.getState().endAt);
}

/** `goesOn`: more will come of the run. */
export function useFollow(run: RunStore, goesOn: boolean): void {
  useEffect(() => {
    if (!goesOn) return;
    const stop = followNow(run, () => document.hidden);
    const seen = () => {
      if (!document.hidden && useWorkbench.getState().following) backToNow(run);
    };
    document.addEventListener('visibilitychange', seen);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      stop();
    };
  }, [run, goesOn]);
}
