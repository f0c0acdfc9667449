import { describe, expect, it } from 'vitest';
import type { NodeSpecBase } from '../../../../stack/nodes/kind.ts';
import { topologyOf } from '../../../../stack/world/topology.ts';
import { overlaps } from '../free-place.ts';
import { glyphShapes, scaledPath } from './glyph.ts';
import { graphOf } from './graph.ts';
import { along, type MapLayout, mapLayout } from './layout.ts';
import { segmentsOf } from './zones.ts';

const WIDE = { width: 1000, height: 500, rem: 16, least: 12 };
const nodes: NodeSpecBase[] = ['a', 'b', 'gate', 'far'].map((name) => ({ name }));
nodes.push({ name: 'S', kind: 'switch' });
const links: { between: [string, string] }[] = [
  { between: ['a', 'S'] },
  { between: ['b', 'S'] },
  { between: ['S', 'gate'] },
  { between: ['gate', 'far'] },
];
const [A, , GATE, FAR, SWITCH] = [0, 1, 2, 3, 4];
const topology = topologyOf({ nodes, links });
const lay = (more: Partial<Parameters<typeof mapLayout>[0]> = {}): MapLayout =>
  mapLayout({ topology, graph: graphOf(topology), size: WIDE, moved: [], plain: false, ...more });
const at = ({ nodes: spots }: MapLayout, id: number) => {
  const { x, y } = spots.get(id) ?? expect.fail(`${id} is not on the map`);
  return [Math.round(x), Math.round(y)];
};

describe('the map', () => {
  it('fills its width from left to right, and stands in the middle of its height', () => {
    const map = lay();
    expect(at(map, SWITCH)).toEqual([355, 238]);
    expect(at(map, A)).toEqual([64, 150]);
    expect(at(map, GATE)).toEqual([645, 238]);
    expect(at(map, FAR)).toEqual([936, 238]);
    expect([map.width, map.height]).toEqual([1000, 500]);
  });

  it('is the same whenever it is asked for', () => {
    expect(lay()).toEqual(lay());
  });

  it('runs downwards where it is high and narrow, and is larger than a box that it cannot fit', () => {
    const high = lay({ size: { ...WIDE, width: 320, height: 900 } });
    expect(at(high, SWITCH)[1]).toBeLessThan(at(high, GATE)[1] as number);
    expect(high.width).toBe(320);
    const small = lay({ size: { ...WIDE, width: 300, height: 120 } });
    expect(small.height).toBeGreaterThan(120);
  });

  it('draws its columns nearer where it would go on a little beyond its box', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const chain = topologyOf({
      nodes: names.map((name) => ({ name, kind: 'router' })),
      links: names.slice(1).map((name, i) => ({ between: [names[i] as string, name] })),
    });
    const size = { ...WIDE, width: 560, height: 300 };
    const map = lay({ topology: chain, graph: graphOf(chain), size });
    expect([map.width, map.height]).toEqual([560, 300]);
  });

  it('draws smaller signs where its rows would go on a little beyond its box', () => {
    const size = { ...WIDE, width: 860, height: 190 };
    const map = lay({ size });
    expect([map.width, map.height]).toEqual([860, 190]);
    const sign = (of: MapLayout) => of.nodes.get(SWITCH)?.r ?? 0;
    expect(sign(map)).toBeLessThan(sign(lay({ size: { ...size, height: 400 } })));
  });

  it('does not turn under who has looked at it, as long as all of it fits', () => {
    const size = { ...WIDE, width: 380, height: 600 };
    expect(lay({ size }).turned).toBe(true);
    expect(lay({ size, before: false }).turned).toBe(false);
    expect(lay({ size: { ...size, width: 250 }, before: false }).turned).toBe(true);
    expect(lay({ before: true, size: { ...WIDE, height: 800 } }).turned).toBe(true);
  });

  it('has the networks around one router each on its own ground, none on another', () => {
    const nets = [0, 1, 2, 3, 4, 5];
    const star = topologyOf({
      nodes: [
        ...nets.flatMap((i) => [{ name: `h${i}` }, { name: `s${i}`, kind: 'switch' }]),
        { name: 'core', kind: 'router' },
      ],
      links: nets.flatMap((i) => [
        { between: [`h${i}`, `s${i}`] as [string, string] },
        { between: [`s${i}`, 'core'] as [string, string] },
      ]),
    });
    const { zones } = lay({ topology: star, graph: graphOf(star) });
    expect(zones).toHaveLength(nets.length);
    for (const [i, a] of zones.entries()) {
      for (const b of zones.slice(i + 1)) expect(overlaps(a.box, b.box)).toBe(false);
    }
  });

  it('has a node where it was moved, within the picture, and its links follow', () => {
    const map = lay({ moved: [{ node: FAR, x: 1000, y: 100 }] });
    const { x, y, r } = map.nodes.get(FAR)!;
    expect([x, y]).toEqual([1000 - r, 50]);
    const link = map.edges.find(({ ends }) => ends.includes(FAR))!;
    expect(Math.hypot(link.to.x - x, link.to.y - y)).toBeLessThan(2 * r);
  });

  it('has links end at the rims of signs; the way along one begins at whoever sends', () => {
    const map = lay();
    const link = map.edges.find(({ ends }) => ends.includes(GATE) && ends.includes(FAR))!;
    expect(link.from.x).toBeGreaterThan((at(map, GATE)[0] as number) + 10);
    expect(along(link, GATE, 0)).toEqual(link.from);
    expect(along(link, FAR, 0)).toEqual(link.to);
    expect(along(link, FAR, 1)).toEqual(link.from);
  });

  it('lays two links between the same nodes beside each other', () => {
    const twice = topologyOf({ nodes, links: [...links, { between: ['far', 'gate'] }] });
    const { edges } = lay({ topology: twice, graph: graphOf(twice) });
    const both = edges.filter(({ ends }) => ends.includes(FAR));
    expect(both).toHaveLength(2);
    expect(Math.abs(both[0]!.from.y - both[1]!.to.y)).toBeGreaterThan(10);
  });
});

describe('networks', () => {
  it('reach as far as a frame does: through switches, and no farther than who has addresses', () => {
    expect(segmentsOf(topology).map((each) => each.nodes.toSorted())).toEqual([
      [0, 1, 2, 4],
      [2, 3],
    ]);
  });

  it('are grounds on whose edge the node between them stands', () => {
    const map = lay();
    const [left, right] = map.zones.map(({ box }) => box);
    const [x] = at(map, GATE) as [number, number];
    expect(Math.round(left!.left + left!.width)).toBe(x);
    expect(Math.round(right!.left)).toBe(x);
  });

  it('hold all that stands on them, also where the network beyond a router would lie on them', () => {
    const hosts = ['a', 'b', 'c'].map((name, i) => ({ name, address: `10.0.0.${i + 1}` }));
    const star = topologyOf({
      nodes: [
        ...hosts,
        { kind: 'switch', name: 's' },
        { kind: 'router', name: 'r', cards: [{ address: '10.0.0.9' }, { address: '10.0.1.9' }] },
        { name: 'z', address: '10.0.1.1' },
      ],
      links: [
        ...['a', 'b', 'c', 'r'].map((name) => ({ between: [name, 's'] as [string, string] })),
        { between: ['r', 'z'] },
      ],
    });
    const map = lay({ topology: star, graph: graphOf(star) });
    expect(map.zones).toHaveLength(2);
    const [near, far] = map.zones.map(({ box }) => box);
    const inside = (box: typeof near, id: number) => {
      const [x, y] = at(map, id) as [number, number];
      return (
        box!.left < x && x < box!.left + box!.width && box!.top < y && y < box!.top + box!.height
      );
    };
    expect([0, 1, 2, 3, 5].map((id) => inside(near, id))).toEqual([true, true, true, true, false]);
    expect(inside(far, 5)).toBe(true);
  });

  it('have no ground where there is only one', () => {
    const one = topologyOf({ nodes: nodes.slice(0, 2), links: [{ between: ['a', 'b'] }] });
    expect(lay({ topology: one, graph: graphOf(one) }).zones).toEqual([]);
  });
});

describe('signs', () => {
  it('are drawn as large as they are wanted, where they stand', () => {
    expect(scaledPath('M-1 .5h2v-.5z', 100, 50, 10).trim()).toBe('M90 55 h20 v-5 z');
    const page = { glyph: [{ d: 'M0 0h1', ink: 'link', solid: true }] } as never;
    expect(glyphShapes(page, 5, 6, 2)).toMatchObject([
      { kind: 'path', stroke: 'link', fill: 'paper' },
    ]);
  });
});
