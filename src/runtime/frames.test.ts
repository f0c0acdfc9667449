import { expect, test, vi } from 'vitest';
import { packetsOf } from '../model/queries.ts';
import { capturePoints, exportPcapng } from '../stack/pcapng/export.ts';
import { readPcapng } from '../stack/pcapng/testing.ts';
import { capturedFrame } from '../stack/trace/capture.ts';
import { eventsOf } from '../stack/trace/log.ts';
import type { SessionInput } from '../stack/world/inputs.ts';
import { runToEnd, transferScenario } from '../stack/world/testing.ts';
import { exportRun } from './export-run.ts';
import { createFrameCache, fetchFrames, frameAtHand } from './frame-cache.ts';
import { NoAnswer } from './pending-requests.ts';
import type { RunData } from './run-data.ts';
import { createSimulation } from './simulation.ts';
import { lossy, noEvents, served, session, storeOf, testWorker } from './testing.ts';

/** Long enough for keyframes, and for more than one turn of the worker. */
const long = transferScenario(12_000_000, { bandwidth: 20_000_000 });

/** What a capture of the same session holds. */
function captured(inputs: readonly SessionInput[] = []) {
  const { capture } = runToEnd(lossy, { inputs: [...inputs] }).sim;
  return capture.frames.map((bytes) => bytes.slice());
}

test('the worker gives the bytes of the frames that the page asks for', async () => {
  const worker = testWorker();
  const simulation = createSimulation(() => worker, noEvents);
  const run = simulation.open(lossy, session);
  const expected = captured();
  worker.settle();
  const some = await served(worker, simulation.frames(run.id, 3, 9));
  expect(some.map((bytes) => bytes.slice())).toEqual(expected.slice(3, 10));
  const twice = [simulation.frames(run.id, 0, 5000), simulation.frames(run.id, 0, 5000)];
  expect(twice[0]).toBe(twice[1]);
  const all = await served(worker, twice[0]!);
  expect(all.map((bytes) => bytes.slice())).toEqual(expected);
});

test('the first packets come with their bytes, others are fetched with their neighbours', async () => {
  const { store, settle, worker } = storeOf([], 0, long);
  settle();
  const { frameBytes, fetchBytes } = store.getState();
  const expected = runToEnd(long).sim.capture.frames;
  for (const frame of [0, 20, 63]) expect(frameBytes(frame)).toEqual(expected[frame]?.slice());
  for (const frame of [64, 2_000]) expect(frameBytes(frame)).toBeUndefined();
  await served(worker(), fetchBytes([2_000]));
  expect(store.getState().frameBytes).not.toBe(frameBytes);
  for (const frame of [1_984, 2_000, 2_047]) {
    expect(store.getState().frameBytes(frame)).toEqual(expected[frame]?.slice());
  }
  expect(store.getState().frameBytes(2_000)).toBe(store.getState().frameBytes(2_000));
});

test('a restart brings the first bytes again', () => {
  const { store, settle } = storeOf();
  settle();
  const before = store.getState().frameBytes(3);
  store.getState().restart();
  expect(store.getState().frameBytes(3)).toBeUndefined();
  settle();
  expect(store.getState().frameBytes(3)).toEqual(before);
});

test('a fork asks for its own future, and what it shares is at hand already', async () => {
  const worker = testWorker();
  const asked: string[] = [];
  const simulation = createSimulation(() => worker, noEvents);
  const ask: typeof simulation.frames = (run, first, last) => {
    asked.push(`${run} ${first}–${last}`);
    return simulation.frames(run, first, last);
  };
  const fetch = (run: RunData, frames: number[]) =>
    served(
      worker,
      fetchFrames(run.frames, frames, 3_000, ask, () => 0),
    );
  const parent = simulation.open(long, session);
  worker.settle();
  const victim = packetsOf(parent.model).findLast(({ bytes }) => bytes > 1_000)!;
  const at = Math.floor((victim.starts + victim.arrives) / 2);
  const change = { at, kind: 'drop', frame: victim.frame } as const;
  const run = simulation.fork(parent.id, change);
  worker.settle();
  const { shared } = run.frames;
  expect(shared).toBeGreaterThan(1_000);

  await fetch(parent, [100, shared - 1]);
  asked.length = 0;
  expect(frameAtHand(run.frames, 100)).toBe(frameAtHand(parent.frames, 100));
  await fetch(run, [100]);
  expect(asked).toEqual([]);
  await fetch(run, [480]);
  expect(asked).toEqual(['run0 448–511']);
  const block = Math.floor(shared / 64) * 64;
  await fetch(run, [victim.frame, shared]);
  expect(asked).toContain(`run1 ${block}–${block + 63}`);

  const { capture } = runToEnd(long, { inputs: [change] }).sim;
  for (const frame of [100, 480, shared - 1, shared, shared + 1, victim.frame]) {
    const bytes = frameAtHand(run.frames, frame)?.slice();
    expect(bytes).toEqual(capturedFrame(capture, frame)?.slice());
  }
});

test('the bytes that were looked at last are kept, and not all of them', async () => {
  const cache = createFrameCache('run0');
  const ask = async () => Array.from({ length: 64 }, () => Uint8Array.of(1));
  for (let block = 0; block < 200; block++) {
    expect(frameAtHand(cache, 0)).toEqual(block === 0 ? undefined : Uint8Array.of(1));
    await fetchFrames(cache, [block * 64 + 32], 20_000, ask, () => 0);
  }
  expect(cache.blocks.size).toBe(128);
  expect(frameAtHand(cache, 64)).toBeUndefined();
  expect(frameAtHand(cache, 199 * 64)).toBeDefined();
});

test('frames that lie far from each other, as rows of a filtered list do, are all at hand', async () => {
  const cache = createFrameCache('run0');
  let asked = 0;
  const ask = async () => {
    asked++;
    return Array.from({ length: 64 }, () => Uint8Array.of(1));
  };
  // Each at the edge of its block: what is beside it is not asked for.
  const rows = Array.from({ length: 90 }, (_, i) => 640 * (i + 1));
  await fetchFrames(cache, rows, 100_000, ask, () => 0);
  expect(rows.filter((frame) => frameAtHand(cache, frame) === undefined)).toEqual([]);
  expect(asked).toBeLessThanOrEqual(rows.length + 2);
});

const AT_SERVER = { node: 1, language: 'en' } as const;

test('a run can be saved as a capture file, as the chosen host saw it', async () => {
  const { store, settle, worker } = storeOf();
  settle();
  const bytes = await served(worker(), store.getState().exportPcapng(AT_SERVER));
  const { sim } = runToEnd(lossy);
  expect(bytes).toEqual(exportPcapng(sim.log, sim.capture, capturePoints(lossy).slice(1)));
});

test('a capture of what had a date tells it: instant 0 is when the run began', async () => {
  const begun = Date.UTC(2031, 4, 6);
  const worker = testWorker();
  const simulation = createSimulation(() => worker, noEvents);
  const run = simulation.open(lossy, session);
  worker.settle();
  const bytes = await served(worker, exportRun(simulation, { ...run, begun }, AT_SERVER));
  const first = runToEnd(lossy).sim.log;
  const at = [...eventsOf(first, ['frame.delivered'])].find(({ node }) => node === 1)?.at ?? 0;
  expect(readPcapng(bytes).packets[0]?.at).toBe(BigInt(begun * 1_000 + at));
});

test('of a run that is still going on, what there is of it is saved', async () => {
  const worker = testWorker();
  const simulation = createSimulation(() => worker, noEvents);
  const run = simulation.open(long, session);
  worker.work(1);
  const { count } = run.log;
  const bytes = await served(
    worker,
    exportRun(simulation, { ...run, log: { ...run.log } }, AT_SERVER),
  );
  const { sim } = runToEnd(long);
  expect(run.complete).toBe(true);
  expect(count).toBeGreaterThan(1_000);
  expect(count).toBeLessThan(sim.log.count);
  const sofar = { ...sim.log, count };
  const expected = exportPcapng(sofar, sim.capture, capturePoints(long).slice(1));
  // Equal, without half a million numbers to print if they are not.
  expect(Buffer.compare(bytes, expected)).toBe(0);
});

test('a file that would lack frames is not written', async () => {
  const worker = testWorker();
  const simulation = createSimulation(() => worker, noEvents);
  const run = simulation.open(lossy, session);
  worker.settle();
  // As after a restart, when the new worker has not got so far yet.
  const frames = async () => [Uint8Array.of(1)];
  await expect(exportRun({ ...simulation, frames }, run, AT_SERVER)).rejects.toThrow(NoAnswer);
});

test('a worker that breaks, or says nothing, gives no frames, and the page is told', async () => {
  vi.useFakeTimers();
  const worker = testWorker();
  const problems: string[] = [];
  const failed = ({ message }: Error) => problems.push(message);
  const simulation = createSimulation(() => worker, { ...noEvents, failed });
  const run = simulation.open(lossy, session);
  worker.settle();
  const broken = simulation.frames(run.id, 0, 1);
  worker.die('out of memory');
  await expect(broken).rejects.toThrow(NoAnswer);
  await expect(broken).rejects.toThrow('out of memory');
  const silent = simulation.frames(run.id, 0, 1);
  vi.advanceTimersByTime(10_000);
  await expect(silent).rejects.toThrow(NoAnswer);
  const closed = simulation.frames(run.id, 0, 1);
  simulation.restart();
  await expect(closed).rejects.toThrow(NoAnswer);
  expect(problems).toEqual(['out of memory', 'the worker does not answer']);
  vi.useRealTimers();
});

test('frames that nobody can have are a clear error, not a guess', async () => {
  for (const [run, first, last, message] of [
    ['run7', 0, 1, 'there is no run run7'],
    ['run0', -1, 1, 'there are no frames -1 to 1'],
    ['run0', 0.5, 1, 'there are no frames 0.5 to 1'],
    ['run0', 0, Number.NaN, 'there are no frames 0 to NaN'],
    ['run0', '0', 1, 'there are no frames 0 to 1'],
  ] as const) {
    const worker = testWorker();
    const problems: string[] = [];
    const failed = (problem: Error) => problems.push(problem.message);
    const simulation = createSimulation(() => worker, { ...noEvents, failed });
    simulation.open(lossy, session);
    worker.settle();
    const frames = simulation.frames(run, first as number, last);
    worker.settle();
    if (run === 'run0') await expect(frames).rejects.toThrow(message);
    else simulation.dispose();
    await expect(frames).rejects.toThrow(NoAnswer);
    expect(problems).toEqual(run === 'run0' ? [message] : []);
  }
});
