import { expect, test } from 'vitest';
import { fixedId, fixTexts, internFixed, internNumbered, internText, PLACE } from './intern.ts';
import { createLog } from './log.ts';

test('a string is found again even when another one has the same guess', () => {
  const log = createLog();
  const texts = Array.from({ length: 300 }, (_, i) => `text ${i}`);
  const ids = texts.map((text) => internText(log, text));
  expect(texts.map((text) => internText(log, text))).toEqual(ids);
  expect(new Set(ids).size).toBe(300);
});

test('a text that says a number is made once for each of them', () => {
  const log = createLog();
  let made = 0;
  const say = (number: number) => {
    made++;
    return `${number} bytes`;
  };
  const ids = [5, 5, 7, 5].map((number) => internNumbered(log, PLACE.result, number, say));
  expect(ids.map((id) => log.strings[id])).toEqual(['5 bytes', '5 bytes', '7 bytes', '5 bytes']);
  expect(made).toBe(3);
  expect(new Set(ids).size).toBe(2);
});

test('a text that is declared has its number in every log from then on, and no other may have it', () => {
  const before = createLog();
  fixTexts(15, ['a layer of this test']);
  expect(fixedId('a layer of this test')).toBe(15);
  expect(createLog().strings[15]).toBe('a layer of this test');
  expect(() => fixTexts(15, ['another'])).toThrow(RangeError);
  expect(() => fixTexts(14, ['a layer of this test'])).toThrow(RangeError);
  // A log that is older gives it a number of its own.
  const id = internFixed(before, 'a layer of this test', 15, PLACE.other);
  expect(before.strings[id]).toBe('a layer of this test');
  expect(id).not.toBe(15);
});
