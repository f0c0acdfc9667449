import { expect, it } from 'vitest';
import { elapsedText } from './elapsed.ts';

it('writes a time as a clock does, with hours once there are any', () => {
  expect([0, 65_999, 3_599_000, 3_661_000].map(elapsedText)).toEqual([
    ...['0:00', '1:05', '59:59', '1:01:01'],
  ]);
});

it('does not run backwards where two clocks disagree', () => {
  expect(elapsedText(-5000)).toBe('0:00');
});
