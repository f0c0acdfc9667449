import { expect, test } from 'vitest';
import { SECOND } from './instant.ts';
import { fullBucket, takeToken } from './token-bucket.ts';

test('a burst at once, then one each interval, and no more than a burst after a long silence', () => {
  const bucket = fullBucket(SECOND, 3);
  const takes = (at: number, times: number) =>
    Array.from({ length: times }, () => takeToken(bucket, at)).filter(Boolean).length;
  expect(takes(0, 5)).toBe(3);
  expect(takes(SECOND - 1, 1)).toBe(0);
  expect(takes(SECOND, 2)).toBe(1);
  expect(takes(2.5 * SECOND, 2)).toBe(1);
  // Half an interval was left over.
  expect(takes(3 * SECOND, 2)).toBe(1);
  expect(takes(100 * SECOND, 9)).toBe(3);
});

test('an interval of nothing is no limit', () => {
  const bucket = fullBucket(0, 1);
  expect(Array.from({ length: 9 }, () => takeToken(bucket, 0))).toEqual(Array(9).fill(true));
});
