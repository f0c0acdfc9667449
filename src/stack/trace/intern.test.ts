import { expect, test } from 'vitest';
import { internNumbered, internText, PLACE } from './intern.ts';
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
