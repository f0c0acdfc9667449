/** The last piece of a datagram that is cut. */
import { expect, test } from 'vitest';
import { createArena, frameBytes, importFrame } from '../../core/arena.ts';
import { cut } from './cut.ts';
import { pieceOf } from './testing/rig.ts';

test.each([
  [2_000, 1_006],
  [1_969, 1_006],
  [1_970, 1_006],
  [1_971, 1_006],
])('a rest that fits the link is not cut once more (%d octets, MTU %d)', (length, mtu) => {
  const arena = createArena(8);
  const frame = importFrame(arena, pieceOf(new Uint8Array(length), { at: 0 }));
  const pieces = cut(arena, frame, mtu).map((piece) => frameBytes(arena, piece).length - 34);
  // RFC 791 §3.2: what is left is cut while it is longer than the MTU.
  const expected = [];
  let left = length;
  while (left > mtu - 20) {
    expected.push(984);
    left -= 984;
  }
  expect(pieces).toEqual([...expected, left]);
});
