import { expect, test } from 'vitest';
import type { ScriptStep } from '../apps/script/script.ts';
import { ipv4 as address, formatIpv4, MAC_BROADCAST } from '../core/addresses.ts';
import { capturedFrame } from '../trace/capture.ts';
import { tcpFlags } from '../wire/index.ts';
import type { ScenarioSpec } from './scenario.ts';
import {
  atServer,
  type Forged,
  forgedDatagram,
  forgedEcho,
  forgedSegment,
  forgedUnknown,
  reasons,
} from './testing/forged.ts';
import {
  all,
  CLIENT,
  hostsOf,
  runToEnd,
  SERVER,
  SERVER_ADDRESS,
  transferScenario,
  twoHosts,
} from './testing.ts';

const EVERYONE = address('255.255.255.255');
const NETWORK = address('10.0.0.255');
const datagram = { do: 'socket', as: 'u', type: 'dgram' } as const;
const listens: ScriptStep[] = [
  { do: 'socket', as: 'l' },
  { do: 'bind', on: 'l', port: 80 },
  { do: 'listen', on: 'l', backlog: 5 },
];
const reads: ScriptStep[] = [
  datagram,
  { do: 'bind', on: 'u', port: 7 },
  { do: 'recvfrom', on: 'u', size: 100 },
];
/** A server with a listener on TCP port 80, and a reader on UDP port 7 when it `hears`. */
function quiet(server: ScriptStep[] = listens): ScenarioSpec {
  return twoHosts([], server, { knowsNeighbours: true });
}
const sendTo = (to: string): ScriptStep[] => [
  datagram,
  { do: 'sendto', on: 'u', text: 'hello', address: address(to), port: 7 },
];
/** What calls of a host returned. */
function returned(spec: ScenarioSpec, node = CLIENT): string[] {
  const { log } = runToEnd(spec).sim;
  return all(log, 'socket.return').flatMap((e) => (e.node === node ? [e.result] : []));
}

/** Every kind of packet that somebody might answer. */
const answerable: [string, (ends: Forged) => Uint8Array][] = [
  ['an echo request', (ends) => forgedEcho(ends)],
  ['a datagram to a closed port', (ends) => forgedDatagram(ends, 7, 9)],
  ['a SYN', (ends) => forgedSegment(ends, { srcPort: 80, dstPort: 80, flags: tcpFlags.SYN })],
  ['an ACK', (ends) => forgedSegment(ends, { srcPort: 81, dstPort: 80, flags: tcpFlags.ACK })],
  ['a SYN to a closed port', (ends) => forgedSegment(ends, { srcPort: 7, dstPort: 7, flags: 2 })],
  ['an unknown protocol', (ends) => forgedUnknown(ends)],
];

test.each(answerable)('%s with our own address as its source is dropped', (_name, forge) => {
  const inputs = [atServer(forge({ src: SERVER_ADDRESS }))];
  const { log } = runToEnd(quiet(), { inputs }).sim;
  expect(reasons(log)).toEqual(['ip-own-source']);
  expect(all(log, 'frame.sent')).toEqual([]);
});

test('the forged SYN of a link, from our own port to itself, ends the run in no loop', () => {
  const text = 'AgAAAAACAgAAAAABCABFAAAoAAAAAEAGZs0KAAACCgAAAgBQAFAAAAPoAAAAAFACBACTVwAA';
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const { log } = runToEnd(quiet(), { inputs: [atServer(bytes)] }).sim;
  expect(reasons(log)).toEqual(['ip-own-source']);
  expect(log.count).toBeLessThan(50);
});

test('nothing comes in from outside through the loopback, where our own address is right', () => {
  const flags = tcpFlags.SYN;
  const bytes = forgedSegment({ src: SERVER_ADDRESS, to: 0 }, { srcPort: 80, dstPort: 80, flags });
  const { log } = runToEnd(quiet(), { inputs: [atServer(bytes, 1000, 1)] }).sim;
  expect(reasons(log)).toEqual(['loopback-card']);
  expect(all(log, 'frame.sent')).toEqual([]);
});

test('a host connects to its own address through the loopback', () => {
  const connects: ScriptStep[] = [
    { do: 'socket', as: 's' },
    { do: 'connect', on: 's', address: SERVER_ADDRESS, port: 80 },
  ];
  expect(returned(quiet([...listens, ...connects]), SERVER).at(-1)).toBe('0');
});

test('a socket that connects to itself stays one connection, and the run comes to rest', () => {
  const steps: ScriptStep[] = [
    { do: 'socket', as: 's' },
    { do: 'bind', on: 's', port: 80 },
    { do: 'connect', on: 's', address: SERVER_ADDRESS, port: 80 },
  ];
  const { log } = runToEnd(quiet(steps)).sim;
  expect(all(log, 'tcp.transition').at(-1)?.to).toBe('ESTABLISHED');
  expect(all(log, 'segment.sent').length).toBeLessThan(8);
});

test.each(answerable)('%s from a loopback address does not come in by a wire', (_name, forge) => {
  const inputs = [atServer(forge({ src: address('127.0.0.1') }))];
  const { log } = runToEnd(quiet(), { inputs }).sim;
  expect(reasons(log)).toEqual(['ip-loopback']);
  expect(all(log, 'frame.sent')).toEqual([]);
});

test.each(answerable)('%s to a loopback address does not come in by a wire', (_name, forge) => {
  const inputs = [atServer(forge({ dst: address('127.0.0.1') }))];
  const { log } = runToEnd(quiet(), { inputs }).sim;
  expect(reasons(log)).toEqual(['ip-loopback']);
  expect(all(log, 'frame.sent')).toEqual([]);
});

test.each(answerable)('%s to a broadcast address is answered by nobody', (_name, forge) => {
  for (const dst of [EVERYONE, NETWORK]) {
    const inputs = [atServer(forge({ dst, to: MAC_BROADCAST }))];
    const { log } = runToEnd(quiet(), { inputs }).sim;
    expect(all(log, 'frame.sent')).toEqual([]);
    expect(all(log, 'tcp.transition').filter(({ to }) => to === 'SYN_RECEIVED')).toEqual([]);
  }
});

test.each(['10.0.0.255', '10.0.0.0', '255.255.255.255', '224.0.0.1', '240.0.0.1', '0.0.0.0'])(
  'a packet whose source is %s is dropped and answered by nobody',
  (source) => {
    for (const [, forge] of answerable) {
      const inputs = [atServer(forge({ src: address(source) }))];
      const { log } = runToEnd(quiet(), { inputs }).sim;
      expect(reasons(log)).toEqual(['ip-source']);
      expect(all(log, 'frame.sent')).toEqual([]);
    }
  },
);

test.each(['0.0.0.0', '10.0.0.0', '240.0.0.1', '239.1.2.3', '10.0.0.9'])(
  'a packet to %s is not for us',
  (destination) => {
    for (const [, forge] of answerable) {
      const inputs = [atServer(forge({ dst: address(destination) }))];
      const { log } = runToEnd(quiet(), { inputs }).sim;
      expect(reasons(log)).toEqual(['ip-not-for-us']);
      expect(all(log, 'frame.sent')).toEqual([]);
    }
  },
);

test('a host that has no address yet may speak to everybody, and only so', () => {
  const src = address('0.0.0.0');
  const inputs = [atServer(forgedDatagram({ src, dst: EVERYONE, to: MAC_BROADCAST }, 68, 7))];
  const { log } = runToEnd(quiet(reads), { inputs }).sim;
  expect(reasons(log)).toEqual([]);
  expect(all(log, 'socket.return').at(-1)).toMatchObject({ name: 'recvfrom', blocked: true });
});

test.each(answerable)('%s from nobody to everybody is answered by nobody', (_name, forge) => {
  const ends = { src: 0, dst: EVERYONE, to: MAC_BROADCAST };
  const { log } = runToEnd(quiet(), { inputs: [atServer(forge(ends))] }).sim;
  expect(all(log, 'frame.sent')).toEqual([]);
});

test.each(answerable)('%s for one host in a frame to everybody is dropped', (_name, forge) => {
  const inputs = [atServer(forge({ to: MAC_BROADCAST }))];
  const { log } = runToEnd(quiet(), { inputs }).sim;
  expect(reasons(log)).toEqual(['ip-unicast-in-broadcast']);
  expect(all(log, 'frame.sent')).toEqual([]);
});

test('a datagram to everybody needs no gateway and reaches who listens', () => {
  const { sim } = runToEnd(twoHosts(sendTo('255.255.255.255'), reads));
  const heard = all(sim.log, 'udp.received');
  expect(heard.map(({ node, srcAddress }) => [node, formatIpv4(srcAddress)])).toEqual([
    [SERVER, '10.0.0.1'],
  ]);
  const [sent] = all(sim.log, 'frame.sent');
  const bytes = capturedFrame(sim.capture, sent!.frame) as Uint8Array;
  expect([...bytes.subarray(0, 6)]).toEqual([255, 255, 255, 255, 255, 255]);
});

test('a datagram to everybody goes out by the card, not through the gateway', () => {
  const spec = twoHosts(sendTo('255.255.255.255'), reads);
  const nodes = spec.nodes.map((host) => ({ ...host, gateway: '10.0.0.77' }));
  const { log } = runToEnd({ ...spec, nodes }).sim;
  expect(all(log, 'arp.sent')).toEqual([]);
  expect(all(log, 'udp.received').map(({ node }) => node)).toEqual([SERVER]);
});

test.each(['0.0.0.0', '0.0.0.5', '240.0.0.1'])('nothing is sent to %s', (to) => {
  const tcp: ScriptStep[] = [
    { do: 'socket', as: 's' },
    { do: 'connect', on: 's', address: address(to), port: 80 },
  ];
  for (const steps of [sendTo(to), tcp]) {
    const spec = twoHosts(steps, []);
    const nodes = spec.nodes.map((host) => ({ ...host, gateway: '10.0.0.77' }));
    expect(returned({ ...spec, nodes }).at(-1)).toContain('ENETUNREACH');
    expect(all(runToEnd({ ...spec, nodes }).sim.log, 'frame.sent')).toEqual([]);
  }
});

test('what is bound to the loopback does not get out of the host', () => {
  const loopback = address('127.0.0.1');
  const udp: ScriptStep[] = [datagram, { do: 'bind', on: 'u', port: 9, address: loopback }];
  const tcp: ScriptStep[] = [
    { do: 'socket', as: 's' },
    { do: 'bind', on: 's', port: 9, address: loopback },
    { do: 'connect', on: 's', address: SERVER_ADDRESS, port: 80 },
  ];
  for (const steps of [[...udp, sendTo('10.0.0.2')[1]!], tcp]) {
    expect(returned(twoHosts(steps, listens)).at(-1)).toContain('ENETUNREACH');
    expect(all(runToEnd(twoHosts(steps, listens)).sim.log, 'frame.sent')).toEqual([]);
  }
});

test('the largest network and the smallest have their own rules for broadcast addresses', () => {
  const spec = transferScenario(10);
  const hosts = hostsOf(spec).map((host, i) => ({
    ...host,
    address: `10.0.0.${i + 2}`,
    prefixLength: 31,
  }));
  const server = { ...hosts[1]!, processes: [{ name: 'server', steps: listens }] };
  const client = {
    ...hosts[0]!,
    processes: [
      {
        name: 'client',
        steps: [
          { do: 'socket', as: 's' },
          { do: 'connect', on: 's', address: address('10.0.0.3'), port: 80 },
        ] satisfies ScriptStep[],
      },
    ],
  };
  expect(returned({ ...spec, nodes: [client, server] }).at(-1)).toBe('0');
});
