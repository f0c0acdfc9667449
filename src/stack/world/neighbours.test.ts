import { expect, test } from 'vitest';
import type { ScriptStep } from '../apps/script/script.ts';
import { ipv4 as address, MAC_BROADCAST, simulatedMac } from '../core/addresses.ts';
import { SECOND } from '../core/instant.ts';
import type { Host } from '../nodes/host/host.ts';
import { capturePoints } from '../pcapng/export.ts';
import { capturedPackets } from '../pcapng/packets.ts';
import { ARP_ENTRIES } from '../protocols/arp/arp.ts';
import { capturedFrame } from '../trace/capture.ts';
import { readEvent } from '../trace/log.ts';
import { atServer, forgedArp, reasons } from './testing/forged.ts';
import {
  all,
  CLIENT,
  runToEnd,
  SERVER,
  SERVER_ADDRESS,
  transferScenario,
  twoHosts,
} from './testing.ts';

const STRANGER = address('10.0.0.66');
const datagram: ScriptStep = { do: 'socket', as: 'u', type: 'dgram' };
const sendTo = (to: string, text: string): ScriptStep => ({
  do: 'sendto',
  on: 'u',
  text,
  address: address(to),
  port: 7,
});
const quiet = () => twoHosts([], []);

const liars: [string, { senderMac: number; senderIp: number }][] = [
  ['arp-sender-mac', { senderMac: MAC_BROADCAST, senderIp: STRANGER }],
  ['arp-sender-mac', { senderMac: 0x01005e000001, senderIp: STRANGER }],
  ['arp-sender-mac', { senderMac: 0, senderIp: STRANGER }],
  ['arp-sender-mac', { senderMac: simulatedMac(SERVER + 1), senderIp: STRANGER }],
  ['arp-sender-ip', { senderMac: simulatedMac(66), senderIp: address('224.0.0.1') }],
  ['arp-sender-ip', { senderMac: simulatedMac(66), senderIp: address('255.255.255.255') }],
  ['arp-sender-ip', { senderMac: simulatedMac(66), senderIp: address('10.0.0.255') }],
  ['arp-sender-ip', { senderMac: simulatedMac(66), senderIp: address('10.0.0.0') }],
  ['arp-sender-ip', { senderMac: simulatedMac(66), senderIp: address('240.0.0.1') }],
  ['arp-sender-ip', { senderMac: simulatedMac(66), senderIp: address('127.0.0.1') }],
  ['arp-conflict', { senderMac: simulatedMac(66), senderIp: SERVER_ADDRESS }],
];

test.each(liars)('a sender is neither believed nor answered: %s, %o', (why, sender) => {
  for (const operation of [1, 2]) {
    const bytes = forgedArp({ operation, ...sender, targetIp: SERVER_ADDRESS });
    const { log } = runToEnd(quiet(), { inputs: [atServer(bytes)] }).sim;
    expect(reasons(log)).toEqual([why]);
    expect(all(log, 'cache.changed')).toEqual([]);
    expect(all(log, 'frame.sent')).toEqual([]);
  }
});

test.each(liars.slice(0, 4))('a known neighbour does not change to what is %s, %o', (_why, lie) => {
  const bytes = forgedArp({ operation: 2, ...lie, senderIp: address('10.0.0.1'), targetIp: 0 });
  const spec = twoHosts([datagram, sendTo('10.0.0.2', 'hello')], []);
  const { log } = runToEnd(spec, { inputs: [atServer(bytes, SECOND)] }).sim;
  const learnt = all(log, 'cache.changed').filter(({ node }) => node === SERVER);
  expect(learnt.map(({ value }) => value)).toEqual(['02:00:00:00:00:01']);
});

test('a probe, whose sender has no address yet, is answered and not learnt', () => {
  const bytes = forgedArp({
    operation: 1,
    senderMac: simulatedMac(66),
    senderIp: 0,
    targetIp: SERVER_ADDRESS,
  });
  const { log } = runToEnd(quiet(), { inputs: [atServer(bytes)] }).sim;
  expect(all(log, 'arp.sent').map(({ operation }) => operation)).toEqual(['reply']);
  expect(all(log, 'cache.changed')).toEqual([]);
});

/** Four datagrams more than ARP keeps, to one neighbour before it is known; the n-th has n bytes. */
const tooMany = [
  datagram,
  ...Array.from({ length: 68 }, (_, i) => sendTo('10.0.0.2', 'x'.repeat(i + 1))),
];

test('each datagram that ARP has no room for is told of, and which one it is', () => {
  const { log } = runToEnd(twoHosts(tooMany, [])).sim;
  const dropped = all(log, 'packet.ignored').filter(({ why }) => why === 'arp-queue-full');
  const which = dropped.map(({ cause }) => readEvent(log, cause));
  expect(which).toMatchObject([1, 2, 3, 4].map((length) => ({ kind: 'udp.sent', length })));
});

test('each datagram that a neighbour never answered for is told of, and which one it is', () => {
  const nobody = [datagram, sendTo('10.0.0.77', 'a'), sendTo('10.0.0.77', 'ab')];
  const { log } = runToEnd(twoHosts(nobody, [])).sim;
  const dropped = all(log, 'packet.ignored').filter(({ why }) => why === 'neighbour-unreachable');
  const which = dropped.map(({ cause }) => readEvent(log, cause));
  expect(which).toMatchObject([1, 2].map((length) => ({ kind: 'udp.sent', length })));
});

/** Of each frame that carries UDP: what it really holds, and what the capture says it does. */
function lengths(steps: ScriptStep[]): [real: number, told: number | undefined][] {
  const { sim } = runToEnd(twoHosts(steps, []));
  const points = capturePoints(transferScenario(0)).slice(0, 1);
  return capturedPackets(sim.log, sim.capture, points).flatMap(({ event, inbound, origin }) => {
    const bytes = capturedFrame(sim.capture, event.frame) as Uint8Array;
    if (inbound || event.node !== CLIENT || bytes[12] !== 8 || bytes[13] !== 0) return [];
    return [[bytes.length - 42, origin?.kind === 'udp.sent' ? origin.length : undefined]];
  });
}

test('the capture names the datagrams rightly that ARP did keep', () => {
  const kept = lengths(tooMany);
  expect(kept.map(([real]) => real)).toEqual(Array.from({ length: 64 }, (_, i) => i + 5));
  for (const [real, told] of kept) expect(told).toBe(real);
});

test('the capture names the datagram to a known neighbour rightly while another is asked for', () => {
  const steps = [
    datagram,
    sendTo('10.0.0.77', 'lost'),
    { do: 'wait', for: 100_000 } as const,
    sendTo('10.0.0.2', 'arrives here'),
  ];
  expect(lengths(steps)).toEqual([[12, 12]]);
});

test('asking for ever new neighbours, none of whom is there, does not fill the memory', () => {
  const steps = Array.from({ length: ARP_ENTRIES + 3 }, (_, i): ScriptStep => {
    const to = address('10.0.1.0') + i;
    return { do: 'sendto', on: 'u', text: 'hello', address: to, port: 7 };
  });
  const spec = twoHosts([datagram, ...steps], []);
  for (const node of spec.nodes) Object.assign(node, { prefixLength: 16 });
  const { world, log } = runToEnd(spec).sim;
  const table = all(log, 'cache.changed').filter(({ node }) => node === CLIENT);
  const full = table.filter(({ value }) => value === 'full');
  expect(full.map(({ key }) => key)).toEqual(['10.0.1.0', '10.0.1.1', '10.0.1.2']);
  const dropped = all(log, 'packet.ignored').filter(({ why }) => why === 'arp-queue-full');
  expect(dropped).toHaveLength(3);
  expect((world.nodes[CLIENT] as Host).nics[0]?.neighbours.size).toBe(ARP_ENTRIES);
});

test('an ARP message that is neither request nor reply says so', () => {
  const bytes = forgedArp({
    operation: 9,
    senderMac: simulatedMac(66),
    senderIp: STRANGER,
    targetIp: SERVER_ADDRESS,
  });
  const { log } = runToEnd(quiet(), { inputs: [atServer(bytes)] }).sim;
  expect(all(log, 'arp.received')).toMatchObject([{ operation: 'operation 9' }]);
  expect(all(log, 'arp.sent')).toEqual([]);
});

test('the socket whose datagram waited in vain hears that the host is unreachable', () => {
  const steps: ScriptStep[] = [
    ...[datagram, sendTo('10.0.0.77', 'lost')],
    { do: 'recvfrom', on: 'u', size: 100 },
  ];
  const { log } = runToEnd(twoHosts(steps, [])).sim;
  const [read] = all(log, 'socket.return').filter(({ name }) => name === 'recvfrom');
  expect(read).toMatchObject({ at: 3 * SECOND, result: expect.stringContaining('EHOSTUNREACH') });
  // The fault is told before the socket hears of it, and nobody but the host itself says so.
  const [given] = all(log, 'packet.ignored').filter(({ why }) => why === 'neighbour-unreachable');
  expect(read?.id).toBeGreaterThan(given?.id as number);
  expect(all(log, 'icmp.received').every(({ src, dst }) => src === dst)).toBe(true);
});

test('a connection to a neighbour that is not there goes on trying: the error is a soft one', () => {
  const steps: ScriptStep[] = [
    { do: 'socket', as: 's' },
    { do: 'connect', on: 's', address: address('10.0.0.77'), port: 80 },
  ];
  const { log } = runToEnd(twoHosts(steps, [])).sim;
  const soft = all(log, 'socket.event').filter(({ what }) => what.startsWith('soft-error'));
  expect(soft[0]).toMatchObject({ what: 'soft-error EHOSTUNREACH', at: 3 * SECOND });
  expect(
    all(log, 'tcp.transition')
      .map(({ to }) => to)
      .slice(0, 1),
  ).toEqual(['SYN_SENT']);
});
