import { expect, test } from 'vitest';
import { packetsOf } from '../model/queries.ts';
import { readEvent, type TraceLog } from '../stack/trace/log.ts';
import { all, runToEnd, traceBytes, transferScenario } from '../stack/world/testing.ts';
import { createSimulation } from './simulation.ts';
import {
  firstData,
  lossy,
  noEvents,
  session,
  storeOf,
  type TestWorker,
  testWorker,
} from './testing.ts';

test('a run arrives at the page byte for byte', () => {
  const worker = testWorker();
  const simulation = createSimulation(() => worker, noEvents);
  const run = simulation.open(lossy, session);
  worker.settle();
  expect(run.complete).toBe(true);
  expect(traceBytes(run.log)).toEqual(traceBytes(runToEnd(lossy).sim.log));
});

test('columns that were read come back and are filled again, for a run and for its fork', () => {
  const port = testWorker();
  const returned: number[] = [];
  const worker: TestWorker = {
    ...port,
    postMessage(message, transfer) {
      if (message.type === 'read') returned.push(message.columns.kinds.length);
      port.postMessage(message, transfer);
    },
  };
  const long = transferScenario(12_000_000, { bandwidth: 20_000_000, lossPpm: 1_000 });
  const simulation = createSimulation(() => worker, noEvents);
  port.onmessage = (event) => worker.onmessage?.(event);
  const run = simulation.open(long, session);
  worker.settle();
  expect(returned.length).toBeGreaterThan(3);
  // Columns for a turn's events, and not for the whole run's.
  expect(Math.max(...returned)).toBeLessThan(run.log.count / 2);
  const late = packetsOf(run.model).at(-200)!;
  const drop = { at: late.starts, kind: 'drop', frame: late.frame } as const;
  const fork = simulation.fork(run.id, drop);
  worker.settle();
  expect(sameTrace(run.log, runToEnd(long).sim.log)).toBe(true);
  expect(sameTrace(fork.log, runToEnd(long, { inputs: [drop] }).sim.log)).toBe(true);
});

/** For long traces, of which `toEqual` would compare every number. */
function sameTrace(one: TraceLog, other: TraceLog): boolean {
  const [columns, others] = [one, other].map((log) => traceBytes(log) as Int32Array[]);
  return columns!.every((column, i) =>
    Buffer.from(column.buffer).equals(Buffer.from(others![i]!.buffer)),
  );
}

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
  expect(runs).toMatchObject([{ fork: 0 }, { fork: 1, parent: 'run0' }]);
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
    runs: [{ fork: 0 }, { fork: 1, parent: 'run0' }],
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
  worker().postMessage({ type: 'fork', run: 'run0', parent: 'nowhere', inputs: [firstDrop] });
  worker().settle();
  expect(store.getState().problem?.message).toContain('nowhere');
  expect(readEvent(store.getState().model.log, 0)).toBeDefined();
});

const firstDrop = { at: 1, kind: 'drop', frame: 0 } as const;
