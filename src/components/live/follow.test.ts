import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { RunStore, RunView } from '../../runtime/run-view.ts';
import { resetWorkbench, useWorkbench } from '../workbench/workbench-store.ts';
import { backToNow, followNow, holdHere } from './follow.ts';

let run: RunStore;
let hidden: boolean;
let end: () => void;

beforeEach(() => {
  resetWorkbench();
  hidden = false;
  run = createStore<RunView>(
    (set, get) =>
      ({
        ...{ cursor: { at: 0, event: 0 }, endAt: 10, version: 1, playing: false },
        ...{ runs: [{ id: 'a', fork: 0, parent: null }], current: 'a' },
        seek(at: number) {
          set({ playing: false, cursor: { at: Math.min(at, get().endAt), event: 0 } });
        },
        pause: () => set({ playing: false }),
      }) as unknown as RunView,
  );
  end = followNow(run, () => hidden);
});
afterEach(() => end());

/** More has come of the run: its cursor stays, as another object. */
const grows = (endAt: number) =>
  run.setState(({ cursor, version }) => ({ endAt, version: version + 1, cursor: { ...cursor } }));
const at = () => run.getState().cursor.at;
const following = () => useWorkbench.getState().following;

describe('the cursor of a live run', () => {
  test('begins at now, and goes along with it', () => {
    expect([at(), following()]).toEqual([10, true]);
    grows(25);
    expect(at()).toBe(25);
  });

  test('stays where the reader puts it, while the run goes on', () => {
    run.getState().seek(4);
    grows(25);
    expect([at(), following()]).toEqual([4, false]);
  });

  test('follows again when it is put to the end', () => {
    run.getState().seek(4);
    grows(25);
    run.getState().seek(25);
    grows(40);
    expect([at(), following()]).toEqual([40, true]);
  });

  test('is held where it is, and comes back', () => {
    holdHere();
    grows(25);
    expect(at()).toBe(10);
    backToNow(run);
    expect([at(), following()]).toEqual([25, true]);
  });

  test('is held by the key that plays, since at the end there is nothing to play', () => {
    run.setState({ playing: true });
    expect([run.getState().playing, following()]).toEqual([false, false]);
  });

  test('follows again when playing has caught up', () => {
    run.getState().seek(4);
    run.setState({ playing: true });
    run.setState({ cursor: { at: 10, event: 0 } });
    expect([run.getState().playing, following()]).toEqual([false, true]);
  });

  test('does not move while nobody looks', () => {
    hidden = true;
    grows(25);
    expect([at(), following()]).toEqual([10, true]);
  });

  test('leaves now when another run is put on the stage', () => {
    run.setState({ current: 'b' });
    expect(following()).toBe(false);
  });
});
