import { expect, test } from 'vitest';
import { secondsText, sizeText, whenText } from './quantities.ts';

test('a time has its two largest units, in the reader’s language', () => {
  expect(secondsText(0, 'en')).toBe('0 s');
  expect(secondsText(125, 'en')).toBe('2 min 5 s');
  expect(secondsText(3_780, 'en')).toBe('1 h 3 min');
  expect(secondsText(7_200, 'zh')).toBe('2 小时');
});

test('a size is told in the unit that keeps it short', () => {
  expect([500, 41_234, 1_234_567].map(sizeText)).toEqual(['500 B', '41 kB', '1.2 MB']);
});

test('a moment of another day is told with its day', () => {
  const at = Date.UTC(2026, 2, 4, 12);
  expect(whenText(at, 'en', at)).not.toContain('Mar');
  expect(whenText(at, 'en', at + 3 * 86_400_000)).toContain('Mar');
});
