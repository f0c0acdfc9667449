import { expect, test } from 'vitest';
import { all, traceBytes, transferScenario } from '../stack/sim/testing.ts';
import { readEvent } from '../stack/trace/log.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { createRunStore } from './run-store.ts';
import { createSimulation, type WorkerPort } from './simulation.ts';
import { createRunner } from './worker/runner.ts';

interface TestWorker extends WorkerPort {
  /** Does all work that is waiting. */
  settle(): void;
  /** Dies as a worker does that runs out of memory. */
  die(message: string): void;
}

/** The real runner in this thread; what it posts is structured-cloned, as between threads. */
function testWorker(): TestWorker {
  const inbox: ToWorker[] = [];
  const runner = createRunner((message: FromWorker, transfer) => {
    port.onmessage?.({ data: structuredClone(message, { transfer }) });
  });
  const port: TestWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => inbox.push(structuredClone(message)),
    terminate: () => {
      inbox.length = 0;
    },
    settle() {
      for (;;) {
        const message = inbox.shift();
        if (message !== undefined) runner.handle(message);
        if (!runner.turn() && inbox.length === 0) return;
      }
    },
    die: (message) => port.onerror?.({ message }),
  };
  return port;
}

const session = { scenario: 'transfer', seed: 1, inputs: [] };
const lossy = transferScenario(60_000, { bandwidth: 5_000_000, lossPpm: 30_000 });

function storeOf(inputs: typeof session.inputs = [], at = 0) {
  const workers: TestWorker[] = [];
  let now = 0;
  const frames: (() => void)[] = [];
  const store = createRunStore({
    spec: lossy,
    session: { ...session, inputs },
    at,
    speed: 0.01,
    makeWorker: () => {
      const made = testWorker();
      workers.push(made);
      return made;
    },
    clock: { now: () => now, nextFrame: (callback) => frames.push(callback), cancelFrame: () => 0 },
  });
  return {
    store,
    settle: () => workers[workers.length - 1]!.settle(),
    worker: () => workers[workers.length - 1]!,
    pass(milliseconds: number) {
      for (let left = milliseconds; left > 0; left -= 16) {
        now += Math.min(16, left);
        frames.shift()?.();
      }
    },
  };
}

function firstData(store: ReturnType<typeof storeOf>['store']) {
  const { log } = store.getState().model;
  const sent = all(log, 'frame.sent').find((event) => event.bytes > 1_000)!;
  return { frame: sent.frame, at: Math.floor((sent.starts + sent.arrives) / 2) };
}

test('a run arrives at the page byte for byte, with the frames', () => {
  const worker = testWorker();
  const simulation = createSimulation(() => worker, { changed: () => 0, failed: () => 0 });
  const run = simulation.open(lossy, session);
  worker.settle();
  expect(run.complete).toBe(true);
  expect(run.capture.count).toBe(all(run.log, 'frame.sent').length);
});

test('a fork shares the past of its parent, and both stay', () => {
  const { store, settle } = storeOf();
  settle();
  const { frame, at } = firstData(store);
  store.getState().seek(at);
  store.getState().drop(frame);
  settle();
  const { original, model, runs, cursor } = store.getState();
  const dropped = all(model.log, 'frame.dropped').find(({ why }) => why === 'learner')!;
  expect(dropped).toMatchObject({ frame, at });
  expect(traceBytes(model.log, dropped.cause)).toEqual(traceBytes(original.log, dropped.cause));
  expect(runs).toMatchObject([{ fork: 0 }, { fork: 1, dropped: 'ACK' }]);
  expect(cursor.at).toBe(at);
});

test('a fork plays on from where it began', () => {
  const { store, settle, pass } = storeOf();
  settle();
  const { frame, at } = firstData(store);
  store.getState().seek(at);
  store.getState().drop(frame);
  settle();
  expect(store.getState().playing).toBe(true);
  pass(500);
  expect(store.getState().cursor.at).toBeGreaterThan(at + 4_000);
});

test('going back to the original run keeps the instant', () => {
  const { store, settle } = storeOf();
  settle();
  const { frame, at } = firstData(store);
  store.getState().seek(at);
  store.getState().drop(frame);
  settle();
  store.getState().selectRun('run0');
  expect(store.getState()).toMatchObject({ current: 'run0', cursor: { at } });
});

test('a link with inputs opens at its fork and at its instant', () => {
  const first = storeOf();
  first.settle();
  const { frame, at } = firstData(first.store);
  const second = storeOf([{ at, kind: 'drop', frame }] as never, at + 5_000);
  second.settle();
  expect(second.store.getState()).toMatchObject({
    current: 'run1',
    cursor: { at: at + 5_000 },
    runs: [{ fork: 0 }, { fork: 1, dropped: 'ACK' }],
  });
});

test('stepping goes from instant to instant and shows all that happens at each', () => {
  const { store, settle } = storeOf();
  settle();
  store.getState().stepEvent(1);
  const { cursor, model } = store.getState();
  expect(cursor.at).toBe(0);
  expect(model.log.at[cursor.event]).toBeGreaterThan(0);
  store.getState().stepEvent(1);
  expect(store.getState().cursor.at).toBe(model.log.at[cursor.event]);
  store.getState().stepEvent(-1);
  store.getState().stepEvent(-1);
  expect(store.getState().cursor).toEqual({ at: 0, event: 0 });
});

test('playing to an event stops right after it', () => {
  const { store, settle, pass } = storeOf();
  settle();
  const goal = all(store.getState().model.log, 'tcp.transition').find(
    (event) => event.to === 'ESTABLISHED',
  )!;
  store.getState().playTo(goal.id);
  pass(60_000);
  expect(store.getState()).toMatchObject({
    playing: false,
    cursor: { at: goal.at, event: goal.id + 1 },
  });
});

test('when the worker dies nothing is lost, and a restart goes on at the same instant', () => {
  const { store, settle, worker } = storeOf();
  settle();
  store.getState().seek(120_000);
  worker().die('out of memory');
  const before = store.getState();
  expect(before.problem?.message).toBe('out of memory');
  expect(before.model.log.count).toBeGreaterThan(100);
  before.restart();
  settle();
  const after = store.getState();
  expect(after.problem).toBeNull();
  expect(after.cursor).toEqual(before.cursor);
  expect(after.model.log.count).toBe(before.model.log.count);
});

test('an exception in the stack is told, and what was traced before it stays', () => {
  const { store, worker } = storeOf();
  worker().settle();
  worker().postMessage({ type: 'fork', run: 'run0', parent: 'nowhere', input: firstDrop });
  worker().settle();
  expect(store.getState().problem?.message).toContain('nowhere');
  expect(readEvent(store.getState().model.log, 0)).toBeDefined();
});

const firstDrop = { at: 1, kind: 'drop', frame: 0 } as const;

test('a run can be saved as a capture file', async () => {
  const { store, settle } = storeOf();
  settle();
  const bytes = await store.getState().exportPcapng();
  expect([...bytes.subarray(0, 4)]).toEqual([0x0a, 0x0d, 0x0d, 0x0a]);
});
