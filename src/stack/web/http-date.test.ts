import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarOf, secondsOf, weekdayOf } from './calendar.ts';
import { formatHttpDate, parseHttpDate } from './http-date.ts';

const NOW = 1_767_225_600; // 2026-01-01
/** The example of RFC 9110 §5.6.7. */
const EXAMPLE = 784_111_777;

/** From the year 1 to the year 9999. */
const seconds = fc.integer({ min: -62_135_596_800, max: 253_402_300_799 });

describe('an HTTP-date', () => {
  test.each([
    'Sun, 06 Nov 1994 08:49:37 GMT',
    'Sunday, 06-Nov-94 08:49:37 GMT',
    'Sun Nov  6 08:49:37 1994',
  ])('is read in the form %s', (text) => {
    expect(parseHttpDate(text, NOW)).toBe(EXAMPLE);
  });
  test('is written in the preferred form', () => {
    expect(formatHttpDate(EXAMPLE)).toBe('Sun, 06 Nov 1994 08:49:37 GMT');
  });
  test('with two digits of a year is at most fifty years ahead', () => {
    const yearOf = (text: string) => calendarOf(parseHttpDate(text, NOW) as number).year;
    expect(yearOf('Tuesday, 01-Jan-76 00:00:00 GMT')).toBe(2076);
    expect(yearOf('Tuesday, 01-Jan-77 00:00:00 GMT')).toBe(1977);
  });
  test.each([
    '',
    'Sun, 6 Nov 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37 UTC',
    'Sun, 31 Nov 1994 08:49:37 GMT',
    'Sun, 29 Feb 1900 08:49:37 GMT',
    'Sun, 06 Nov 1994 24:00:00 GMT',
    'sun, 06 nov 1994 08:49:37 gmt',
    ' Sun, 06 Nov 1994 08:49:37 GMT',
  ])('is not %j', (text) => {
    expect(parseHttpDate(text, NOW)).toBeUndefined();
  });
  test('that was written is read as the same second, as another program has it', () => {
    fc.assert(
      fc.property(seconds, (at) => {
        const text = formatHttpDate(at);
        expect(text).toBe(new Date(at * 1000).toUTCString());
        expect(parseHttpDate(text, NOW)).toBe(at);
      }),
    );
  });
});

describe('the calendar', () => {
  test('finds the same second again', () => {
    fc.assert(
      fc.property(seconds, (at) => {
        expect(secondsOf(calendarOf(at))).toBe(at);
      }),
    );
  });
  test('knows the day of the week', () => {
    fc.assert(
      fc.property(seconds, (at) => {
        expect(weekdayOf(at)).toBe(new Date(at * 1000).getUTCDay());
      }),
    );
  });
});
