import { describe, expect, test } from 'vitest';
import { type Box, boxesTouch } from '../../view-kit/geometry.ts';
import { placeEndWord } from './end-words.ts';
import type { LadderLayout } from './layout.ts';
import { readableEnds } from './readable-ends.ts';
import type { ShownPacket } from './shown.ts';

const layout = {
  columns: new Map([
    [0, 100],
    [1, 900],
  ]),
  size: { width: 1000, rem: 16, least: 12 },
} as unknown as LadderLayout;

function placed(...crosses: readonly number[]): (Box | undefined)[] {
  const taken: Box[] = [];
  return crosses.map((y) => {
    const box = placeEndWord('lost on the way', { x: 500, y }, layout, taken);
    if (box !== undefined) taken.push(box);
    return box;
  });
}

describe('the word at a cross', () => {
  test('stands below it', () => {
    expect(placed(200)[0]).toMatchObject({ x: 500, y: 200 + 1.1 * 16 });
  });

  test('keeps off the word of another cross near by', () => {
    const [first, second] = placed(200, 205);
    expect(boxesTouch(first as Box, second as Box)).toBe(false);
  });

  test('is left out where others have all the room', () => {
    expect(placed(200, 202, 204, 206, 208).filter((box) => box === undefined)).not.toEqual([]);
  });
});

test('a packet in flight hides the words that it lies on, and no others', () => {
  const [near, far] = placed(200, 400);
  const ended = (drop: Box | undefined) =>
    ({ label: { drop }, phase: 'dropped', progress: 1, aside: false }) as unknown as ShownPacket;
  const way = { from: { x: 100, y: near?.y ?? 0 }, to: { x: 900, y: near?.y ?? 0 } };
  const flying = {
    label: { way, title: 'ACK', letter: undefined, angle: 0 },
    ...{ phase: 'in-flight', progress: 0.5, aside: false },
  } as unknown as ShownPacket;
  const lost = [ended(near), ended(far)];
  expect(readableEnds([...lost, flying], 16)).toEqual([lost[1]]);
});
