import { expect, test } from 'vitest';
import { drop } from '../../runtime/testing/drops.ts';
import { storeOf } from '../../runtime/testing.ts';
import { followTries, markShown, useTries } from './tries.ts';

test('what was shown and is then done once more is the learner’s own', () => {
  const { store, settle } = storeOf();
  settle();
  const stop = followTries(store);
  const shown = store.getState().fork(drop(1, 100));
  markShown(shown);
  settle();
  expect(useTries.getState().own.has(shown)).toBe(false);
  store.getState().selectRun('run0');
  expect(store.getState().fork(drop(1, 100))).toBe(shown);
  expect(useTries.getState().own.has(shown)).toBe(true);
  markShown(shown);
  expect(useTries.getState().own.has(shown)).toBe(false);
  stop();
});
