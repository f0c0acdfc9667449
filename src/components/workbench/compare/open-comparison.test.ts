import { expect, test } from 'vitest';
import type { RecordedRun } from '../../../model/recorded-run.ts';
import { firstData, served, storeOf } from '../../../runtime/testing.ts';
import { all } from '../../../stack/world/testing.ts';
import { happenedInBoth, openComparison } from './open-comparison.ts';

const nthSent = (n: number) => (run: RecordedRun) => all(run.log, 'frame.sent')[n]?.id ?? -1;

test('a step opens the original beside a run with its changes', async () => {
  const { store, worker, settle } = storeOf();
  settle();
  const { frame, at } = firstData(store);
  const opened = openComparison(store, [() => ({ at, kind: 'drop', frame })], {
    mode: 'differences',
  });
  await served(worker(), opened);
  expect(store.getState()).toMatchObject({
    current: 'run1',
    compared: 'run0',
    compareMode: 'differences',
  });
});

test('two runs that differ by one change lie beside each other, both with the other changes', async () => {
  const { store, worker, settle } = storeOf();
  settle();
  const { frame, at } = firstData(store);
  const loss = () => ({ at, kind: 'drop', frame }) as const;
  const more = () => ({ at: at + 1, kind: 'setting', node: 0, name: 'nagle', value: 0 }) as const;
  const opened = openComparison(store, [loss, more], { against: [loss] });
  await served(worker(), opened);
  const { current, compared, runs, treeRun } = store.getState();
  expect([current, compared]).toEqual(['run2', 'run1']);
  expect(runs.find(({ id }) => id === 'run2')?.parent).toBe('run1');
  expect(treeRun('run2')?.session.inputs).toEqual([loss(), more()]);
});

test('it is given up when the reader goes on', async () => {
  const { store } = storeOf();
  const gone = new AbortController();
  const opened = openComparison(store, [() => ({ at: 1, kind: 'drop', frame: 0 })], {
    signal: gone.signal,
  });
  gone.abort();
  await expect(opened).rejects.toBeDefined();
  expect(store.getState().compared).toBeNull();
});

test('it begins where it is told to, and playing rests once the point is made in both', async () => {
  const { store, worker, settle, pass } = storeOf();
  settle();
  const { frame, at } = firstData(store);
  const opened = openComparison(store, [() => ({ at, kind: 'drop', frame })], {
    ...{ from: nthSent(0), until: nthSent(9) },
  });
  await served(worker(), opened);
  expect(store.getState().cursor.at).toBe(all(store.getState().original.log, 'frame.sent')[0]!.at);
  const point = happenedInBoth(store.getState(), nthSent(9))!;
  expect(point).toBeLessThan(store.getState().endAt);
  store.getState().play();
  pass(12_000);
  expect(store.getState()).toMatchObject({ playing: false, cursor: { at: point } });
  store.getState().play();
  pass(500);
  expect(store.getState().cursor.at).toBeGreaterThan(point);
});
