import { expect, test } from 'vitest';
import { cardLabels } from './card-labels.ts';
import type { MapWords } from './draw-network.ts';
import type { MapLayout } from './map/layout.ts';

const words = {
  port: () => 'eth0',
  addresses: () => 2,
  address: () => '10.0.0.254',
} as unknown as MapWords;
/** An upright link, whose lower end is near the right edge. */
const labels = (width: number) => {
  const edge = {
    ...{ link: 0, links: [0], ends: [-1, 1], cards: [-1, 0] },
    ...{ from: { x: 100, y: 0 }, to: { x: 100, y: 300 } },
  };
  const layout = { width, edges: [edge], type: { size: 12, small: 10 } };
  return cardLabels(layout as unknown as MapLayout, words, []);
};

test('a card has its name and address beside the end of its link', () => {
  const [name, address] = labels(400);
  expect([name?.text, address?.text]).toEqual(['eth0', '10.0.0.254']);
  expect(address?.anchor).toBe('start');
});

test('at the edge of the map they stand on the other side, and are not cut', () => {
  const [, address] = labels(110);
  expect(address).toMatchObject({ text: '10.0.0.254', anchor: 'end' });
  expect(address?.x).toBeLessThan(100);
});
