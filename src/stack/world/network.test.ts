import { expect, test } from 'vitest';
import type { ScriptStep } from '../apps/script/script.ts';
import { ipv4 as address, formatIpv4, simulatedMac } from '../core/addresses.ts';
import { MILLISECOND, SECOND } from '../core/instant.ts';
import type { Host } from '../nodes/host/host.ts';
import { ARP_ENTRIES } from '../protocols/arp/arp.ts';
import { capturedFrame } from '../trace/capture.ts';
import { arp, ethernet, icmpEcho, ipv4, layer, packet } from '../wire/index.ts';
import type { SessionInput } from './inputs.ts';
import type { ScenarioSpec } from './scenario.ts';
import {
  all,
  CLIENT,
  runToEnd,
  SERVER,
  SERVER_ADDRESS,
  transferScenario,
  twoHosts,
} from './testing.ts';

const hello = { do: 'sendto', on: 'u', text: 'hello', address: SERVER_ADDRESS, port: 7 } as const;
const datagram = { do: 'socket', as: 'u', type: 'dgram' } as const;

test('the first packet waits for ARP: request, reply, then the packet', () => {
  const { sim } = runToEnd(twoHosts([datagram, hello], []));
  expect(all(sim.log, 'arp.sent')).toMatchObject([
    { at: 0, node: CLIENT, operation: 'request', target: SERVER_ADDRESS },
    { at: 20_000, node: SERVER, operation: 'reply' },
  ]);
  const lengths = all(sim.log, 'frame.sent').map(({ at, node, bytes }) => [at, node, bytes]);
  expect(lengths.slice(0, 3)).toEqual([
    [0, CLIENT, 42],
    [20_000, SERVER, 42],
    [40_000, CLIENT, 14 + 20 + 8 + 5],
  ]);
});

test('the packet that ARP held back is caused by the reply that let it go', () => {
  const { sim } = runToEnd(twoHosts([datagram, hello], []));
  const sent = all(sim.log, 'frame.sent')[2]!;
  expect(sent.cause).toBe(all(sim.log, 'arp.received').find((e) => e.node === CLIENT)?.id);
});

test('the one who is asked learns the asker, and need not ask back', () => {
  const { sim } = runToEnd(twoHosts([datagram, hello], []));
  const learnt = all(sim.log, 'cache.changed').filter((event) => event.node === SERVER);
  expect(learnt).toMatchObject([
    { table: 'arp', key: '10.0.0.1', value: '02:00:00:00:00:01', state: 'reachable' },
  ]);
});

test('nobody there: three requests, a second apart, then the packet is given up', () => {
  const nobody = { ...hello, address: address('10.0.0.77') };
  const { sim } = runToEnd(twoHosts([datagram, nobody], []));
  expect(all(sim.log, 'arp.sent').map(({ at }) => at)).toEqual([0, SECOND, 2 * SECOND]);
  expect(all(sim.log, 'packet.ignored')).toContainEqual(
    expect.objectContaining({ at: 3 * SECOND, why: 'neighbour-unreachable' }),
  );
});

test('a neighbour is forgotten after twenty minutes, and asked for again', () => {
  const steps = [datagram, hello, { do: 'wait', for: 1201 * SECOND } as const, hello];
  const listener = [datagram, { do: 'bind', on: 'u', port: 7 } as const];
  const { sim } = runToEnd(twoHosts(steps, listener, { until: 1300 * SECOND }));
  const requests = all(sim.log, 'arp.sent').filter((event) => event.operation === 'request');
  expect(requests.map(({ at }) => at)).toEqual([0, 1201 * SECOND]);
});

/** Somebody claims the server's address. */
function claimAt(at: number): SessionInput {
  const bytes = packet([
    layer(ethernet, { dst: 0xffffffffffff, src: simulatedMac(66) }),
    layer(arp, {
      operation: 2,
      senderMac: simulatedMac(66),
      senderIp: SERVER_ADDRESS,
      targetIp: address('10.0.0.1'),
    }),
  ]);
  return { at, kind: 'frame', node: CLIENT, nic: 0, bytes };
}

test('a neighbour that TCP doubts is asked for again, and a wrong entry is mended', () => {
  const { sim } = runToEnd(transferScenario(10), { inputs: [claimAt(50_000)] });
  const table = all(sim.log, 'cache.changed').filter(({ node }) => node === CLIENT);
  expect(table.map(({ value, state }) => [value, state])).toContainEqual(['doubted', '']);
  expect(sim.world.nodes[0]).toMatchObject({ processes: [{ state: { totalReceived: 10 } }] });
});

test('a neighbour is doubted at each further timeout: the answer to the first doubt may lie as well', () => {
  const first = runToEnd(transferScenario(10), { inputs: [claimAt(50_000)] }).sim;
  const mended = all(first.log, 'arp.received')
    .filter(({ node }) => node === CLIENT)
    .at(-1);
  // While the SYN is on its way (as above), and right after the neighbour was asked again.
  const inputs = [claimAt(50_000), claimAt((mended?.at ?? 0) + 1)];
  const { sim } = runToEnd(transferScenario(10), { inputs });
  const doubts = all(sim.log, 'cache.changed').filter(({ value }) => value === 'doubted');
  expect(doubts.length).toBeGreaterThan(1);
  expect(sim.world.nodes[0]).toMatchObject({ processes: [{ state: { totalReceived: 10 } }] });
});

test('strangers who all say who they are do not fill the cache without end', () => {
  const spec = twoHosts([], []);
  const inputs = Array.from({ length: ARP_ENTRIES + 100 }, (_, i): SessionInput => {
    const bytes = packet([
      layer(ethernet, { dst: simulatedMac(CLIENT + 1), src: simulatedMac(1000 + i) }),
      layer(arp, {
        operation: 1,
        senderMac: simulatedMac(1000 + i),
        senderIp: address('10.0.0.0') + 10 + i,
        targetMac: 0,
        targetIp: address('10.0.0.1'),
      }),
    ]);
    return { at: i, kind: 'frame', node: CLIENT, nic: 0, bytes };
  });
  const { world } = runToEnd(spec, { inputs }).sim;
  expect((world.nodes[CLIENT] as Host).nics[0]?.neighbours.size).toBe(ARP_ENTRIES);
});

test('a datagram for a closed port is answered with port unreachable, quoting it', () => {
  const { sim } = runToEnd(twoHosts([datagram, hello], []));
  expect(all(sim.log, 'icmp.received')).toMatchObject([{ node: CLIENT, type: 3, code: 3 }]);
});

function inject(bytes: Uint8Array, at = MILLISECOND): SessionInput {
  return { at, kind: 'frame', node: SERVER, nic: 0, bytes };
}

const toServer = { src: address('10.0.0.1'), dst: SERVER_ADDRESS };
const frameToServer = layer(ethernet, {
  dst: simulatedMac(2),
  src: simulatedMac(1),
  etherType: 0x0800,
});

function quiet(): ScenarioSpec {
  return twoHosts([], [], { knowsNeighbours: true });
}

test('an echo request comes back whole, from the address that was asked', () => {
  const data = Uint8Array.from({ length: 33 }, (_, i) => i);
  const request = packet(
    [
      frameToServer,
      layer(ipv4, { ...toServer, protocol: 1 }),
      layer(icmpEcho, { type: 8, identifier: 7, sequence: 1 }),
    ],
    data,
  );
  const { sim } = runToEnd(quiet(), { inputs: [inject(request)] });
  const [reply] = all(sim.log, 'icmp.sent');
  expect(reply).toMatchObject({ type: 0, src: SERVER_ADDRESS, dst: address('10.0.0.1') });
  const bytes = capturedFrame(sim.capture, all(sim.log, 'frame.sent')[0]!.frame) as Uint8Array;
  expect([...bytes.subarray(42)]).toEqual([...data]);
  expect([...bytes.subarray(38, 42)]).toEqual([0, 7, 0, 1]);
});

const nothing = new Uint8Array(8);

test.each([
  ['ip-checksum', { ...toServer, protocol: 1, headerChecksum: 0x1234 }],
  ['ip-version', { ...toServer, protocol: 1, version: 6 }],
  ['ip-header-length', { ...toServer, protocol: 1, ihl: 4 }],
  ['ip-total-length', { ...toServer, protocol: 1, totalLength: 4000 }],
  ['ip-not-for-us', { ...toServer, dst: address('10.0.0.9'), protocol: 1 }],
  ['ip-source', { ...toServer, src: address('10.0.0.255'), protocol: 1 }],
  ['ip-source', { ...toServer, src: address('224.0.0.1'), protocol: 1 }],
])('a packet is dropped in silence: %s', (why, fields) => {
  const frame = packet([frameToServer, layer(ipv4, fields)], nothing);
  const { sim } = runToEnd(quiet(), { inputs: [inject(frame)] });
  expect(all(sim.log, 'packet.ignored')).toMatchObject([{ node: SERVER, layer: 'network', why }]);
  expect(all(sim.log, 'frame.sent')).toEqual([]);
});

test('a protocol that nobody speaks is answered with protocol unreachable', () => {
  const frame = packet([frameToServer, layer(ipv4, { ...toServer, protocol: 99 })], nothing);
  const { sim } = runToEnd(quiet(), { inputs: [inject(frame)] });
  expect(all(sim.log, 'icmp.sent')).toMatchObject([{ type: 3, code: 2 }]);
});

test('nothing is ever said about a broadcast', () => {
  const everyone = layer(ethernet, {
    dst: 0xffffffffffff,
    src: simulatedMac(1),
    etherType: 0x0800,
  });
  const frame = packet([everyone, layer(ipv4, { ...toServer, protocol: 99 })], nothing);
  const { sim } = runToEnd(quiet(), { inputs: [inject(frame)] });
  expect(all(sim.log, 'frame.sent')).toEqual([]);
});

test("a frame for another card's address is not looked at", () => {
  const other = layer(ethernet, { dst: simulatedMac(9), src: simulatedMac(1), etherType: 0x0800 });
  const frame = packet([other, layer(ipv4, { ...toServer, protocol: 1 })], nothing);
  const { sim } = runToEnd(quiet(), { inputs: [inject(frame)] });
  expect(all(sim.log, 'packet.ignored')).toMatchObject([{ layer: 'link', why: 'not-our-mac' }]);
});

const HUB = { kind: 'hub', name: 'hub' } as const;

test('a hub repeats every frame to everybody, and cards keep only what is theirs', () => {
  const spec = transferScenario(10);
  const third = { name: 'third', address: '10.0.0.3' };
  const links = ['client', 'server', 'third'].map((name) => ({
    between: [name, 'hub'] as [string, string],
    delay: MILLISECOND,
  }));
  const { sim } = runToEnd({ ...spec, nodes: [...spec.nodes, third, HUB], links });
  const heard = all(sim.log, 'frame.delivered').filter(({ node }) => node === 2);
  const ignored = all(sim.log, 'packet.ignored').filter(({ node }) => node === 2);
  expect(heard.length).toBeGreaterThan(8);
  // All but the broadcast ARP request, which everybody reads.
  expect(ignored.length).toBe(heard.length - 1);
  expect(sim.world.nodes[0]).toMatchObject({ processes: [{ state: { totalReceived: 10 } }] });
});

test('a link that goes down loses what is handed to it, until it is up again', () => {
  const inputs: SessionInput[] = [
    { at: 10_000, kind: 'link', link: 2, settings: { up: false } },
    { at: 500_000, kind: 'link', link: 2, settings: { up: true } },
  ];
  const { sim } = runToEnd(transferScenario(10, {}, { knowsNeighbours: true }), { inputs });
  expect(all(sim.log, 'frame.dropped')).toMatchObject([{ at: 20_000, why: 'link-down' }]);
  expect(sim.world.nodes[0]).toMatchObject({ processes: [{ state: { totalReceived: 10 } }] });
});

test('a full queue drops what does not fit', () => {
  const spec = transferScenario(400_000, { bandwidth: 2_000_000, queueBytes: 6_000 });
  const { sim } = runToEnd(spec);
  const reasons = new Set(all(sim.log, 'frame.dropped').map(({ why }) => why));
  expect([...reasons]).toEqual(['queue-full']);
  expect(sim.world.nodes[0]).toMatchObject({ processes: [{ state: { totalReceived: 400_000 } }] });
});

test('a host reaches itself without a wire', () => {
  const steps = [datagram, { ...hello, address: address('127.0.0.1') }];
  const { sim } = runToEnd(twoHosts(steps, []));
  expect(all(sim.log, 'icmp.received')).toMatchObject([{ node: CLIENT, at: 0, type: 3, code: 3 }]);
  expect(formatIpv4(all(sim.log, 'icmp.received')[0]!.src)).toBe('127.0.0.1');
});

test('what a card without a cable is given to send is lost, and the trace says so', () => {
  const { sim } = runToEnd({ ...twoHosts([datagram, hello], []), links: [] });
  expect(all(sim.log, 'frame.dropped')[0]).toMatchObject({ node: CLIENT, why: 'no-receiver' });
});

test('a frame from outside that no card could take is put aside', () => {
  const { sim } = runToEnd(quiet(), { inputs: [inject(new Uint8Array(5_000))] });
  expect(all(sim.log, 'packet.ignored')).toMatchObject([{ layer: 'link', why: 'frame-too-long' }]);
});

test('every frame names the packet in it: held back by ARP, repeated by a hub, doubled by a link', () => {
  const names = ['client', 'server', 'other'];
  const hosts = names.map((name, i) => ({ name, address: `10.0.0.${i + 1}` }));
  const talk = [datagram, hello, { ...hello, text: 'again' }];
  const { sim } = runToEnd({
    id: 'hub',
    nodes: [
      ...hosts.map((host, i) =>
        i === CLIENT ? { ...host, processes: [{ name: 'talk', steps: talk }] } : host,
      ),
      HUB,
    ],
    links: names.map((name) => ({
      between: [name, 'hub'] as [string, string],
      delay: 1000,
      duplicatePpm: 500_000,
    })),
    until: 1_000_000,
  });
  const [first, second] = all(sim.log, 'udp.sent');
  for (const sent of all(sim.log, 'frame.sent')) {
    const bytes = sim.capture.frames[sent.frame]!;
    const text = new TextDecoder().decode(bytes.subarray(42));
    if (text === 'hello') expect(sent.packet).toBe(first?.id);
    else if (text === 'again') expect(sent.packet).toBe(second?.id);
    else expect(sim.log.kinds[sent.packet]).not.toBe(sim.log.kinds[first!.id]);
  }
});

test('the frame of a RST or of a SYN cookie names the segment in it', () => {
  const connect: ScriptStep[] = [
    { do: 'socket', as: 's' },
    { do: 'connect', on: 's', address: SERVER_ADDRESS, port: 80 },
  ];
  const { sim } = runToEnd(twoHosts(connect, []));
  const [reset] = all(sim.log, 'segment.sent').filter(({ node }) => node === SERVER);
  expect(reset).toMatchObject({ reason: 'rst-refused' });
  const frames = all(sim.log, 'frame.sent').filter(({ packet }) => packet === reset?.id);
  expect(frames).toMatchObject([{ node: SERVER, cause: reset?.id }]);
});
