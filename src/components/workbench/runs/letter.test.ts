import { expect, test } from 'vitest';
import { letterOf } from './letter.ts';

test('the original is A, and after Z comes AA', () => {
  expect([0, 1, 25, 26, 27, 52].map(letterOf)).toEqual(['A', 'B', 'Z', 'AA', 'AB', 'BA']);
});
