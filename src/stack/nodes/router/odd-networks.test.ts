/** Networks that are unusual, and still work: loops, twin cards, point-to-point links, halves of all addresses. */
import { expect, test } from 'vitest';
import { ipv4 } from '../../core/addresses.ts';
import { framesHeld } from '../../core/arena.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import { observed } from '../../trace/testing.ts';
import { ethernet, ipv4 as ip, layer, packet, udp } from '../../wire/index.ts';
import { cardMac } from '../../world/ids.ts';
import type { ScenarioSpec } from '../../world/scenario.ts';
import { advance } from '../../world/session.ts';
import { startSession } from '../../world/testing/whole.ts';
import { all } from '../../world/testing.ts';
import './events.ts';
import {
  CLIENT,
  EAST,
  internet,
  routerKernel,
  runInternet,
  SERVER,
  WEST,
} from './testing/internet.ts';

const ran = (spec: ScenarioSpec, inputs: SessionInput[] = []) => {
  const running = startSession(
    spec,
    { scenario: spec.id, seed: 1, inputs },
    { kernel: routerKernel },
  );
  observed(running.sim.log);
  advance(running);
  return running;
};
const says = (address: string) => ({
  name: 'main',
  steps: [
    { do: 'socket', as: 'u', type: 'dgram' } as const,
    { do: 'setsockopt', on: 'u', option: 'IP_TTL', value: 255 } as const,
    { do: 'sendto', on: 'u', text: 'x', address: ipv4(address), port: 7 } as const,
  ],
});

test('a packet in a loop of three routers on one link ends after 255 hops', () => {
  const router = (name: string, n: number, via: number) => ({
    ...{ kind: 'router' as const, name, cards: [{ address: `10.0.0.${n}` }] },
    gateway: `10.0.0.${via}`,
  });
  const running = ran({
    id: 'loop',
    nodes: [
      { name: 'host', address: '10.0.0.9', gateway: '10.0.0.1', processes: [says('192.0.2.1')] },
      { kind: 'switch', name: 'switch' },
      router('a', 1, 2),
      router('b', 2, 3),
      router('c', 3, 1),
    ],
    links: ['host', 'a', 'b', 'c'].map((name) => ({
      between: [name, 'switch'],
      delay: MILLISECOND,
    })),
    until: 60 * SECOND,
  });
  expect(all(running.sim.log, 'packet.ignored').map(({ why }) => why)).toContain('ttl-exceeded');
  expect(all(running.sim.log, 'router.forwarded').length).toBeLessThanOrEqual(254);
  expect(framesHeld(running.sim.world.arena)).toBe(0);
});

test('of two cards in one subnet the second reaches the neighbours when the first has no link', () => {
  const spec = internet({
    west: { cards: [{ address: '10.0.1.1' }, { address: '10.0.9.1' }, { address: '10.0.9.3' }] },
    nodes: [{ kind: 'switch', name: 'middle' }],
    client: [
      { do: 'wait', for: 2 * SECOND },
      { do: 'socket', as: 'u', type: 'dgram' },
      { do: 'sendto', on: 'u', text: 'x', address: ipv4('10.0.9.2'), port: 7 },
    ],
    more: {
      links: [
        { between: ['client', 'switch'] },
        { between: ['laptop', 'switch'] },
        { between: ['switch', 'west'] },
        { between: ['west', 'middle'] },
        { between: ['west', 'middle'] },
        { between: ['middle', 'east'] },
        { between: ['east', 'server'] },
      ],
    },
  });
  const loops = spec.nodes.filter((node) => node.kind !== 'switch').length;
  const running = ran(spec, [
    { at: SECOND, kind: 'link', link: loops + 3, settings: { up: false } },
  ]);
  expect(all(running.sim.log, 'udp.received').map(({ node }) => node)).toContain(EAST);
});

test('a thousand routes that go at once leave the rest as it was', () => {
  const at = SECOND;
  const network = (i: number) => ipv4('172.16.0.0') + i * 256;
  const numbers = Array.from({ length: 1_000 }, (_, i) => i);
  const inputs: SessionInput[] = [
    ...numbers.map((i) => ({
      ...{ at, kind: 'static-route' as const, node: WEST, network: network(i) },
      ...{ prefixLength: 24, via: ipv4('10.0.9.2') },
    })),
    ...numbers.map((i) => ({
      ...{ at: 2 * at, kind: 'static-route' as const, node: WEST },
      ...{ network: network(i), prefixLength: 24 },
    })),
  ];
  const running = ran(
    internet({
      client: [
        { do: 'wait', for: 3 * SECOND },
        { do: 'socket', as: 'u', type: 'dgram' },
        { do: 'sendto', on: 'u', text: 'x', address: ipv4('10.0.2.2'), port: 7 },
      ],
    }),
    inputs,
  );
  expect(all(running.sim.log, 'udp.received').map(({ node }) => node)).toContain(SERVER);
});

test.each([
  [0, 'ttl-exceeded'],
  [1, 'ttl-exceeded'],
])('a packet with %d hops left goes no further', (ttl, why) => {
  const bytes = packet(
    [
      layer(ethernet, { dst: cardMac(String(WEST), 0), src: cardMac(String(CLIENT), 0) }),
      layer(ip, { src: ipv4('10.0.1.2'), dst: ipv4('10.0.2.2'), ttl }),
      layer(udp, { srcPort: 4000, dstPort: 7 }),
    ],
    new Uint8Array(4),
  );
  const running = runInternet({ more: { knowsNeighbours: true } }, [
    { at: MILLISECOND, kind: 'frame', node: WEST, nic: 0, bytes },
  ]);
  const at = all(running.sim.log, 'packet.ignored').filter(({ node }) => node === WEST);
  expect(at.map((each) => each.why)).toEqual([why]);
});

test('two routers speak over a link of /31, and a host of /32 reaches nobody', () => {
  const running = runInternet({
    west: {
      cards: [{ address: '10.0.1.1' }, { address: '10.0.9.0', prefixLength: 31 }],
      routes: [{ network: '10.0.2.0', prefixLength: 24, via: '10.0.9.1' }],
    },
    east: {
      cards: [{ address: '10.0.9.1', prefixLength: 31 }, { address: '10.0.2.1' }],
      routes: [{ network: '10.0.1.0', prefixLength: 24, via: '10.0.9.0' }],
    },
    client: [
      { do: 'socket', as: 'u', type: 'dgram' },
      { do: 'sendto', on: 'u', text: 'x', address: ipv4('10.0.2.2'), port: 7 },
    ],
  });
  expect(all(running.sim.log, 'udp.received').map(({ node }) => node)).toContain(SERVER);
  // Nobody listens there: the server’s error comes back by the same way.
  expect(
    all(running.sim.log, 'icmp.received').map(({ node, type }) => [node, type]),
  ).toContainEqual([CLIENT, 3]);
});

/** As tunnels do it that want all traffic without touching the default route. */
const HALVES = ['0.0.0.0', '128.0.0.0'].map((network) => ({
  ...{ network, prefixLength: 1, via: '10.0.9.2' },
}));

test.each([
  ['everybody', '255.255.255.255', [0]],
  ['a group', '239.1.2.3', [0]],
  ['class E', '241.0.0.1', []],
])('routes to both halves of all addresses change nothing for %s', (_, to, cards) => {
  const { routes = [] } = internet().nodes[WEST] as { routes?: [] };
  const running = runInternet({
    west: {
      routes: [...routes, ...HALVES],
      processes: [
        {
          name: 'main',
          steps: [
            { do: 'socket', as: 'u', type: 'dgram' },
            { do: 'sendto', on: 'u', text: 'x', address: ipv4(to), port: 7 },
          ],
        },
      ],
    },
    more: { knowsNeighbours: true },
  });
  const sent = all(running.sim.log, 'frame.sent').filter(({ node }) => node === WEST);
  expect(sent.map(({ nic }) => nic)).toEqual(cards);
});

test('a route for groups alone says by which card they go', () => {
  const { routes = [] } = internet().nodes[WEST] as { routes?: [] };
  const toGroups = { network: '224.0.0.0', prefixLength: 4, via: '10.0.9.2' };
  const processes = [{ ...says('239.1.2.3') }];
  const running = runInternet({
    west: { routes: [...routes, toGroups], processes },
    more: { knowsNeighbours: true },
  });
  const sent = all(running.sim.log, 'frame.sent').filter(({ node }) => node === WEST);
  expect(sent.map(({ nic }) => nic)).toEqual([1]);
});
