import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatHttpDate, parseHttpDate } from './date.ts';

test('the example of RFC 9110 is read in all three forms', () => {
  const seconds = 784_111_777;
  expect(formatHttpDate(seconds)).toBe('Sun, 06 Nov 1994 08:49:37 GMT');
  expect(parseHttpDate('Sun, 06 Nov 1994 08:49:37 GMT')).toBe(seconds);
  expect(parseHttpDate('Sunday, 06-Nov-94 08:49:37 GMT')).toBe(seconds);
  expect(parseHttpDate('Sun Nov  6 08:49:37 1994')).toBe(seconds);
});

test('every second of four centuries is written as a calendar has it, and read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -5_000_000_000, max: 8_000_000_000 }), (seconds) => {
      const text = formatHttpDate(seconds);
      expect(text).toBe(new Date(seconds * 1000).toUTCString());
      expect(parseHttpDate(text)).toBe(seconds);
    }),
  );
});

test.each(['yesterday', '0', 'Sun, 31 Feb 2026 00:00:00 GMT', 'Sun, 06 Nov 1994 24:00:00 GMT'])(
  '%s is no date',
  (text) => {
    expect(parseHttpDate(text)).toBeUndefined();
  },
);
