import { expect, test } from 'vitest';
import type { ScriptStep } from '../apps/script/script.ts';
import { ipv4 as address, simulatedMac } from '../core/addresses.ts';
import { get, internet, runInternet, serves } from '../nodes/router/testing/internet.ts';
import { ethernet, icmpUnreachable, ipv4, layer, packet, udp } from '../wire/index.ts';
import type { SessionInput } from './inputs.ts';
import type { HostSpec, ScenarioSpec } from './scenario.ts';
import { atServer, forgedEcho, reasons } from './testing/forged.ts';
import {
  all,
  CLIENT,
  runToEnd,
  SERVER,
  SERVER_ADDRESS,
  transferScenario,
  twoHosts,
} from './testing.ts';

const ETHERNET = 14;
const reads: ScriptStep[] = [
  { do: 'socket', as: 'u', type: 'dgram' },
  { do: 'bind', on: 'u', port: 7 },
  { do: 'recvfrom', on: 'u', size: 65_536 },
];
const sends = (bytes: number, port = 7): ScriptStep[] => [
  { do: 'socket', as: 'u', type: 'dgram' },
  { do: 'setsockopt', on: 'u', option: 'IP_DONTFRAG', value: 1 },
  { do: 'bind', on: 'u', port: 9 },
  { do: 'sendto', on: 'u', text: 'x'.repeat(bytes), address: SERVER_ADDRESS, port },
];

function withMtu(spec: ScenarioSpec, client: number, server = client): ScenarioSpec {
  const mtus = [client, server];
  return { ...spec, nodes: spec.nodes.map((host, i) => ({ ...host, mtu: mtus[i] as number })) };
}
const last = (spec: ScenarioSpec, node = CLIENT) =>
  all(runToEnd(spec).sim.log, 'socket.return')
    .filter((e) => e.node === node)
    .at(-1)?.result;

test('TCP fills frames of 9,000 bytes, MSS 8960, and every byte arrives', () => {
  const spec = transferScenario(500_000, { bandwidth: 1_000_000_000 });
  const nodes = spec.nodes.map((host) => ({ ...host, settings: { timestamps: false } }));
  const { sim } = runToEnd(withMtu({ ...spec, nodes }, 9000));
  const longest = Math.max(...all(sim.log, 'segment.sent').map(({ length }) => length));
  expect(longest).toBe(8960);
  expect(Math.max(...all(sim.log, 'frame.sent').map(({ bytes }) => bytes))).toBe(9000 + ETHERNET);
  expect(sim.world.nodes[CLIENT]).toMatchObject({
    processes: [{ state: { totalReceived: 500_000 } }],
  });
});

test('a link says what the cards on it go by; a card that says its own keeps it', () => {
  const spec = transferScenario(100_000, { bandwidth: 1_000_000_000, mtu: 9000 });
  const nodes = spec.nodes.map((host) => ({ ...host, settings: { timestamps: false } }));
  const longest = (scenario: ScenarioSpec) =>
    Math.max(...all(runToEnd(scenario).sim.log, 'segment.sent').map(({ length }) => length));
  expect(longest({ ...spec, nodes })).toBe(8960);
  const [client, server] = nodes;
  expect(longest({ ...spec, nodes: [{ ...client, mtu: 1500 } as HostSpec, server!] })).toBe(1460);
});

test('each card of a router goes by its own link: a narrow one in between is found by path MTU discovery', () => {
  const links = internet().links.map((link) =>
    link.between[0] === 'west' ? { ...link, mtu: 600 } : link,
  );
  const { sim } = runInternet({ client: get, server: serves(5000), more: { links } });
  const narrow = sim.world.links.findIndex(({ name }) => name === 'west–east');
  const over = all(sim.log, 'frame.sent').filter(({ link }) => link === narrow);
  expect(Math.max(...over.map(({ bytes }) => bytes))).toBe(600 + ETHERNET);
  const learnt = all(sim.log, 'cache.changed').filter(({ table }) => table === 'pmtu');
  expect(learnt.map(({ value }) => value)).toEqual(['600']);
  expect(sim.world.nodes[0]).toMatchObject({ processes: [{ state: { totalReceived: 5000 } }] });
});

test('jumbo frames that are lost, doubled, spoilt and overtaken do no harm to each other', () => {
  const rough = { lossPpm: 30_000, duplicatePpm: 30_000, corruptPpm: 20_000, reorderPpm: 50_000 };
  const spec = transferScenario(2_000_000, { bandwidth: 1e9, reorderBy: 3000, ...rough });
  const { sim } = runToEnd(withMtu(spec, 9000), {}, { spacing: 500 });
  expect(sim.world.nodes[CLIENT]).toMatchObject({
    processes: [{ state: { totalReceived: 2_000_000 } }],
  });
});

test('between hosts of 9,000 and 1,500 bytes, TCP keeps to the smaller', () => {
  const { sim } = runToEnd(withMtu(transferScenario(100_000), 1500, 9000));
  expect(Math.max(...all(sim.log, 'frame.sent').map(({ bytes }) => bytes))).toBe(1500 + ETHERNET);
  expect(reasons(sim.log, CLIENT)).toEqual([]);
  expect(sim.world.nodes[CLIENT]).toMatchObject({
    processes: [{ state: { totalReceived: 100_000 } }],
  });
});

test.each([68, 576, 1500, 2032, 2033, 9000, 9202])(
  'at an MTU of %i a datagram that is not to be cut may fill it, and one byte more is EMSGSIZE',
  (mtu) => {
    const fits = mtu - 28;
    const whole = withMtu(twoHosts(sends(fits), reads), mtu);
    expect(last(whole)).toBe(String(fits));
    expect(last(whole, SERVER)).toContain(String(fits));
    expect(last(withMtu(twoHosts(sends(fits + 1), reads), mtu))).toContain('EMSGSIZE');
  },
);

test('a card drops a frame above its own MTU, and the trace says so', () => {
  const { log } = runToEnd(withMtu(twoHosts(sends(1473), reads), 9000, 1500)).sim;
  expect(reasons(log)).toEqual(['frame-too-long']);
  expect(all(log, 'udp.received')).toEqual([]);
});

test('a forged echo request above the MTU is not answered', () => {
  const inputs = [atServer(forgedEcho({}, new Uint8Array(1472)))];
  const { log } = runToEnd(withMtu(twoHosts([], []), 576), { inputs }).sim;
  expect(reasons(log)).toEqual(['frame-too-long']);
  expect(all(log, 'frame.sent')).toEqual([]);
});

/** A router's word that a datagram of the server's, from this port, was too big. */
function tooBig(srcPort: number, src = SERVER_ADDRESS, code = 4) {
  const dst = address('10.0.0.1');
  const quoted = packet([layer(ipv4, { src, dst }), layer(udp, { srcPort, dstPort: 7 })]);
  return packet(
    [
      layer(ethernet, { dst: simulatedMac(SERVER + 1), src: simulatedMac(66) }),
      layer(ipv4, { src: address('10.0.0.66'), dst: SERVER_ADDRESS }),
      layer(icmpUnreachable, { type: 3, code, nextHopMtu: 68 }),
    ],
    quoted,
  );
}

test.each([
  ['from a port that no socket has', tooBig(1234)],
  ['from an address that is not ours', tooBig(7, address('10.0.0.50'))],
])('an ICMP error about a datagram %s changes nothing, and the trace says so', (_name, bytes) => {
  const { log } = runToEnd(twoHosts([], reads), { inputs: [atServer(bytes)] }).sim;
  expect(reasons(log)).toEqual(['icmp-doubtful']);
  expect(all(log, 'cache.changed')).toEqual([]);
  expect(all(log, 'socket.return').map(({ name }) => name)).not.toContain('recvfrom');
});

test('an ICMP error about a datagram of a socket lowers what it may send uncut', () => {
  const sendto = (bytes: number, at: number): SessionInput => {
    const data = new Uint8Array(bytes);
    const call = { name: 'sendto', fd: 3, data, address: address('10.0.0.1'), port: 7 } as const;
    return { at, kind: 'call', node: SERVER, call };
  };
  const inputs = [sendto(41, 500), atServer(tooBig(7)), sendto(2, 2000), sendto(41, 2001)];
  const whole: ScriptStep = { do: 'setsockopt', on: 'u', option: 'IP_DONTFRAG', value: 1 };
  const spec = twoHosts([], [...reads.slice(0, 2), whole]);
  const { log } = runToEnd(spec, { inputs: [...inputs, sendto(40, 2002)] }).sim;
  const results = all(log, 'socket.return').filter(({ name }) => name === 'sendto');
  // The second is told of the error, the third is too long for what is known since.
  const errors = results.map(({ result }) => result.split(' ').at(-1));
  expect(errors).toEqual(['41', 'EMSGSIZE', 'EMSGSIZE', '40']);
});

test('a broadcast that fills the MTU of one card is too long for another', () => {
  const everyone = address('255.255.255.255');
  const steps = sends(3000).map((step) =>
    step.do === 'sendto' ? { ...step, address: everyone } : step,
  );
  const { log } = runToEnd(withMtu(twoHosts(steps, reads), 9000, 1500)).sim;
  expect(reasons(log)).toEqual(['frame-too-long']);
});
