import { describe, expect, it } from 'vitest';
import { measureOf, withUnit } from './units.ts';

describe('a number with its unit', () => {
  it.each([
    '1000',
    '1,000',
    '1 000',
    '1000ms',
    '1000 ms',
    '1 s',
    '1s',
    '1 second',
    '1.0 s.',
    '1 秒',
    '１０００毫秒',
    '1000000 µs',
  ])('may be written %s where 1000 ms are meant', (written) => {
    expect(measureOf(written, 'ms')).toBe(1000);
  });

  it('may be negative, with the minus sign of the pictures', () => {
    expect(measureOf('\u22123000', 'bytes')).toBe(-3000);
    expect(measureOf('\u22123\u202f000 bytes', 'bytes')).toBe(-3000);
    expect(measureOf('\u22121 s', 'ms')).toBe(-1000);
  });

  it('is none with words that are no unit, or with the unit of something else', () => {
    for (const written of ['', 'ms', 'one second', '1 byte', '1 s 5', '1 lightyear']) {
      expect(measureOf(written, 'ms'), written).toBeUndefined();
    }
  });

  it('needs a question that has a unit', () => {
    expect(measureOf('1 s')).toBeUndefined();
    expect(measureOf('12')).toBe(12);
  });

  it('is shown with the unit that was asked for, unless it has its own', () => {
    expect(withUnit('1000', 'ms')).toBe('1000\u00a0ms');
    expect(withUnit('1 s', 'ms')).toBe('1 s');
    expect(withUnit('1000', undefined)).toBe('1000');
  });
});
