import { expect, test } from 'vitest';
import { sameNames } from './same-names.ts';

const namesOf = (code: string) => sameNames(code).vars.props;

test('what is exported is called inside as it is outside', () => {
  expect(namesOf('const xy = 1, xz = 2; export { xy as a, xz as b };')).toEqual({
    $xy: 'a',
    $xz: 'b',
  });
});

test('what is imported is called as it is there, unless something else is', () => {
  const code = 'import { a as q, b as r } from "./x.js"; const xy = q + r; export { xy as a };';
  expect(namesOf(code)).toEqual({ $xy: 'a', $r: 'b' });
});

test('a word of the language names no variable', () => {
  expect(namesOf('const xy = 1; export { xy as in, xy as default };')).toEqual({});
});

test('a name that was not made short may be that of something else: it stays out', () => {
  expect(namesOf('const xy = 1; export { xy as open };')).toEqual({});
});

test('what has two names outside has the first of them inside', () => {
  expect(namesOf('const xy = 1; export { xy as a, xy as b };')).toEqual({ $xy: 'a' });
});
