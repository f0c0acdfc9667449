import { expect, test } from 'vitest';
import { type Piece, piecesOf, reachable, sightOf, WHOLE } from './pieces.ts';

const COUNT = 400;
const rowsIn = (pieces: readonly Piece[]) =>
  pieces.reduce<number>((sum, piece) => sum + (typeof piece === 'number' ? 1 : piece.rows), 0);
const made = (pieces: readonly Piece[]) => pieces.filter((piece) => typeof piece === 'number');

test('a table that is not long is made whole, whatever is in sight', () => {
  expect(made(piecesOf(WHOLE, { first: 0, end: 3 }))).toHaveLength(WHOLE);
});

test('of a long one, the rows in sight are made, and gaps stand for the others', () => {
  expect(piecesOf(COUNT, { first: 100, end: 102 })).toEqual([
    { from: 0, rows: 100 },
    100,
    101,
    { from: 102, rows: 298 },
  ]);
});

test('rows that are kept are made wherever they are, and nothing stands twice', () => {
  const pieces = piecesOf(COUNT, { first: 100, end: 110 }, [0, 105, 250, 399]);
  expect(made(pieces)).toEqual([0, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 250, 399]);
  expect(rowsIn(pieces)).toBe(COUNT);
});

test('rows that are no longer there are not made', () => {
  const pieces = piecesOf(COUNT, { first: 390, end: 480 }, [-1, 400, 1_000]);
  expect(made(pieces).at(-1)).toBe(399);
  expect(rowsIn(pieces)).toBe(COUNT);
});

test('around what has come into sight as many rows are made as a screen holds, on both sides', () => {
  expect(sightOf(200.4, 203.2, 20, COUNT)).toEqual({ first: 180, end: 224 });
  expect(sightOf(0, 3, 20, COUNT)).toEqual({ first: 0, end: 23 });
  expect(sightOf(395, 400, 20, COUNT)).toEqual({ first: 375, end: COUNT });
});

test('the keyboard reaches the neighbours of a stop, the first and the last', () => {
  expect([...reachable([3, 5, 8, 13, 21], 8)]).toEqual([3, 5, 8, 13, 21]);
  expect([...reachable([1, 2, 3, 4, 5, 6, 7], 4)]).toEqual([1, 3, 4, 5, 7]);
  expect([...reachable([1, 2, 3, 4], 1)]).toEqual([1, 2, 4]);
  expect([...reachable([1, 2, 3], undefined)]).toEqual([1, 3]);
});
