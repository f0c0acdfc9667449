import { expect, test } from 'vitest';
import { frameCosts, type TraceEvent } from './frames.ts';

const MAIN = { pid: 1, tid: 7 };
const named = (tid: number): TraceEvent => ({
  ...{ name: 'thread_name', ph: 'M', pid: 1, tid, ts: 0 },
  args: { name: tid === MAIN.tid ? 'CrRendererMain' : 'Compositor' },
});
const task = (ts: number, dur: number, tdur = dur, tid = MAIN.tid): TraceEvent => ({
  ...{ name: 'RunTask', ph: 'X', pid: 1, tid, ts, dur, tdur },
});
const frame = (ts: number): TraceEvent => ({
  ...MAIN,
  ...{ name: 'Commit', ph: 'X', ts },
});

test('a frame costs the task that hands it over, and those until the next is handed over', () => {
  const events = [
    task(0, 5_000),
    frame(1_000),
    task(6_000, 2_000),
    task(9_000, 3_000),
    frame(9_500),
  ];
  expect(frameCosts([named(7), ...events])).toEqual([7, 3]);
});

test('what ran before the first frame belongs to none', () => {
  expect(frameCosts([named(7), task(0, 4_000), task(5_000, 1_000), frame(5_100)])).toEqual([1]);
});

test('the time in which the thread did not run, and tasks within tasks, do not count', () => {
  const events = [task(0, 9_000, 4_000), frame(100), task(1_000, 2_000)];
  expect(frameCosts([named(7), ...events])).toEqual([4]);
});

test('other threads do not count', () => {
  const events = [task(0, 1_000), frame(100), task(200, 50_000, 50_000, 9)];
  expect(frameCosts([named(7), named(9), ...events])).toEqual([1]);
});
