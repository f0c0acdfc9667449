/** What routers tell senders, and what hosts make of it. */
import { describe, expect, test } from 'vitest';
import { ipv4 as address, formatIpv4, MAC_BROADCAST } from '../../core/addresses.ts';
import { framesHeld } from '../../core/arena.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import { capturedFrame } from '../../trace/capture.ts';
import { checksum, wordBytes } from '../../wire/checksum.ts';
import { decode } from '../../wire/decode.ts';
import { ethernet, icmpEcho, ipv4, layer, packet, udp } from '../../wire/index.ts';
import { cardMac } from '../../world/ids.ts';
import type { SessionRun } from '../../world/session.ts';
import { all } from '../../world/testing.ts';
import './events.ts';
import { MOST_REDIRECTS, REDIRECT_LIFETIME } from '../host/whole-icmp/whole-icmp.ts';
import {
  CLIENT,
  CLIENT_ADDRESS,
  get,
  LAPTOP,
  runInternet,
  SERVER,
  SERVER_ADDRESS,
  serves,
  WEST,
  WEST_ADDRESS,
} from './testing/internet.ts';

const NOWHERE = address('192.0.2.1');
const HEADERS = { eth: 14, ip: 20, icmp: 8 };

interface Forged {
  readonly dst?: number;
  readonly src?: number;
  readonly to?: number;
  readonly ttl?: number;
  readonly flags?: number;
  readonly fragmentOffset?: number;
  readonly dscp?: number;
  readonly data?: number;
  readonly options?: readonly number[];
}

/** A datagram of the client's, as it comes in at the first router. */
function forged(given: Forged = {}): Uint8Array {
  const { dst = NOWHERE, src = CLIENT_ADDRESS, to = cardMac(String(WEST), 0), data = 20 } = given;
  const { ttl = 64, flags = 0, fragmentOffset = 0, dscp = 0, options = [] } = given;
  const fields = { src, dst, ttl, flags, fragmentOffset, dscp };
  const bytes = packet(
    [
      layer(ethernet, { dst: to, src: cardMac(String(CLIENT), 0) }),
      layer(ipv4, fields),
      layer(udp, { srcPort: 4000, dstPort: 7 }),
    ],
    new Uint8Array(data),
  );
  return options.length === 0 ? bytes : withOptions(bytes, options);
}

function withOptions(bytes: Uint8Array, options: readonly number[]): Uint8Array {
  const end = HEADERS.eth + HEADERS.ip;
  const made = Uint8Array.from([...bytes.slice(0, end), ...options, ...bytes.slice(end)]);
  const view = new DataView(made.buffer);
  made[HEADERS.eth] = 0x40 | ((HEADERS.ip + options.length) / 4);
  view.setUint16(HEADERS.eth + 2, made.length - HEADERS.eth);
  view.setUint16(HEADERS.eth + 10, 0);
  const area = wordBytes(HEADERS.ip + options.length);
  area.bytes.set(made.subarray(HEADERS.eth, end + options.length));
  view.setUint16(HEADERS.eth + 10, checksum(area, 0, HEADERS.ip + options.length));
  return made;
}

const into = (node: number, bytes: Uint8Array, at = MILLISECOND): SessionInput => ({
  ...{ at, kind: 'frame', node, nic: 0, bytes },
});

/** What comes of one packet at the first router. */
function outcomeOf(given: Forged): SessionRun {
  const more = { knowsNeighbours: true };
  return runInternet({ more }, [into(WEST, forged(given))], { capture: true });
}

/** The bytes of the first frame that a node sends after it was made. */
function firstFrom({ sim }: SessionRun, node: number): Uint8Array {
  const [sent] = all(sim.log, 'frame.sent').filter((event) => event.node === node);
  return capturedFrame(sim.capture, sent?.frame ?? -1) as Uint8Array;
}

const sentBy = ({ sim }: SessionRun, node: number) =>
  all(sim.log, 'icmp.sent').flatMap((event) =>
    event.node === node ? [[event.type, event.code, formatIpv4(event.dst)]] : [],
  );
const ignoredAt = ({ sim }: SessionRun, node: number) =>
  all(sim.log, 'packet.ignored').flatMap((event) => (event.node === node ? [event.why] : []));

describe('an error', () => {
  test('quotes the whole of a short packet, as it came, and leaves with the precedence of control', () => {
    const original = forged({ dscp: 8 });
    const bytes = firstFrom(outcomeOf({ dscp: 8 }), WEST);
    const ip = decode(ipv4, bytes, HEADERS.eth, bytes.length);
    expect(ip.fields).toMatchObject({ src: WEST_ADDRESS, dst: CLIENT_ADDRESS, dscp: 0x30 });
    const quoted = bytes.slice(HEADERS.eth + HEADERS.ip + HEADERS.icmp);
    expect(quoted).toEqual(original.slice(HEADERS.eth));
  });

  test('is no longer than 576 bytes, however long the packet was', () => {
    const bytes = firstFrom(outcomeOf({ data: 1_400 }), WEST);
    expect(bytes).toHaveLength(HEADERS.eth + 576);
    const start = HEADERS.eth + HEADERS.ip + HEADERS.icmp;
    const quoted = bytes.slice(start);
    expect(quoted).toEqual(forged({ data: 1_400 }).slice(HEADERS.eth, HEADERS.eth + 548));
  });

  test('is sent about the first fragment, and about no later one', () => {
    expect(sentBy(outcomeOf({ flags: 1 }), WEST)).toEqual([[3, 0, '10.0.1.2']]);
    const later = outcomeOf({ fragmentOffset: 100 });
    expect(ignoredAt(later, WEST)).toEqual(['no-route']);
    expect(sentBy(later, WEST)).toEqual([]);
  });

  test('is never sent about an error, nor about what came to everybody', () => {
    const timeExceeded = packet([
      layer(ethernet, { dst: cardMac(String(WEST), 0), src: cardMac(String(CLIENT), 0) }),
      layer(ipv4, { src: CLIENT_ADDRESS, dst: NOWHERE, protocol: 1 }),
      layer(icmpEcho, { type: 11, identifier: 0, sequence: 0 }),
    ]);
    const more = { knowsNeighbours: true };
    const about = runInternet({ more }, [into(WEST, timeExceeded)]);
    expect(ignoredAt(about, WEST)).toEqual(['no-route']);
    expect(sentBy(about, WEST)).toEqual([]);
    const everybody = outcomeOf({ to: MAC_BROADCAST });
    expect(ignoredAt(everybody, WEST)).toEqual(['for-one-in-group-frame']);
    expect(sentBy(everybody, WEST)).toEqual([]);
  });

  test.each([
    ['a group', '224.1.2.3', '10.0.1.2', 'ip-not-for-us'],
    ['class E', '241.0.0.1', '10.0.1.2', 'martian-destination'],
    ['no network', '0.1.2.3', '10.0.1.2', 'martian-destination'],
    ['our own host', '127.0.0.1', '10.0.1.2', 'ip-loopback'],
    ['a source of everybody', '10.0.2.2', '10.0.1.255', 'ip-source'],
    ['a source that is ours', '10.0.2.2', '10.0.9.1', 'ip-own-source'],
  ])('is not sent about %s', (_, dst, src, why) => {
    const running = outcomeOf({ dst: address(dst), src: address(src) });
    expect(ignoredAt(running, WEST)).toEqual([why]);
    expect(sentBy(running, WEST)).toEqual([]);
    expect(framesHeld(running.sim.world.arena)).toBe(0);
  });

  test('a source that lives elsewhere is let pass, unless sources are checked', () => {
    const src = address('10.0.2.99');
    const more = { knowsNeighbours: true };
    const frame = () => into(WEST, forged({ src, dst: SERVER_ADDRESS }));
    expect(ignoredAt(runInternet({ more }, [frame()]), WEST)).toEqual([]);
    const strict = runInternet({ more, west: { checksSources: true } }, [frame()]);
    expect(ignoredAt(strict, WEST)).toEqual(['source-elsewhere']);
  });
});

describe('options', () => {
  const NONE = [0, 0, 0, 0];

  test('the route is recorded by the cards that the packet leaves by', () => {
    const options = [7, 11, 4, ...NONE, ...NONE, 0];
    const running = outcomeOf({ dst: SERVER_ADDRESS, options });
    const sent = all(running.sim.log, 'frame.sent').find(({ link }) => link === 5 + 4);
    const bytes = capturedFrame(running.sim.capture, sent?.frame ?? -1) as Uint8Array;
    expect([...bytes.slice(34, 46)]).toEqual([7, 11, 12, 10, 0, 9, 1, 10, 0, 2, 1, 0]);
  });

  test('an echo that records its way is answered with it, and goes on recording', () => {
    const echo = packet(
      [
        layer(ethernet, { dst: cardMac(String(WEST), 0), src: cardMac(String(CLIENT), 0) }),
        layer(ipv4, { src: CLIENT_ADDRESS, dst: SERVER_ADDRESS, protocol: 1 }),
        layer(icmpEcho, { type: 8, identifier: 7, sequence: 1 }),
      ],
      new Uint8Array(9),
    );
    const options = [7, 23, 4, ...NONE, ...NONE, ...NONE, ...NONE, ...NONE, 0];
    const more = { knowsNeighbours: true };
    const running = runInternet({ more }, [into(WEST, withOptions(echo, options))], {
      capture: true,
    });
    const [reply] = all(running.sim.log, 'icmp.received').filter(({ type }) => type === 0);
    expect(reply).toMatchObject({ node: CLIENT, src: SERVER_ADDRESS });
    const last = all(running.sim.log, 'frame.sent').at(-1);
    const bytes = capturedFrame(running.sim.capture, last?.frame ?? -1) as Uint8Array;
    const route = [1, 2, 3, 4, 5].map((n) => [...bytes.slice(33 + 4 * n, 37 + 4 * n)].join('.'));
    expect(route).toEqual(['10.0.9.1', '10.0.2.1', '10.0.2.2', '10.0.9.2', '10.0.1.1']);
  });

  test('a source route is refused, and its sender hears that it failed', () => {
    const options = [131, 7, 4, 10, 0, 9, 2, 0];
    const running = outcomeOf({ dst: SERVER_ADDRESS, options });
    expect(ignoredAt(running, WEST)).toEqual(['source-route']);
    expect(sentBy(running, WEST)).toEqual([[3, 5, '10.0.1.2']]);
  });

  test('an option that makes no sense: the pointer says which octet', () => {
    const running = outcomeOf({ dst: SERVER_ADDRESS, options: [1, 7, 99, 4] });
    expect(ignoredAt(running, WEST)).toEqual(['bad-option']);
    expect(sentBy(running, WEST)).toEqual([[12, 0, '10.0.1.2']]);
    expect(firstFrom(running, WEST)[HEADERS.eth + HEADERS.ip + 4]).toBe(22);
  });
});

describe('a redirect', () => {
  /** The client’s router is the laptop’s neighbour, and the way to the server leads by a third. */
  const detour = {
    clientCard: { gateway: '10.0.1.9' },
    nodes: {
      kind: 'router' as const,
      name: 'porter',
      cards: [{ address: '10.0.1.9' }],
      gateway: '10.0.1.1',
    },
  };

  function throughPorter(
    more: Parameters<typeof runInternet>[0] = {},
    inputs: SessionInput[] = [],
  ) {
    return runInternet(
      {
        clientCard: detour.clientCard,
        client: get,
        server: serves(5_000),
        nodes: [detour.nodes],
        ...more,
        links: [{ between: ['porter', 'switch'], delay: 2 * MILLISECOND }],
      },
      inputs,
    );
  }
  const PORTER = 6;

  test('names the better router, and the packet goes on all the same', () => {
    const running = throughPorter();
    const { log, world } = running.sim;
    expect(sentBy(running, PORTER)[0]).toEqual([5, 1, '10.0.1.2']);
    expect(all(log, 'router.forwarded').filter(({ node }) => node === PORTER)).toHaveLength(
      sentBy(running, PORTER).length,
    );
    expect(world.nodes[CLIENT]).toMatchObject({ processes: [{ state: { totalReceived: 5_000 } }] });
  });

  test('is not sent by a router that is told to send none', () => {
    const nodes = [{ ...detour.nodes, redirects: false }];
    const running = throughPorter({ nodes });
    expect(sentBy(running, PORTER)).toEqual([]);
    expect(running.sim.world.nodes[CLIENT]).toMatchObject({
      processes: [{ state: { totalReceived: 5_000 } }],
    });
  });

  test('is obeyed: the host has a route to that one destination, until it is too old', () => {
    const { log } = throughPorter({ more: { until: 700 * SECOND } }).sim;
    const changes = all(log, 'route.changed').filter(({ node }) => node === CLIENT);
    expect(changes.map(({ destination, via }) => [destination, via])).toEqual([
      ['10.0.2.2/32', '10.0.1.1'],
      ['10.0.2.2/32', ''],
    ]);
    expect((changes[1]?.at ?? 0) - (changes[0]?.at ?? 0)).toBe(REDIRECT_LIFETIME);
    const packets = all(log, 'router.forwarded').filter(({ node }) => node === PORTER);
    // The first segment, and what was sent before the redirect came.
    expect(packets.length).toBeLessThan(3);
  });

  /** ICMP redirect for the server, quoting a segment of the client’s. */
  function lie(from: string, gateway: string, dst = SERVER_ADDRESS): Uint8Array {
    const quoted = packet([
      layer(ipv4, { src: CLIENT_ADDRESS, dst, protocol: 17 }),
      layer(udp, { srcPort: 4000, dstPort: 7 }),
    ]);
    const word = address(gateway);
    return packet(
      [
        layer(ethernet, { dst: cardMac(String(CLIENT), 0), src: cardMac(String(LAPTOP), 0) }),
        layer(ipv4, { src: address(from), dst: CLIENT_ADDRESS, protocol: 1 }),
        layer(icmpEcho, { type: 5, code: 1, identifier: word >>> 16, sequence: word & 0xffff }),
      ],
      quoted,
    );
  }

  test.each([
    ['from a stranger', '10.0.1.3', '10.0.1.3'],
    ['to another network', '10.0.1.1', '10.0.9.2'],
    ['to the host itself', '10.0.1.1', '10.0.1.2'],
    ['to everybody', '10.0.1.1', '10.0.1.255'],
  ])('%s is not believed', (_, from, gateway) => {
    const running = runInternet({}, [into(CLIENT, lie(from, gateway))]);
    expect(ignoredAt(running, CLIENT)).toEqual(['redirect-doubtful']);
    expect(all(running.sim.log, 'route.changed')).toEqual([]);
  });

  test('however many there are, the table does not grow without end', () => {
    const inputs = Array.from({ length: MOST_REDIRECTS + 20 }, (_, i) =>
      into(CLIENT, lie('10.0.1.1', '10.0.1.3', address('10.7.0.1') + i), i + 1),
    );
    const running = runInternet({ more: { until: SECOND } }, inputs);
    const { routes } = running.sim.world.nodes[CLIENT] as unknown as { routes: unknown[] };
    expect(routes).toHaveLength(5 + MOST_REDIRECTS);
  });

  test('does not lead a router astray', () => {
    const bytes = lie('10.0.9.2', '10.0.9.7');
    const view = new DataView(bytes.buffer);
    expect(view.getUint8(HEADERS.eth + 9)).toBe(1);
    const toWest = packet(
      [
        layer(ethernet, { dst: cardMac(String(WEST), 0), src: cardMac(String(CLIENT), 0) }),
        layer(ipv4, { src: CLIENT_ADDRESS, dst: WEST_ADDRESS, protocol: 1 }),
        layer(icmpEcho, { type: 5, code: 1, identifier: 0x0a00, sequence: 0x0102 }),
      ],
      packet([
        layer(ipv4, { src: WEST_ADDRESS, dst: SERVER_ADDRESS, protocol: 17 }),
        layer(udp, { srcPort: 4000, dstPort: 7 }),
      ]),
    );
    const running = runInternet({}, [into(WEST, toWest)]);
    expect(ignoredAt(running, WEST)).toEqual(['redirect-refused']);
  });
});

test('time that runs out is told to the socket, which goes on', () => {
  const running = runInternet({
    client: [
      { do: 'socket', as: 'u', type: 'dgram' },
      { do: 'setsockopt', on: 'u', option: 'IP_TTL', value: 1 },
      { do: 'sendto', on: 'u', text: 'x', address: SERVER_ADDRESS, port: 7 },
      { do: 'wait', for: SECOND },
      { do: 'sendto', on: 'u', text: 'x', address: SERVER_ADDRESS, port: 7 },
    ],
  });
  const returned = all(running.sim.log, 'socket.return').filter(({ name }) => name === 'sendto');
  expect(returned.map(({ result }) => result)).toEqual(['1', '−1 EHOSTUNREACH']);
  expect(ignoredAt(running, SERVER)).toEqual([]);
});
