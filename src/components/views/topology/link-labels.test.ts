import { expect, test } from 'vitest';
import type { PlotBox } from '../../view-kit/plot/shapes.ts';
import type { MapWords } from './draw-network.ts';
import { linkLabels } from './link-labels.ts';
import type { EdgeLine, MapLayout } from './map/layout.ts';

const words = { mtu: (link: number) => (link === 7 ? 'MTU 1400' : undefined) } as MapWords;
const edge = (link: number, links = [link]) =>
  ({ link, links, from: { x: 0, y: 100 }, to: { x: 200, y: 100 } }) as unknown as EdgeLine;
const layout = (...edges: EdgeLine[]) => ({ edges, type: { small: 10 } }) as unknown as MapLayout;
const below: PlotBox = { left: 0, top: 101, width: 200, height: 60 };

const said = (covered: readonly PlotBox[], ...edges: EdgeLine[]) =>
  linkLabels(layout(...edges), words, covered).map(({ box, lines }) => ({
    below: box.top > 100,
    rows: lines.map(({ text }) => text),
  }));

test('an MTU stands below the middle of its link, and above it where something else is below', () => {
  expect(said([], edge(7))).toEqual([{ below: true, rows: ['MTU 1400'] }]);
  expect(said([below], edge(7))).toEqual([{ below: false, rows: ['MTU 1400'] }]);
});

test('between two nodes that are near each other it takes two rows', () => {
  const near: PlotBox[] = [
    { left: 0, top: 80, width: 80, height: 40 },
    { left: 120, top: 80, width: 80, height: 40 },
  ];
  expect(said(near, edge(7))).toEqual([{ below: true, rows: ['MTU', '1400'] }]);
});

test('where there is no room it is left out, and so it is of links in a heap', () => {
  const all: PlotBox = { left: 0, top: 0, width: 200, height: 200 };
  expect(said([all], edge(7))).toEqual([]);
  expect(said([], edge(7, [7, 8]))).toEqual([]);
});

test('a link of which nothing is told has no label', () => {
  expect(said([], edge(3))).toEqual([]);
});
