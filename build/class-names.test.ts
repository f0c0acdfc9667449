import { expect, test } from 'vitest';
import { letters, sheetsIn, shortNames } from './class-names.ts';

const src = new URL('../src/', import.meta.url).pathname;

test('two sheets never share a name, however many there are', () => {
  const all = Array.from({ length: 2000 }, (_, index) => letters(index));
  expect(new Set(all).size).toBe(2000);
  expect(all.every((name) => /^[a-z]+$/.test(name))).toBe(true);
  expect(() => letters(-1)).toThrow();
});

test('a class has one name, two classes of a sheet have two, and each build gives the same', () => {
  const [sheet, other] = sheetsIn(src) as [string, string];
  const css = '.row { color: red } .row:hover .cell { color: blue }';
  const [first, again] = [shortNames(), shortNames()];
  const row = first('row', `${src}${sheet}`, css);
  expect(first('row', `${src}${sheet}?used`, css)).toBe(row);
  expect(first('cell', `${src}${sheet}`, css)).not.toBe(row);
  expect(first('spin', `${src}${sheet}`, css)).not.toBe(row);
  expect(first('row', `${src}${other}`, css)).not.toBe(row);
  expect(again('row', `${src}${sheet}`, css)).toBe(row);
});
