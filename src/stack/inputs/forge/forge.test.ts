/** Frames that a learner has put together, and where they end. */
import { describe, expect, test } from 'vitest';
import { untold } from '../../../components/inspect/words/testing/told.ts';
import { packetTitle } from '../../../model/packets.ts';
import { journeyOf } from '../../../model/parts/journeys.ts';
import { packetsOf } from '../../../model/queries.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import { decodeRunLink, encodeRunLink } from '../../../runtime/url.ts';
import { ipv4 as address, MAC_BROADCAST } from '../../core/addresses.ts';
import { framesHeld } from '../../core/arena.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import {
  CLIENT,
  CLIENT_ADDRESS,
  type Differences,
  EAST,
  internet,
  routerKernel as kernel,
  runInternet,
  SERVER,
  SERVER_ADDRESS,
  SWITCH,
  serves,
  WEST,
} from '../../nodes/router/testing/internet.ts';
import {
  arp,
  ethernet,
  icmpEcho,
  ipv4,
  layer,
  packet,
  tcp,
  tcpFlags,
  udp,
} from '../../wire/index.ts';
import { cardMac } from '../../world/ids.ts';
import type { ScenarioSpec } from '../../world/scenario.ts';
import { runFaults } from '../../world/schema/session.ts';
import { advance, fork, startSession } from '../../world/session.ts';
import { all, runToEnd, transferScenario } from '../../world/testing.ts';
import { topologyOf } from '../../world/topology.ts';
import type { SessionInput } from '../kind.ts';
import type { ForgedFrame } from './index.ts';
import { page } from './page/index.ts';

const KNOWN: Differences = { more: { knowsNeighbours: true } };

interface Wrong {
  readonly ttl?: number;
  readonly headerChecksum?: number;
  readonly checksum?: number;
}

/** A SYN of the client's for the server, as it leaves the client's card. */
function syn({ ttl = 64, headerChecksum, checksum }: Wrong = {}): Uint8Array {
  const wrong = (name: string, value: number | undefined) =>
    value === undefined ? {} : { [name]: value };
  return packet([
    layer(ethernet, { src: cardMac(String(CLIENT), 0), dst: cardMac(String(WEST), 0) }),
    layer(ipv4, {
      ...{ src: CLIENT_ADDRESS, dst: SERVER_ADDRESS, ttl },
      ...wrong('headerChecksum', headerChecksum),
    }),
    layer(tcp, {
      ...{ srcPort: 50_000, dstPort: 80, seq: 1000, window: 8192, flags: tcpFlags.SYN },
      ...wrong('checksum', checksum),
    }),
  ]);
}

const from = (node: number, bytes: Uint8Array, more: Partial<ForgedFrame> = {}): ForgedFrame => ({
  ...{ at: SECOND, kind: 'forge', node, nic: 0, bytes },
  ...more,
});

function sent(bytes: Uint8Array, given: Differences = {}) {
  return runInternet({ ...KNOWN, ...given }, [from(CLIENT, bytes)]);
}

/** Where and why the packet ended. The switch has not learnt yet: the laptop gets a copy. */
const ends = (bytes: Uint8Array) =>
  all(sent(bytes).sim.log, 'packet.ignored').flatMap(({ node, why }) =>
    why === 'not-our-mac' ? [] : [{ node, why }],
  );

describe('a packet that was put together', () => {
  test('is taken like any other when nothing is wrong with it', () => {
    const { log } = sent(syn(), { server: serves(10) }).sim;
    const taken = all(log, 'segment.received').find(({ node }) => node === SERVER);
    expect(taken).toMatchObject({ seq: 1000, verdict: 'accepted' });
  });

  test('dies at the first router when the checksum of its IP header is wrong', () => {
    expect(ends(syn({ headerChecksum: 0xdead }))).toEqual([{ node: WEST, why: 'ip-checksum' }]);
  });

  test('passes both routers and dies at the server when the checksum of TCP is wrong', () => {
    expect(ends(syn({ checksum: 0xdead }))).toEqual([{ node: SERVER, why: 'tcp-checksum' }]);
  });

  test('dies at the router at which its time to live runs out, which says so', () => {
    expect(ends(syn({ ttl: 2 }))).toContainEqual({ node: EAST, why: 'ttl-exceeded' });
    const { log } = sent(syn({ ttl: 2 })).sim;
    expect(all(log, 'icmp.sent').map(({ node, type }) => ({ node, type }))).toEqual([
      { node: EAST, type: 11 },
    ]);
  });

  test('can be sent by a switch, which has no protocols', () => {
    const bytes = syn();
    const { log } = runInternet(KNOWN, [from(SWITCH, bytes, { nic: 2 })]).sim;
    expect(all(log, 'frame.delivered')[0]).toMatchObject({ node: WEST });
  });

  test('leaves no frame behind', () => {
    const { world } = sent(syn({ checksum: 1 })).sim;
    expect(framesHeld(world.arena)).toBe(0);
  });

  test('is one packet over all its links, and is called after what it is', () => {
    const { log } = sent(syn({ checksum: 1 })).sim;
    const run = recordedRun(log, topologyOf(internet(KNOWN)));
    const [first] = packetsOf(run);
    expect(packetTitle(first!)).toBe('SYN*');
    expect(first?.protocol).toBe('tcp');
    expect(journeyOf(run, first!.frame).map((crossing) => crossing.from)).toEqual([
      ...[CLIENT, SWITCH, SWITCH, WEST, EAST],
    ]);
  });
});

describe('a frame check sequence that was left wrong', () => {
  const spec = transferScenario(10, { fcs: true } as never);
  const ask = packet([
    layer(ethernet, { src: cardMac('0', 0), dst: MAC_BROADCAST }),
    layer(arp, { operation: 1, senderMac: 1, senderIp: 1, targetIp: address('10.0.0.2') }),
  ]);
  const run = (scenario: ScenarioSpec, more: Partial<ForgedFrame>) =>
    runToEnd(scenario, { inputs: [from(CLIENT, ask, { at: 50, ...more })] }).sim;

  test('is seen by the card that the frame comes to', () => {
    const { log } = run(spec, { fcs: 0xdeadbeef });
    expect(all(log, 'fcs.failed')).toMatchObject([{ node: 1, carried: 0xdeadbeef }]);
    expect(all(log, 'frame.dropped').map(({ why }) => why)).toEqual(['corrupt-fcs']);
  });

  test('is computed by the card when nobody sets it', () => {
    expect(all(run(spec, {}).log, 'fcs.failed')).toEqual([]);
  });

  test('is nothing on a link without such sequences', () => {
    const { log } = run(transferScenario(10), { fcs: 0xdeadbeef });
    expect(all(log, 'frame.dropped')).toEqual([]);
  });
});

test('a run that was there before goes on up to it as it did', () => {
  const spec = internet({ ...KNOWN, server: serves(10) });
  const session = { scenario: spec.id, seed: 1, inputs: [] };
  const plain = startSession(spec, session, { kernel });
  advance(plain);
  const input = from(CLIENT, syn());
  const forked = fork(plain, input, kernel);
  const fresh = startSession(spec, { ...session, inputs: [input] }, { kernel });
  for (const each of [forked, fresh]) advance(each);
  expect(all(forked.sim.log, 'segment.sent')).toEqual(all(fresh.sim.log, 'segment.sent'));
  expect(forked.sim.log.count).toBe(fresh.sim.log.count);
});

test('a link of a run spells it, and is read again', () => {
  const inputs: SessionInput[] = [from(CLIENT, syn()), from(WEST, syn(), { nic: 1, fcs: 7 })];
  expect(decodeRunLink(encodeRunLink({ seed: 1, inputs }))?.inputs).toEqual(inputs);
});

test('it is refused for a node or a card that is not there', async () => {
  const spec = transferScenario(10);
  const faultsOf = async (input: ForgedFrame) => {
    const session = { scenario: spec.id, seed: 1, inputs: [input] };
    return runFaults(spec, session, await kernelFor(spec, session));
  };
  expect(await faultsOf(from(CLIENT, syn()))).toEqual([]);
  expect(await faultsOf(from(7, syn()))).toMatchObject([{ code: 'no-node' }]);
  expect(await faultsOf(from(CLIENT, syn(), { nic: 9 }))).toMatchObject([{ code: 'no-card' }]);
});

test('the page has words for whatever the frame carries', () => {
  const ends = { src: CLIENT_ADDRESS, dst: SERVER_ADDRESS };
  const eth = layer(ethernet, { src: 1, dst: 2, etherType: 0x9999 });
  const onIp = (...inside: Parameters<typeof packet>[0]) =>
    packet([layer(ethernet, { src: 1, dst: 2 }), ...inside]);
  const frames = [
    ...[packet([eth]), new Uint8Array(3), syn()],
    onIp(layer(arp, { operation: 2, senderMac: 1, senderIp: 1, targetIp: 2 })),
    onIp(layer(ipv4, { ...ends, protocol: 99 })),
    onIp(layer(ipv4, ends), layer(udp, { srcPort: 1, dstPort: 2 })),
    onIp(layer(ipv4, ends), layer(icmpEcho, { type: 8, identifier: 1, sequence: 1 })),
  ];
  const inputs = frames.map((bytes, i) => from(CLIENT, bytes, { at: i * MILLISECOND }));
  const run = runInternet(KNOWN, inputs);
  expect(untold(page, [[run, internet(KNOWN)]])).toEqual([]);
});
