import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SessionInput } from '../stack/sim/inputs.ts';
import { decodeRunLink, encodeRunLink } from './url.ts';

const instant = fc.integer({ min: 0, max: 600_000_000_000 });
const drop = fc.record({
  at: instant,
  kind: fc.constant('drop' as const),
  frame: fc.integer({ min: 0, max: 9_999_999 }),
});
const upOrDown = fc.record({
  at: instant,
  kind: fc.constant('link' as const),
  link: fc.integer({ min: 0, max: 99 }),
  settings: fc.record({ up: fc.boolean() }),
});
const inputs = fc
  .array(fc.oneof(drop, upOrDown), { maxLength: 64 })
  .map((list): SessionInput[] => list.sort((a, b) => a.at - b.at));

test('a link gives back the run that was put into it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 0xffffffff }),
      inputs,
      fc.integer({ min: 1, max: 600_000_000_000 }),
      (seed, list, at) => {
        const link = { seed, inputs: list, at };
        expect(decodeRunLink(encodeRunLink(link))).toEqual(link);
      },
    ),
  );
});

test('the untouched start needs no words', () => {
  expect(encodeRunLink({ inputs: [], at: 0 })).toBe('');
  expect(decodeRunLink('')).toEqual({ inputs: [] });
});

test('a link reads like what it does', () => {
  const inputs: SessionInput[] = [{ at: 25_000, kind: 'drop', frame: 1 }];
  expect(encodeRunLink({ seed: 7, inputs, at: 51_600 })).toBe('seed=7&in=d25000.1&t=51600');
});

test.each([
  'seed=-1',
  'seed=4294967296',
  'seed=1e3',
  't=abc',
  't=99999999999999999999',
  'in=d1',
  'in=d1.2~',
  'in=z1.2',
  'in=d1.99999999',
  'in=d5.1~d4.1',
  'in=<script>',
  `in=${Array.from({ length: 65 }, () => 'd1.1').join('~')}`,
])('a broken or hostile link is refused whole: %s', (query) => {
  expect(decodeRunLink(query)).toBeUndefined();
});

test('no text whatever makes the reader throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii', maxLength: 80 }), (text) => {
      decodeRunLink(text);
      decodeRunLink(`in=${text}&t=${text}`);
    }),
  );
});
