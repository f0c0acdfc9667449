import { expect, test } from 'vitest';
import { dropWord, type Mark } from './between.ts';
import type { UnderWay } from './flight.ts';
import type { PictureRoom } from './room.ts';

const room = { grade: 'roomy', left: 0, right: 600, type: { small: 20 } } as unknown as PictureRoom;

/** A segment on its way down, so far to the right. */
const segment = (left: number): Mark => ({
  flight: { down: true } as UnderWay,
  box: { left, top: 100, width: 40, height: 30 },
});

test('the word of a button to drop a packet gives way where it would lie on the next one', () => {
  expect(dropWord([segment(50)], room, 'Drop')).toBe('Drop');
  expect(dropWord([segment(50), segment(400)], room, 'Drop')).toBe('Drop');
  expect(dropWord([segment(50), segment(90)], room, 'Drop')).toBe('');
});

test('where there is little room, no button has a word', () => {
  expect(dropWord([segment(50)], { ...room, grade: 'tight' }, 'Drop')).toBe('');
});
