import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Topology } from '../../../../model/topology.ts';
import { cardsOf } from '../../../../model/topology.ts';
import { topologyOf } from '../../../../stack/world/topology.ts';
import { graphOf, MOST_LEAVES } from './graph.ts';
import { mapLayout, type NodeSpot } from './layout.ts';
import { placed } from './place.ts';

/** A network of names: those in capitals are switches. */
function network(names: string, ...links: [string, string][]): Topology {
  return topologyOf({
    nodes: names.split(' ').map((name) => ({
      name,
      kind: name === name.toUpperCase() ? 'switch' : 'host',
    })),
    links: links.map((between) => ({ between })),
  });
}

/** `name column,row` of each node, in the order of the scenario. */
function spots(topology: Topology): string[] {
  const { spots } = placed(graphOf(topology));
  return topology.nodes.map(({ id, name }) => {
    const { column, row } = spots.get(id) ?? { column: Number.NaN, row: Number.NaN };
    return `${name} ${column},${row}`;
  });
}

describe('where nodes stand', () => {
  it('is from left to right for two hosts, whoever is named first in the link', () => {
    expect(spots(network('client server', ['server', 'client']))).toEqual([
      'client 0,0',
      'server 1,0',
    ]);
  });

  it('has those who ask at one side of a switch and those who serve at the other', () => {
    const four = network(
      'client laptop server mirror S',
      ['client', 'S'],
      ['laptop', 'S'],
      ['server', 'S'],
      ['mirror', 'S'],
    );
    expect(spots(four)).toEqual([
      'client 0,0',
      'laptop 0,1',
      'server 2,0',
      'mirror 2,1',
      'S 1,0.5',
    ]);
  });

  it('has a home at the left of the provider, and each far network behind its own router', () => {
    const internet = network(
      'laptop phone S home isp r2 r3 files web',
      ['laptop', 'S'],
      ['phone', 'S'],
      ['S', 'home'],
      ['home', 'isp'],
      ['isp', 'r2'],
      ['isp', 'r3'],
      ['r2', 'files'],
      ['r3', 'web'],
    );
    expect(spots(internet)).toEqual([
      'laptop 0,0',
      'phone 0,1',
      'S 1,0.5',
      'home 2,0.5',
      'isp 3,0.5',
      'r2 4,0',
      'r3 4,1',
      'files 5,0',
      'web 5,1',
    ]);
  });

  it('has parts that no link joins below each other', () => {
    expect(spots(network('a b c', ['a', 'b']))).toEqual(['a 0,0', 'b 1,0', 'c 0,1']);
  });

  it('has no link pass through a node in a network with circles, however it is woven', () => {
    const names = 'r1 r2 r3 r4 r5 a b c d';
    const hosts: [string, string][] = [
      ['a', 'r1'],
      ['b', 'r2'],
      ['c', 'r3'],
      ['d', 'r3'],
    ];
    const routers = names.split(' ').slice(0, 5);
    const pairs = routers.flatMap((x, i) =>
      routers.slice(i + 1).map((y): [string, string] => [x, y]),
    );
    fc.assert(
      fc.property(fc.subarray(pairs, { minLength: 5 }), (woven) => {
        const topology = network(names, ...hosts, ...woven);
        const { nodes, edges } = mapLayout({
          ...{ topology, graph: graphOf(topology), moved: [], plain: false },
          size: { width: 1000, height: 600, rem: 16, least: 12 },
        });
        for (const { ends } of edges) {
          const [from, to] = ends.map((end) => nodes.get(end) as NodeSpot) as [NodeSpot, NodeSpot];
          for (const node of nodes.values()) {
            if (ends.includes(node.id)) continue;
            expect(distanceToLine(node, from, to)).toBeGreaterThan(node.r / 2);
          }
        }
      }),
    );
  });
});

/** From a point to the part of a line between two others. */
function distanceToLine(at: NodeSpot, from: NodeSpot, to: NodeSpot): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const part = ((at.x - from.x) * dx + (at.y - from.y) * dy) / (dx * dx + dy * dy);
  const within = Math.min(1, Math.max(0, part));
  return Math.hypot(at.x - from.x - within * dx, at.y - from.y - within * dy);
}

describe('a switch with many hosts', () => {
  const many = MOST_LEAVES + 190;
  const names = Array.from({ length: many }, (_, i) => `h${i}`);
  const crowd = network(
    `${names.join(' ')} S R`,
    ...names.map((name): [string, string] => [name, 'S']),
    ['S', 'R'],
    ['R', 'h0'],
  );
  const on = many;

  it('has one heap for them, joined by one line; who has a second link stands alone', () => {
    const { nodes, edges, drawn } = graphOf(crowd);
    expect(nodes).toHaveLength(4);
    const heap = nodes.find(({ id }) => id < 0);
    expect(heap?.members).toHaveLength(many - 1);
    expect(edges.filter(({ links }) => links.length > 1)).toMatchObject([
      { ends: [heap?.id, on], cards: [-1, -1] },
    ]);
    expect(drawn.get(7)).toBe(heap?.id);
    expect(drawn.get(0)).toBe(0);
  });

  it('has who is looked at stand beside the heap', () => {
    const { nodes, drawn } = graphOf(crowd, [7]);
    expect(nodes.map(({ id }) => id)).toContain(7);
    expect(drawn.get(7)).toBe(7);
    expect(nodes.find(({ id }) => id < 0)?.members).not.toContain(7);
  });
});

it('a node’s links take its cards in their order', () => {
  const four = network('a b S', ['a', 'S'], ['b', 'S']);
  expect([...cardsOf(four).values()]).toEqual([
    [0, 0],
    [0, 1],
  ]);
});

it('a network of many hosts has heaps of few of them as well: one by one, none could be read', () => {
  const switches = Array.from({ length: 20 }, (_, i) => ({ kind: 'switch', name: `s${i}` }));
  const hosts = switches.flatMap(({ name }) =>
    Array.from({ length: 10 }, (_, i) => ({ name: `${name}-${i}`, on: name })),
  );
  const all = [...switches, ...hosts.map(({ name }) => ({ name })), { name: 'core' }];
  const wide = topologyOf({
    nodes: all,
    links: [
      ...hosts.map(({ name, on }) => ({ between: [name, on] as [string, string] })),
      ...switches.map(({ name }) => ({ between: [name, 'core'] as [string, string] })),
    ],
  });
  const { nodes, drawn } = graphOf(wide);
  expect(nodes).toHaveLength(20 + 20 + 1);
  expect(drawn.size).toBe(all.length);
});
