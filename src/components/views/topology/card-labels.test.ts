import { expect, test } from 'vitest';
import { addressesBelow, cardLabels } from './card-labels.ts';
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
  const layout = { width, roomy: true, edges: [edge], type: { size: 12, small: 10 } };
  return cardLabels(layout as unknown as MapLayout, words, []).shapes;
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

/** A router with an address at each end of two short links: there is no room beside them. */
const below = (height: number, roomy = true) => {
  const spot = (id: number, x: number) => ({ ...{ id, members: [id], x, y: 50, r: 15 } });
  const line = (link: number, from: number, to: number) => ({
    ...{ link, links: [link], from: { x: from, y: 50 }, to: { x: to, y: 50 } },
  });
  const layout = {
    ...{ width: 300, height, roomy, type: { size: 12, small: 10 } },
    nodes: new Map([spot(0, 50), spot(1, 100), spot(2, 150)].map((each) => [each.id, each])),
    edges: [
      { ...line(0, 67, 83), ends: [0, 1], cards: [-1, 0] },
      { ...line(1, 117, 133), ends: [1, 2], cards: [1, -1] },
    ],
  } as unknown as MapLayout;
  const own = { ...words, address: (_: number, card: number) => `10.0.${card}.254` };
  const covered = [...layout.nodes.values()].map(({ x, y, r }) => ({
    ...{ left: x - r, top: y - r, width: 2 * r, height: 2 * r },
  }));
  return addressesBelow(layout, own, cardLabels(layout, own, covered)).map(({ text }) => text);
};

test('addresses without room at their links stand below the name, each with its card', () => {
  expect(below(200)).toEqual(['eth0 10.0.0.254', 'eth0 10.0.1.254']);
});

test('where cards have no names, the addresses stand there alone', () => {
  expect(below(200, false)).toEqual(['10.0.0.254', '10.0.1.254']);
});

test('none of them stands below the edge of the map', () => {
  expect(below(100)).toEqual(['eth0 10.0.0.254']);
});
