import { describe, expect, it } from 'vitest';
import { ipv4 } from '../../../stack/core/addresses.ts';
import { parsePrefix } from '../../../stack/core/prefix.ts';
import type { CardAt, NetworkAt } from '../../view-kit/tables/network.ts';
import { itemsOf } from './items.ts';
import { treeLayout } from './layout.ts';
import { decodeLook, encodeLook, understands } from './look.ts';
import { treeAt, walkTo } from './model.ts';
import type { Spot } from './place.ts';

const network = (keys: readonly string[], hosts = 0): NetworkAt => ({
  cards: Array.from(
    { length: hosts },
    (_, i): CardAt => ({
      ...{ node: i, card: 0, name: 'eth0', address: ipv4('10.1.0.1') + i, length: 24, event: -1 },
    }),
  ),
  routes: new Map([
    [
      0,
      keys.map((key) => ({
        ...{ prefix: parsePrefix(key)!, via: 'a', said: 'a', out: 'eth0', event: -1 },
      })),
    ],
  ]),
});
const NOBODY = new Set<string>();

function drawn(of: NetworkAt, width: number, to?: string, unfolded?: string) {
  const root = treeAt(of);
  const chain = to === undefined ? [] : walkTo(root, ipv4(to), of).chain;
  const item = itemsOf(root, { unfolded, chain, board: false });
  const layout = treeLayout({
    ...{ root: item, board: false, chosen: undefined, joinable: NOBODY, matches: NOBODY },
    size: { width, height: 400, rem: 16, least: 12 },
    chain: new Set(chain.map(({ key }) => key)),
    words: {
      at: () => ['a → 10.0.0.1'],
      hosts: ({ cards, more }) => [...cards.map(() => 'host'), ...(more > 0 ? [`+${more}`] : [])],
      hole: () => ['no subnet'],
      more: (count) => `+ ${count}`,
    },
  });
  return { ...layout, keys: layout.spots.map(nameOf) };
}
const nameOf = ({ item }: Spot) => (item.kind === 'prefix' ? item.node.key : item.kind);

const touch = (a: Spot, b: Spot) =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

describe('the tree on the page', () => {
  const campus = network(['10.0.0.0/8', '10.1.0.0/24', '10.2.0.0/24', '172.16.0.0/12'], 3);

  /** The last of its networks holds more than all others, one inside of the other. */
  const deep = network([
    ...['10.0.1.0/24', '10.0.8.0/30', '10.0.9.0/30', '10.2.0.0/16', '10.2.3.0/24'],
    ...['10.2.3.64/28', '10.2.3.200/32', '10.2.3.224/28', '10.2.3.240/28'],
  ]);

  it.each([
    ['wide', campus],
    ['deep', deep],
  ])('lets nothing lie on anything else, at any width: %s', (_, of) => {
    for (const width of [1200, 800, 366, 240]) {
      const { spots } = drawn(of, width);
      for (const [i, a] of spots.entries()) {
        for (const b of spots.slice(i + 1)) expect(touch(a, b)).toBe(false);
        expect(a.left + a.width).toBeLessThanOrEqual(width);
      }
    }
  });

  it('reads from left to right, the root level with the first of what it holds', () => {
    const { spots } = drawn(campus, 1200);
    for (const { left, parent } of spots) if (parent) expect(left).toBeGreaterThan(parent.left);
    expect(spots[0]?.top).toBe(Math.min(...spots.map(({ top }) => top)));
  });

  it('stands indented, a line each, where columns have no room', () => {
    const { spots } = drawn(campus, 366);
    for (const [i, { top }] of spots.entries()) {
      if (i > 0) expect(top).toBeGreaterThan(spots[i - 1]?.top ?? 0);
    }
  });

  it('shows holes in whatever is divided, but not those of the whole Internet', () => {
    expect(drawn(campus, 1200).keys.filter((key) => key === 'hole')).toHaveLength(1);
  });
});

describe('the box of a prefix', () => {
  const dashed = (of: NetworkAt) => {
    const boxes = drawn(of, 1200).shapes.filter(
      (shape) => shape.kind === 'path' && shape.fill === 'paper',
    );
    return boxes.map((shape) => shape.kind === 'path' && shape.dash !== undefined);
  };

  it('is dashed where it is known from routes alone, be it the default route', () => {
    expect(dashed(network(['0.0.0.0/0', '10.1.0.0/24'], 3))).toEqual([true, false]);
  });

  it('is not dashed around everything, where nobody has a route for it', () => {
    expect(dashed(network(['10.0.0.0/8', '10.1.0.0/24'], 3))).toEqual([false, true, false]);
  });
});

describe('a thousand routes', () => {
  const many = Array.from({ length: 1000 }, (_, i) => `10.${i >> 8}.${i & 255}.0/24`);
  const of = network(many, 200);

  it('are folded, save those on the way of a destination', () => {
    const { keys } = drawn(of, 800, '10.3.200.9');
    expect(keys.length).toBeLessThan(20);
    expect(keys).toContain('10.3.200.0/24');
    expect(keys).toContain('more');
  });

  it('unfold when they are asked for', () => {
    expect(drawn(of, 800, undefined, '0.0.0.0/0').keys.length).toBeGreaterThan(1000);
  });

  it('hide no network that somebody is in; of many interfaces a few are named', () => {
    const { spots, keys } = drawn(of, 800);
    expect(keys).toContain('10.1.0.0/24');
    const hosts = spots.flatMap(({ item }) => (item.kind === 'hosts' ? [item] : []));
    expect(hosts.map(({ cards, more }) => [cards.length, more])).toEqual([[6, 194]]);
  });
});

it('a link holds destination and prefix, and leaves out what nobody understands', () => {
  const look = { to: '10.1.1.2', chosen: '10.0.0.0/8', unfolded: '0.0.0.0/0' };
  expect(decodeLook(encodeLook(look))).toEqual(look);
  expect(encodeLook(look)).toBe('d10.1.1.2~c10.0.0.0-8~e0.0.0.0-0');
  expect(['d10.1.1', 'c10.0.0.0-40', 'x', 'd'].some(understands)).toBe(false);
});
