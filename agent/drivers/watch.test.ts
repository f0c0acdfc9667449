import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DriverEvents } from './driver.ts';
import { type Watch, watchCard } from './watch.ts';

let up: boolean | undefined;
let lost = 0;
let told: string[];
let watch: Watch;

const events: DriverEvents = {
  frames: () => undefined,
  carrier: (it) => told.push(it ? 'up' : 'down'),
  gone: () => told.push('gone'),
  dropped: (cause, count) => told.push(`${cause} ${count}`),
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  [up, lost, told] = [true, 0, []];
  watch = watchCard({
    isUp: () => up,
    lost: () => lost,
    gone: () => told.push('driver ended'),
  });
  watch.start(events);
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

test('what has not changed is not told', () => {
  watch.look();
  expect(told).toEqual([]);
});

test('a cable that is pulled and plugged in again is told, each once', () => {
  for (const now of [false, false, true, true]) {
    up = now;
    watch.look();
  }
  expect(told).toEqual(['down', 'up']);
  expect(watch.up).toBe(true);
});

test('a card that is no more ends the driver first, and is told once', () => {
  up = undefined;
  watch.look();
  watch.look();
  expect(told).toEqual(['driver ended', 'gone']);
});

test('what the system had no room for is told', () => {
  lost = 3;
  watch.look();
  expect(told).toEqual(['kernel 3']);
});
