import { expect, test } from 'vitest';
import type { PlotBox } from '../../view-kit/plot/shapes.ts';
import type { MapWords } from './draw-network.ts';
import type { MapLayout } from './map/layout.ts';
import { zoneNames } from './zone-names.ts';

const words = { network: () => '203.0.113.128/25' } as unknown as MapWords;
const names = (width: number, ...boxes: PlotBox[]) =>
  zoneNames(
    {
      width,
      type: { small: 10 },
      nodes: new Map(),
      zones: boxes.map((box) => ({ box })),
    } as unknown as MapLayout,
    words,
  ).map(({ box }) => box);
const ground = (left: number, width: number): PlotBox => ({ left, top: 20, width, height: 200 });

test('a name stands at the upper left of its ground', () => {
  expect(names(600, ground(50, 300))).toMatchObject([{ left: 58, top: 26 }]);
});

test('a name that is wider than what is left of the map ends at its edge', () => {
  const [name] = names(400, ground(340, 60));
  expect(name?.left).toBeLessThan(340);
  expect((name?.left ?? 0) + (name?.width ?? 0)).toBeLessThanOrEqual(400);
});

test('of two names that would lie on each other the second stands at the foot, and a third nowhere', () => {
  const [first, second, ...others] = names(600, ground(50, 40), ground(95, 40), ground(140, 40));
  expect(first?.top).toBe(26);
  expect(second?.top).toBeGreaterThan(180);
  expect(others).toEqual([]);
});
