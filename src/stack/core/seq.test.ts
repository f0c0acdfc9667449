import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  seqAdd,
  seqDiff,
  seqGeq,
  seqGt,
  seqInWindow,
  seqLeq,
  seqLt,
  seqMax,
  seqMin,
} from './seq.ts';

const seq = fc.integer({ min: 0, max: 0xffffffff });
const step = fc.integer({ min: 1, max: 0x7fffffff });

test('a number is less than any reached by stepping forward less than half the circle', () => {
  fc.assert(
    fc.property(seq, step, (a, n) => {
      const b = seqAdd(a, n);
      expect([seqLt(a, b), seqLeq(a, b), seqGt(b, a), seqGeq(b, a)]).toEqual([
        true,
        true,
        true,
        true,
      ]);
      expect([seqLt(b, a), seqGt(a, b)]).toEqual([false, false]);
    }),
  );
});

test('a difference undoes an addition, across the wrap too', () => {
  fc.assert(
    fc.property(seq, fc.integer({ min: -0x7fffffff, max: 0x7fffffff }), (a, n) => {
      expect(seqDiff(seqAdd(a, n), a)).toBe(n);
    }),
  );
});

test('stepping over the top wraps to zero', () => {
  expect(seqAdd(0xffffffff, 1)).toBe(0);
  expect(seqLt(0xffffffff, 0)).toBe(true);
  expect(seqAdd(0, -1)).toBe(0xffffffff);
});

test('the later of two numbers is the maximum, and the other the minimum', () => {
  fc.assert(
    fc.property(seq, step, (a, n) => {
      const b = seqAdd(a, n);
      expect([seqMax(a, b), seqMin(a, b)]).toEqual([b, a]);
    }),
  );
});

test('a window holds its left edge and not its right', () => {
  expect(seqInWindow(0xfffffffe, 0xfffffffe, 4)).toBe(true);
  expect(seqInWindow(1, 0xfffffffe, 4)).toBe(true);
  expect(seqInWindow(2, 0xfffffffe, 4)).toBe(false);
  expect(seqInWindow(0xfffffffd, 0xfffffffe, 4)).toBe(false);
});
