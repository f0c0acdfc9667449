import { expect, it } from 'vitest';
import { ID, lookCodec, wordPart } from './look.ts';
import { flagPart, numberPart, stretchPart } from './look-parts.ts';

interface Look {
  readonly id: string | undefined;
  readonly n: number;
  readonly shown: readonly [number, number] | undefined;
  readonly on: boolean;
}

const PLAIN: Look = { id: undefined, n: 3, shown: undefined, on: false };
const { encode, decode } = lookCodec<Look>(PLAIN, {
  id: wordPart('i', ID),
  n: numberPart('n', 2),
  shown: stretchPart,
  on: flagPart('g'),
});

it('what is as at first is not said, and all else is read as it was written', () => {
  expect(encode(PLAIN)).toBeUndefined();
  const look: Look = { id: 'time-in-queue', n: 0, shown: [1.4, 9.6], on: true };
  expect(encode(look)).toBe('itime-in-queue~n0~z1.10~g');
  expect(decode(encode(look))).toEqual({ ...look, shown: [1, 10] });
  expect(decode(undefined)).toEqual(PLAIN);
});

it('what cannot be understood is left out, and what can be is kept', () => {
  expect(decode('iX~n123~z9.3~gg~~n7')).toEqual({ ...PLAIN, n: 7 });
});
