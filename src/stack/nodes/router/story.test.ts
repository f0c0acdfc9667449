/** A client fetches from a server through two routers, and whatever can go wrong on the way does. */
import { describe, expect, test } from 'vitest';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import type { ScriptStep } from '../../apps/script/script.ts';
import { ipv4 as address, formatIpv4 } from '../../core/addresses.ts';
import { framesHeld } from '../../core/arena.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import { ipv4 } from '../../protocols/ipv4/header.ts';
import { capturedFrame } from '../../trace/capture.ts';
import { NO_CAUSE, readEvent } from '../../trace/log.ts';
import { verifies } from '../../wire/checksum.ts';
import { scenarioFaults } from '../../world/schema/scenario.ts';
import type { SessionRun } from '../../world/session.ts';
import { all, traceBytes } from '../../world/testing.ts';
import { topologyOf } from '../../world/topology.ts';
import { cloneWorld } from '../../world/world.ts';
import './events.ts';
import {
  CLIENT,
  CLIENT_ADDRESS,
  EAST,
  EAST_ADDRESS,
  get,
  internet,
  routerKernel,
  runInternet,
  SERVER,
  SERVER_ADDRESS,
  serves,
  WEST,
  WEST_ADDRESS,
} from './testing/internet.ts';

const reasons = ({ sim }: SessionRun, node: number) =>
  all(sim.log, 'packet.ignored').flatMap((event) => (event.node === node ? [event.why] : []));
const errorsAt = ({ sim }: SessionRun, node: number) =>
  all(sim.log, 'icmp.received').flatMap(({ node: at, type, code, src }) =>
    at === node ? [[type, code, formatIpv4(src)]] : [],
  );

const datagram = (to: string, more: ScriptStep[] = []): ScriptStep[] => [
  { do: 'socket', as: 'u', type: 'dgram' },
  ...more,
  { do: 'sendto', on: 'u', text: 'hello', address: address(to), port: 7 },
];

describe('a fetch through two routers', () => {
  const running = runInternet({ client: get, server: serves(20_000) }, [], { capture: true });
  const { log, world, capture } = running.sim;

  test('the client gets all of it', () => {
    expect(world.nodes[CLIENT]).toMatchObject({
      processes: [{ state: { totalReceived: 20_000 } }],
    });
  });

  test('every packet goes from router to router by the longest prefix, one hop less each time', () => {
    const [west, east] = [WEST, EAST].map((node) =>
      all(log, 'router.forwarded').filter(
        (event) => event.node === node && event.src === CLIENT_ADDRESS,
      ),
    );
    expect(west?.length).toBeGreaterThan(5);
    expect(east).toHaveLength(west?.length ?? 0);
    for (const event of west ?? []) {
      expect(event).toMatchObject({ ttl: 63, from: 0, to: 1, via: EAST_ADDRESS, prefixLength: 24 });
    }
    for (const event of east ?? []) {
      expect(event).toMatchObject({ ttl: 62, from: 0, to: 1, via: SERVER_ADDRESS });
    }
  });

  test('a packet is the same at every hop, and why it is sent leads back to how it came', () => {
    const sent = all(log, 'frame.sent').filter(({ node, packet }) => {
      return node === EAST && packet >= 0 && readEvent(log, packet).node === CLIENT;
    });
    expect(sent.length).toBeGreaterThan(5);
    const straight = sent.filter(({ cause }) => readEvent(log, cause).kind === 'router.forwarded');
    // One waited for ARP, and was let go by the answer.
    expect(straight).toHaveLength(sent.length - 1);
    for (const { cause, packet } of straight) {
      const delivered = readEvent(log, readEvent(log, cause).cause);
      expect(delivered).toMatchObject({ kind: 'frame.delivered', node: EAST });
      expect(readEvent(log, delivered.cause)).toMatchObject({ kind: 'frame.sent', packet });
    }
  });

  test('the header checksum is right behind each router', () => {
    const forwarded = all(log, 'frame.sent').filter(
      ({ node, packet }) => node === EAST && packet >= 0 && readEvent(log, packet).node !== EAST,
    );
    for (const { frame } of forwarded) {
      // Aligned, as the sum wants it.
      const bytes = new Uint8Array(2 + (capturedFrame(capture, frame)?.length ?? 0) + 4);
      bytes.set(capturedFrame(capture, frame) ?? [], 2);
      const area = { bytes, words: new Uint32Array(bytes.buffer.slice(0, bytes.length & ~3)) };
      expect(verifies(area, 16, ipv4.length)).toBe(true);
    }
  });

  test('no frame is left behind, and no cause is left over', () => {
    expect(framesHeld(world.arena)).toBe(0);
    expect(log.cause).toBe(NO_CAUSE);
  });

  test('the same session gives the same bytes, and its world can be cloned', () => {
    const again = runInternet({ client: get, server: serves(20_000) }, [], { capture: true });
    expect(traceBytes(again.sim.log)).toEqual(traceBytes(log));
    expect(cloneWorld(world).nodes[WEST]).toEqual(world.nodes[WEST]);
  });
});

describe('a packet that dies on the way', () => {
  test('time runs out at the second router, which says so from the card that leads back', () => {
    const hops = { do: 'setsockopt', on: 'u', option: 'IP_TTL', value: 2 } as const;
    const running = runInternet({ client: datagram('10.0.2.2', [hops]) });
    expect(reasons(running, EAST)).toEqual(['ttl-exceeded']);
    expect(errorsAt(running, CLIENT)).toEqual([[11, 0, '10.0.9.2']]);
    const [sent] = all(running.sim.log, 'icmp.sent');
    expect(readEvent(running.sim.log, sent?.cause ?? -1)).toMatchObject({
      ...{ kind: 'packet.ignored', node: EAST, why: 'ttl-exceeded', rfc: 'RFC1812#5.3.1' },
    });
  });

  test('no route: the first router says that the network is unreachable', () => {
    const running = runInternet({ client: datagram('192.0.2.1') });
    expect(reasons(running, WEST)).toEqual(['no-route']);
    expect(errorsAt(running, CLIENT)).toEqual([[3, 0, '10.0.1.1']]);
  });

  test('nobody answers ARP: the last router says that the host is unreachable', () => {
    const running = runInternet({ client: datagram('10.0.2.77') });
    expect(errorsAt(running, CLIENT)).toEqual([[3, 1, '10.0.9.2']]);
    expect(reasons(running, EAST)).toEqual(['neighbour-unreachable']);
    expect(framesHeld(running.sim.world.arena)).toBe(0);
  });

  test('a port that nobody has: the server itself says so, and the routers carry it back', () => {
    expect(errorsAt(runInternet({ client: datagram('10.0.2.2') }), CLIENT)).toEqual([
      [3, 3, '10.0.2.2'],
    ]);
  });

  test.each([
    ['host', 1],
    ['netUnknown', 6],
    ['hostUnknown', 7],
    ['sourceHostIsolated', 8],
    ['netProhibited', 9],
    ['hostProhibited', 10],
    ['netTos', 11],
    ['hostTos', 12],
    ['administrativelyProhibited', 13],
    ['precedenceViolation', 14],
    ['precedenceCutoff', 15],
  ] as const)('a route that refuses (%s) answers with code %i', (refuse, code) => {
    const routes = [{ network: '10.7.0.0', prefixLength: 16, refuse }];
    const running = runInternet({ client: datagram('10.7.1.1'), west: { routes } });
    expect(reasons(running, WEST)).toEqual(['route-refuses']);
    expect(errorsAt(running, CLIENT)).toEqual([[3, code, '10.0.1.1']]);
  });

  test('a black hole says nothing', () => {
    const routes = [{ network: '10.7.0.0', prefixLength: 16, refuse: 'silently' as const }];
    const running = runInternet({ client: datagram('10.7.1.1'), west: { routes } });
    expect(reasons(running, WEST)).toEqual(['route-refuses']);
    expect(all(running.sim.log, 'icmp.sent')).toEqual([]);
  });

  test('a router that does not forward is a host with two cards', () => {
    const running = runInternet({ client: datagram('10.0.2.2'), west: { forwards: false } });
    expect(reasons(running, WEST)).toEqual(['ip-not-for-us']);
    expect(all(running.sim.log, 'icmp.sent')).toEqual([]);
  });

  test('two routers that point at each other: the packet goes to and fro until its time is over', () => {
    const east = { routes: [{ network: '10.0.0.0', prefixLength: 8, via: '10.0.9.1' }] };
    const west = { routes: [{ network: '10.0.0.0', prefixLength: 8, via: '10.0.9.2' }] };
    const running = runInternet({ client: datagram('10.0.77.7'), east, west });
    const ways = all(running.sim.log, 'router.forwarded').map(({ ttl }) => ttl);
    // The last one carries the second router’s answer.
    expect(ways).toEqual([...Array.from({ length: 63 }, (_, i) => 63 - i), 63]);
    expect(errorsAt(running, CLIENT)).toEqual([[11, 0, '10.0.9.2']]);
  });
});

describe('a path with a narrow link in the middle', () => {
  const narrow = { cards: [{ address: '10.0.1.1' }, { address: '10.0.9.1', mtu: 600 }] };

  test('the server’s router says what fits, and TCP sends smaller segments', () => {
    const east = { cards: [{ address: '10.0.9.2', mtu: 600 }, { address: '10.0.2.1' }] };
    const running = runInternet({ client: get, server: serves(20_000), west: narrow, east });
    expect(reasons(running, EAST)).toContain('needs-fragments');
    expect(all(running.sim.log, 'cache.changed')).toContainEqual(
      expect.objectContaining({ node: SERVER, table: 'pmtu', value: '600' }),
    );
    expect(running.sim.world.nodes[CLIENT]).toMatchObject({
      processes: [{ state: { totalReceived: 20_000 } }],
    });
  });
});

describe('what a router does not carry', () => {
  test('the broadcast of another network is dropped, unless the router is told to pass it on', () => {
    const all255 = datagram('10.0.2.255');
    const strict = runInternet({ client: all255 });
    expect(reasons(strict, EAST)).toEqual(['directed-broadcast']);
    const open = runInternet({ client: all255, east: { directedBroadcasts: true } });
    const [, last] = all(open.sim.log, 'router.forwarded');
    expect(last).toMatchObject({ node: EAST, dst: address('10.0.2.255') });
    // The server gets it, and so does the router; nobody answers what was for many.
    const heard = all(open.sim.log, 'frame.sent').filter(({ packet, node }) => {
      return node === EAST && packet >= 0 && readEvent(open.sim.log, packet).node === CLIENT;
    });
    expect(heard).toHaveLength(1);
    expect(reasons(open, EAST)).toEqual(reasons(open, SERVER));
    expect(all(open.sim.log, 'icmp.sent')).toEqual([]);
    expect(framesHeld(open.sim.world.arena)).toBe(0);
  });
});

test('errors come in a burst, and then one at a time; the trace tells which were held back', () => {
  // A socket each: one that has heard of an error refuses the next call.
  const steps = Array.from({ length: 10 }, (): ScriptStep[] => [
    ...datagram('192.0.2.1'),
    { do: 'wait', for: 100 * MILLISECOND },
  ]).flat();
  const running = runInternet({ client: steps, west: { errorBurst: 3, errorsPerSecond: 2 } });
  const sent = all(running.sim.log, 'icmp.sent').filter(({ node }) => node === WEST);
  const held = all(running.sim.log, 'router.withheld');
  expect(sent.length + held.length).toBe(10);
  expect(sent.map(({ at }) => Math.floor(at / (100 * MILLISECOND)))).toEqual([0, 1, 2, 6]);
  expect(held[0]).toMatchObject({ type: 3, code: 0, dst: CLIENT_ADDRESS });
});

test('a spare route takes over when the link of the first is cut', () => {
  const cards = [{ address: '10.0.1.1' }, { address: '10.0.9.1' }, { address: '10.0.8.1' }];
  const back = [{ address: '10.0.9.2' }, { address: '10.0.2.1' }, { address: '10.0.8.2' }];
  const to = (net: number, via: string, distance: number) => ({
    ...{ network: `10.0.${net}.0`, prefixLength: 24, via, distance },
  });
  const running = runInternet(
    {
      client: [{ do: 'wait', for: SECOND }, ...get],
      server: serves(2_000),
      west: { cards, routes: [to(2, '10.0.8.2', 5), to(2, '10.0.9.2', 1)] },
      east: { cards: back, routes: [to(1, '10.0.8.1', 5), to(1, '10.0.9.1', 1)] },
      links: [{ between: ['west', 'east'], delay: 2 * MILLISECOND }],
    },
    [{ at: 500 * MILLISECOND, kind: 'link', link: 5 + 3, settings: { up: false } }],
  );
  expect(running.sim.world.nodes[CLIENT]).toMatchObject({
    processes: [{ state: { totalReceived: 2_000 } }],
  });
  const ways = all(running.sim.log, 'router.forwarded').filter(({ node }) => node === WEST);
  expect(new Set(ways.map(({ from, to: out }) => `${from}${out}`))).toEqual(new Set(['02', '20']));
});

test('a scenario with a router fetches it, its fields are checked, and a picture knows its addresses', async () => {
  const spec = internet();
  const kernel = await kernelFor(spec, { scenario: spec.id, seed: 1, inputs: [] });
  expect(kernel.nodes.has('router')).toBe(true);
  expect(scenarioFaults(spec, kernel)).toEqual([]);
  expect(topologyOf(spec).nodes[WEST]?.addresses.map(formatIpv4)).toEqual(['10.0.1.1', '10.0.9.1']);
  expect(formatIpv4(WEST_ADDRESS)).toBe('10.0.1.1');
  const wrong = internet({
    west: {
      cards: [{ address: '10.0.1.0' }, { address: '10.0.2.2', mtu: 10 }],
      routes: [
        { network: '10.9.0.0', prefixLength: 33, via: '10.0.1.9' },
        { network: '10.9.0.0', prefixLength: 16, refuse: 'port' as never },
      ],
    },
  });
  expect(scenarioFaults(wrong, routerKernel).map(({ path }) => path.join('.'))).toEqual([
    ...['nodes.4.cards.1.mtu', 'nodes.4.routes.0.prefixLength', 'nodes.4.routes.1.refuse'],
  ]);
  const far = internet({
    west: {
      cards: [{ address: '10.0.1.0' }, { address: '10.0.2.2' }],
      routes: [{ network: '10.9.0.0', prefixLength: 16, via: '10.3.3.3' }],
      gateway: '10.4.4.4',
    },
  });
  expect(scenarioFaults(far, routerKernel).map(({ path }) => path.join('.'))).toEqual([
    ...['nodes.4.cards.0.address', 'nodes.4.gateway', 'nodes.4.routes.0.via'],
  ]);
});
