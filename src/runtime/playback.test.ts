import { expect, test } from 'vitest';
import { foldTime } from './folded-time.ts';
import { FOLD_SECONDS, playOn, SILENCE_SECONDS, speedWithin } from './playback.ts';

// A handshake's worth of events, four idle minutes, and one more event.
const folded = foldTime([0, 20_000, 40_000, 60_000, 240_060_000], 240_060_000);

test('a second on the wall is `speed` seconds of virtual time', () => {
  const straight = foldTime([0, 10_000, 20_000, 30_000], 30_000, [[0, 30_000]]);
  expect(playOn(straight, 0, 0.01, 1)).toBe(10_000);
  expect(playOn(straight, 5_000, 0.001, 0.5)).toBe(5_500);
});

test('playing stops at the end', () => {
  expect(playOn(folded, 0, 10, 3_600)).toBe(240_060_000);
});

test('an idle stretch passes in a moment, whatever its length and the speed', () => {
  const half = playOn(folded, 60_000, 0.001, FOLD_SECONDS / 2);
  expect(half).toBeCloseTo(60_000 + 120_000_000, -3);
  expect(playOn(folded, 60_000, 0.001, FOLD_SECONDS + 0.001)).toBe(240_060_000);
});

test('time that is left before an idle stretch is used up inside it', () => {
  // 10 ms of virtual time take one second at 1/100; the second second runs into the fold.
  const at = playOn(folded, 50_000, 0.01, 1 + FOLD_SECONDS / 4);
  expect(at).toBeCloseTo(60_000 + 60_000_000, -3);
});

test('a silence that is not folded is not waited through for long either', () => {
  // Packets for a minute, three seconds of nothing, and packets again.
  const busy = [0, 60_000_000, 63_000_000, 123_000_000];
  const time = foldTime(busy, 123_000_000, [
    [0, 60_000_000],
    [63_000_000, 123_000_000],
  ]);
  expect(time.pieces).toHaveLength(1);
  expect(playOn(time, 60_000_000, 0.02, SILENCE_SECONDS)).toBeCloseTo(63_000_000, -1);
  expect(playOn(time, 59_000_000, 0.02, 1)).toBe(59_020_000);
  expect(playOn(time, 60_000_000, 10, 0.1)).toBe(61_000_000);
});

test('what would take long is played as fast as need be, and no faster', () => {
  const straight = foldTime([0, 500_000, 1_000_000], 1_000_000, [[0, 1_000_000]]);
  const within = (seconds: number, now = 0.02) =>
    speedWithin(straight, [0, 1_000_000], { now, speeds: [0.02, 0.05, 0.1, 0.2], seconds });
  expect(within(60)).toBe(0.02);
  expect(within(10)).toBe(0.1);
  expect(within(1)).toBe(0.2);
  expect(within(10, 5)).toBe(5);
});
