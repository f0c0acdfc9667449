import { expect, test } from 'vitest';
import { answered, hungUp, isUnsteady, newRedial, nextWait } from './redial.ts';

test('an agent that never answers is called every five seconds in the end', () => {
  const redial = newRedial(0);
  const waits = Array.from({ length: 8 }, () => nextWait(redial));
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000, 5_000]);
});

test('one that lets us in and hangs up at once is called ever more rarely', () => {
  const redial = newRedial(0);
  let now = 0;
  const waits = Array.from({ length: 9 }, () => {
    answered(redial, now);
    now += 100;
    hungUp(redial, now);
    const wait = nextWait(redial);
    now += wait;
    return wait;
  });
  expect(waits).toEqual([500, 1_000, 5_000, 10_000, 20_000, ...Array(4).fill(30_000)]);
  expect(isUnsteady(redial)).toBe(true);
});

test('one that was well for a while is called at once when it goes', () => {
  const redial = newRedial(0);
  for (let call = 0; call < 5; call++) {
    answered(redial, 0);
    hungUp(redial, 100);
    nextWait(redial);
  }
  answered(redial, 100_000);
  hungUp(redial, 110_000);
  expect(isUnsteady(redial)).toBe(false);
  expect(nextWait(redial)).toBe(500);
});
