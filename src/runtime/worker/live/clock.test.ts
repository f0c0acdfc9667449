import { expect, test } from 'vitest';
import { MILLISECOND, SECOND } from '../../../stack/core/instant.ts';
import { ASLEEP, lookAt, startClock, wasBusy } from './clock.ts';
import { byHandWall } from './testing/by-hand-wall.ts';

test('virtual time goes by as time on the wall does', () => {
  const { wall, pass } = byHandWall();
  const clock = startClock(wall());
  pass(1.5);
  expect(lookAt(clock, wall())).toMatchObject({ at: 1_500, away: 0 });
  pass(900);
  expect(lookAt(clock, wall())).toMatchObject({ at: 901_500, away: 0 });
});

test('fractions of a microsecond are not lost', () => {
  const { wall, pass } = byHandWall();
  const clock = startClock(wall());
  for (let i = 0; i < 10; i++) {
    pass(0.000_5);
    lookAt(clock, wall());
  }
  expect(lookAt(clock, wall()).at).toBeGreaterThanOrEqual(4);
});

test('a page that stood still in a computer that was awake has not slept, and it is told how long', () => {
  const { wall, pass, freeze } = byHandWall();
  const clock = startClock(wall());
  pass(100);
  lookAt(clock, wall());
  freeze(ASLEEP);
  const frozen = { at: 100 * MILLISECOND, away: ASLEEP * MILLISECOND, asleep: false };
  expect(lookAt(clock, wall())).toEqual(frozen);
  pass(1);
  expect(lookAt(clock, wall())).toMatchObject({ at: 101 * MILLISECOND, away: 0 });
});

test('where the steady clock sleeps, too, a sleep is told as one', () => {
  const { wall, sleep } = byHandWall();
  const clock = startClock(wall());
  sleep(3_600_000);
  expect(lookAt(clock, wall())).toEqual({ at: 0, away: 3_600 * SECOND, asleep: true });
});

test('a tab that was frozen before the computer slept has slept with it', () => {
  const { wall, sleep, freeze } = byHandWall();
  const clock = startClock(wall());
  freeze(2 * ASLEEP);
  sleep(3_600_000);
  expect(lookAt(clock, wall())).toMatchObject({ asleep: true });
});

test('a calendar that is set back is no sleep', () => {
  const { wall, sleep, pass } = byHandWall();
  const clock = startClock(wall());
  sleep(-3_600_000);
  pass(10);
  expect(lookAt(clock, wall())).toMatchObject({ at: 10 * MILLISECOND, away: 0 });
});

test('who was at work for long has not slept', () => {
  const { wall, freeze } = byHandWall();
  const clock = startClock(wall());
  freeze(2 * ASLEEP);
  wasBusy(clock, wall());
  expect(lookAt(clock, wall())).toMatchObject({ at: 2 * ASLEEP * MILLISECOND, away: 0 });
});

test('a steady clock that goes back does not take virtual time back', () => {
  const clock = startClock({ steady: 1_000, date: 0 });
  expect(lookAt(clock, { steady: 2_000, date: 1_000 }).at).toBe(SECOND);
  expect(lookAt(clock, { steady: 500, date: -5 }).at).toBe(SECOND);
  expect(lookAt(clock, { steady: 600, date: 95 }).at).toBe(1_100 * MILLISECOND);
});
