import { expect, test } from 'vitest';
import { served, storeOf } from '../../../runtime/testing.ts';
import type { SessionInput } from '../../../stack/world/inputs.ts';
import { changeAndCompare } from './change-and-compare.ts';

const set = (at: number, value: number, node = 0): SessionInput => {
  return { at, kind: 'setting', node, name: 'minimumRto', value };
};

test('several inputs of one instant make one run, which lies beside the first', async () => {
  const { store, worker, settle } = storeOf();
  settle();
  const inputs = [set(50_000, 300_000), set(50_000, 300_000, 1)] as const;
  expect(await served(worker(), changeAndCompare(store, 'run0', inputs))).toBe(true);
  const { current, compared, runs, session } = store.getState();
  expect({ current, compared }).toEqual({ current: 'run1', compared: 'run0' });
  expect(runs).toHaveLength(2);
  expect(session.inputs).toEqual(inputs);
});

test('both come onto the stage in one step: nothing is drawn in between', async () => {
  const { store, worker, settle } = storeOf();
  settle();
  const made = changeAndCompare(store, 'run0', { ...store.getState().session, seed: 9 });
  // The listeners that draw came first: what they see when all have been told is what is drawn.
  const drawn: (string | null)[] = [];
  store.subscribe(({ current, compared }) => {
    if (current === 'run1') drawn.push(compared);
  });
  expect(await served(worker(), made)).toBe(true);
  expect(drawn[0]).toBe('run0');
});

test('what the stack refuses is said to be refused, and the run stays alone', async () => {
  const { store, worker, settle } = storeOf();
  settle();
  const made = changeAndCompare(store, 'run0', [set(50_000, -1)]);
  expect(await served(worker(), made)).toBe(false);
  expect(store.getState()).toMatchObject({ current: 'run0', compared: null });
  expect(store.getState().refused).toMatchObject([{ code: 'whole', path: ['value'] }]);
});
