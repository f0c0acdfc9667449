import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorAfter, cursorAtEnd } from '../../../model/cursor.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { formatIpv4, formatPrefix, ipv4, sameNetwork } from '../../../stack/core/addresses.ts';
import { MILLISECOND, SECOND } from '../../../stack/core/instant.ts';
import { containsPrefix, parsePrefix, sizeOf } from '../../../stack/core/prefix.ts';
import {
  CLIENT,
  type Differences,
  EAST,
  get,
  internet,
  LAPTOP,
  runInternet,
  SERVER,
  serves,
  WEST,
} from '../../../stack/nodes/router/testing/internet.ts';
import { all } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { type NetworkAt, networkAt, type RouteAt } from '../../view-kit/tables/network.ts';
import { aggregatesOf, matchersOf, nodesIn, sameAnswers, treeAt, walkTo } from './model.ts';
import { view } from './view.ts';

function recorded(given: Differences = {}) {
  const { log } = runInternet(given).sim;
  const run = recordedRun(log, topologyOf(internet(given)));
  return { run, network: networkAt(run, cursorAtEnd(log)) };
}

/** Routes of one node, as a table has them. */
const routes = (...list: readonly (readonly [string, string])[]): RouteAt[] =>
  list.map(([key, via]) => ({
    ...{ prefix: parsePrefix(key)!, via, said: via, out: 'eth0', event: -1 },
  }));
const known = (...list: readonly (readonly [string, string])[]): NetworkAt => ({
  cards: [],
  routes: new Map([[0, routes(...list)]]),
});

describe('the prefixes of a run as a tree', () => {
  const { network } = recorded({
    west: {
      routes: [
        { network: '10.0.0.0', prefixLength: 16, via: '10.0.9.2' },
        { network: '10.0.2.0', prefixLength: 24, via: '10.0.9.2' },
      ],
    },
  });
  const root = treeAt(network);
  const at = (key: string) => [...nodesIn(root)].find((node) => node.key === key)!;

  it('puts each into the smallest that contains it', () => {
    expect(root.children.map(({ key }) => key)).toEqual(['10.0.0.0/16']);
    expect(at('10.0.0.0/16').children.map(({ key }) => key)).toEqual([
      ...['10.0.1.0/24', '10.0.2.0/24', '10.0.9.0/24'],
    ]);
  });

  it('knows who is in each, and who else knows a way there', () => {
    const inside = (key: string) => at(key).cards.map(({ address }) => formatIpv4(address));
    expect(inside('10.0.2.0/24')).toEqual(['10.0.2.2', '10.0.2.1']);
    expect(at('10.0.2.0/24').routes.map(({ node, route }) => [node, route.via])).toEqual([
      [WEST, '10.0.9.2'],
    ]);
    expect(at('10.0.0.0/16').cards).toEqual([]);
  });

  it('shows what no smaller prefix covers, and how many addresses are free', () => {
    const holes = at('10.0.0.0/16').holes.map(({ from, to }) => [formatIpv4(from), formatIpv4(to)]);
    expect(holes).toEqual([
      ['10.0.0.0', '10.0.0.255'],
      ['10.0.3.0', '10.0.8.255'],
      ['10.0.10.0', '10.0.255.255'],
    ]);
    expect(at('10.0.0.0/16').free).toBe(65_536 - 3 * 256);
    expect(at('10.0.1.0/24').free).toBe(254 - 3);
  });

  it('has every prefix inside its parent, whatever the routes', () => {
    const prefix = fc
      .tuple(fc.nat(0xffffffff), fc.nat(32))
      .map(([address, length]) => `${formatIpv4(address)}/${length}`);
    fc.assert(
      fc.property(fc.array(prefix, { maxLength: 40 }), (keys) => {
        const tree = treeAt(known(...keys.map((key) => [key, '10.0.0.1'] as const)));
        const all = [...nodesIn(tree)];
        for (const { parent, prefix: own, children, free } of all) {
          if (parent !== undefined) expect(containsPrefix(parent.prefix, own)).toBe(true);
          const inside = children.reduce((sum, child) => sum + sizeOf(child.prefix), 0);
          expect(free + inside).toBe(sizeOf(own));
        }
        const wanted = new Set([
          ...keys.map((key) => formatPrefix(parsePrefix(key)!)),
          '0.0.0.0/0',
        ]);
        expect(new Set(all.map(({ key }) => key))).toEqual(wanted);
      }),
    );
  });
});

describe('a destination that walks down the tree', () => {
  const { network } = recorded();
  const root = treeAt(network);

  it('passes every prefix that contains it, down to the longest', () => {
    const walk = walkTo(root, ipv4('10.0.2.2'), network);
    expect(walk.chain.map(({ key }) => key)).toEqual(['0.0.0.0/0', '10.0.2.0/24']);
    expect(walkTo(root, ipv4('192.0.2.1'), network).chain.map(({ key }) => key)).toEqual([
      '0.0.0.0/0',
    ]);
  });

  it('has each node answer from its own table', () => {
    const walk = walkTo(root, ipv4('10.0.2.2'), network);
    expect(matchersOf(walk, '0.0.0.0/0')).toEqual([CLIENT, LAPTOP]);
    expect(matchersOf(walk, '10.0.2.0/24')).toEqual([SERVER, WEST, EAST]);
    const far = walkTo(root, ipv4('192.0.2.1'), network);
    expect(far.answers.filter(({ route }) => route === undefined).map(({ node }) => node)).toEqual([
      ...[WEST, EAST],
    ]);
  });

  it('has each say by which of its interfaces', () => {
    const { answers } = walkTo(root, ipv4('10.0.2.2'), network);
    const out = (node: number) => answers.find((each) => each.node === node)?.route?.out;
    expect([CLIENT, WEST, EAST].map(out)).toEqual(
      [CLIENT, WEST, EAST].map((node) => {
        const hop = answers.find((each) => each.node === node)?.route;
        const via = hop?.via === undefined ? ipv4('10.0.2.2') : ipv4(hop.via);
        return network.cards.find(
          (card) => card.node === node && sameNetwork(card.address, via, card.length),
        )?.name;
      }),
    );
  });

  it('names the shorter routes that fit as well, the longest first', () => {
    const table = known(
      ['0.0.0.0/0', 'a'],
      ['10.0.0.0/8', 'b'],
      ['10.1.0.0/16', 'c'],
      ['11.0.0.0/8', 'd'],
    );
    const [answer] = walkTo(treeAt(table), ipv4('10.1.2.3'), table).answers;
    expect(answer?.route?.via).toBe('c');
    expect(answer?.shorter.map(({ via }) => via)).toEqual(['b', 'a']);
  });

  it('tells nodes with one answer together', () => {
    const walk = walkTo(root, ipv4('10.0.2.2'), network);
    expect(sameAnswers(walk).map(({ nodes }) => nodes)).toEqual([
      ...[[CLIENT, LAPTOP], [SERVER], [WEST], [EAST]],
    ]);
  });
});

describe('routes that one would do for', () => {
  const eight = Array.from({ length: 8 }, (_, i) => [`10.1.${i}.0/24`, '10.0.9.2'] as const);
  const into = (network: NetworkAt) => aggregatesOf(network).map((each) => formatPrefix(each.into));

  it('are eight /24 side by side with one next hop: a /21', () => {
    const [found, ...more] = aggregatesOf(known(...eight));
    expect(more).toEqual([]);
    expect(formatPrefix(found!.into)).toBe('10.1.0.0/21');
    expect(found!.members).toHaveLength(8);
  });

  it('are none with other next hops, and none where a neighbour is not the other half', () => {
    expect(into(known(['10.1.0.0/24', 'a'], ['10.1.1.0/24', 'b']))).toEqual([]);
    expect(into(known(['10.1.1.0/24', 'a'], ['10.1.2.0/24', 'a']))).toEqual([]);
    expect(into(known(...eight.slice(0, 7)))).toEqual(['10.1.0.0/22', '10.1.4.0/23']);
  });

  it('cover just what their members covered', () => {
    const third = fc.nat(63).map((i) => `10.0.${i}.0/24`);
    fc.assert(
      fc.property(fc.uniqueArray(third), (keys) => {
        const found = aggregatesOf(known(...keys.map((key) => [key, 'a'] as const)));
        for (const { into: block, members } of found) {
          expect(members.every((member) => containsPrefix(block, member))).toBe(true);
          expect(members.reduce((sum, member) => sum + sizeOf(member), 0)).toBe(sizeOf(block));
        }
      }),
    );
  });
});

it('is offered where a run has two networks, and not for one', () => {
  const { run } = recorded();
  expect(view.offered(run)).toBe(true);
  const [first, second] = internet().nodes;
  const alone = { ...internet(), nodes: [first!, second!], links: [] };
  expect(view.offered(recordedRun(run.log, topologyOf(alone)))).toBe(false);
});

it('follows the tables of the trace: a redirect’s route comes, and goes when it is too old', () => {
  const given: Differences = {
    ...{ client: get, server: serves(5000), clientCard: { gateway: '10.0.1.9' } },
    nodes: [
      { kind: 'router', name: 'porter', cards: [{ address: '10.0.1.9' }], gateway: '10.0.1.1' },
    ],
    links: [{ between: ['porter', 'switch'], delay: 2 * MILLISECOND }],
    more: { until: 700 * SECOND },
  };
  const { log } = runInternet(given).sim;
  const run = recordedRun(log, topologyOf(internet(given)));
  const [came, went] = all(log, 'route.changed');
  const hostRoute = (event: number) => {
    const root = treeAt(networkAt(run, cursorAfter(log, event)));
    return [...nodesIn(root)].find(({ key }) => key === '10.0.2.2/32');
  };
  expect(hostRoute(came!.id - 1)).toBeUndefined();
  expect(hostRoute(came!.id)?.parent?.key).toBe('10.0.2.0/24');
  expect(hostRoute(came!.id)?.routes[0]).toMatchObject({
    node: CLIENT,
    route: { event: came!.id },
  });
  expect(hostRoute(went!.id)).toBeUndefined();
});
