import { expect, test } from 'vitest';
import { hashBytes, patternBytes } from './script.ts';

test.each([0, 1, 250, 251, 252, 1000, 5000])('%i bytes of the pattern follow one another', (n) => {
  const from = 777;
  expect([...patternBytes(n, from)]).toEqual(Array.from({ length: n }, (_, i) => (from + i) % 251));
});

test('a hash does not depend on how the bytes came in pieces', () => {
  const bytes = patternBytes(1000);
  const pieces = hashBytes(bytes.subarray(300), hashBytes(bytes.subarray(0, 300)));
  expect(pieces).toBe(hashBytes(bytes));
  expect(hashBytes(bytes.with(500, 7))).not.toBe(pieces);
});
