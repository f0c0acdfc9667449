import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CAPABILITIES } from './capabilities.ts';
import type { FromWorker } from './protocol.ts';
import { firstData, session, storeOf } from './testing.ts';
import { LOOK } from './watch-worker.ts';
import { createRunner } from './worker/runner.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const looks = (n: number) => vi.advanceTimersByTime(n * LOOK);

test('a worker that is gone without a word is noticed, and a restart loses nothing', () => {
  const { store, settle, worker } = storeOf();
  settle();
  const { frame, at } = firstData(store);
  store.getState().seek(at);
  worker().vanish();
  store.getState().drop(frame);
  looks(2);
  expect(store.getState().problem).toBeNull();
  looks(1);
  expect(store.getState().problem).toMatchObject({ name: 'WorkerLost', how: 'silent' });

  store.getState().restart();
  settle();
  expect(store.getState()).toMatchObject({
    problem: null,
    cursor: { at },
    runs: [{ fork: 0 }, { fork: 1 }],
    session: { inputs: [{ kind: 'drop', frame, at }] },
  });
});

test('what is asked of a worker that is gone is answered with the loss, not with silence', async () => {
  const { store, settle, worker } = storeOf();
  settle();
  worker().vanish();
  const bytes = store.getState().fetchBytes([200]);
  looks(3);
  await expect(bytes).rejects.toMatchObject({ name: 'NoAnswer' });
  expect(store.getState().problem).toMatchObject({ how: 'silent' });
});

test('a worker that is only slow is waited for as long as it answers', () => {
  const { store, worker } = storeOf();
  // Only what was asked before all else: it does no work.
  for (let look = 0; look < 20; look++) {
    worker().work(0);
    looks(1);
  }
  expect(store.getState()).toMatchObject({ problem: null, complete: false });
  worker().settle();
  expect(store.getState().complete).toBe(true);
});

test('once all has come, nobody asks any more', () => {
  const { settle } = storeOf();
  settle();
  looks(10);
  expect(vi.getTimerCount()).toBe(0);
});

test('a worker that cannot be fetched, or never starts, is told as that', () => {
  const first = storeOf();
  first.worker().die();
  expect(first.store.getState().problem).toMatchObject({ how: 'not-loaded' });
  const second = storeOf();
  second.worker().vanish();
  looks(20);
  expect(second.store.getState().problem).toMatchObject({ how: 'not-loaded' });
});

test('a part of the worker that cannot be fetched is told as that', async () => {
  const posted: FromWorker[] = [];
  const offline = Object.fromEntries(
    Object.keys(CAPABILITIES).map((id) => [id, () => Promise.reject(new Error('offline'))]),
  ) as unknown as typeof CAPABILITIES;
  const runner = createRunner((message) => posted.push(message), { loaders: offline });
  const spec = { ...storeOf().store.getState().spec, needs: ['dns'] };
  runner.handle({ type: 'open', run: 'a', spec, session });
  runner.handle({ type: 'ping' });
  expect(posted).toEqual([{ type: 'pong' }]);
  await vi.waitFor(() =>
    expect(posted[1]).toMatchObject({ type: 'failed', run: 'a', unfetched: true }),
  );
});

test('what the worker throws after it has fetched something comes to the page', async () => {
  const posted: FromWorker[] = [];
  const runner = createRunner((message) => posted.push(message));
  const { spec } = storeOf().store.getState();
  runner.handle({ type: 'open', run: 'a', spec, session });
  // It waits until the first message has what it needs.
  runner.handle({ type: 'fork', run: 'b', parent: 'a', inputs: null as never });
  await vi.waitFor(() =>
    expect(posted.find(({ type }) => type === 'failed')).toMatchObject({ run: 'b' }),
  );
});
