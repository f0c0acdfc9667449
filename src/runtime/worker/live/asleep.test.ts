/** A live run over sleeps and clocks that jump, and whatever frames come. */
import { expect, test } from 'vitest';
import { answerDhcp, createDhcpServer } from '../../../../agent/lab/services/dhcp/server.ts';
import { arpFrame } from '../../../../agent/testing/frames.ts';
import type { Hello } from '../../../relay/messages.ts';
import { ipv4, parseMac } from '../../../stack/core/addresses.ts';
import { MILLISECOND, SECOND } from '../../../stack/core/instant.ts';
import { udpDataFor, udpFrame } from '../../../stack/protocols/dhcp/frame.ts';
import type { OwnAddress } from '../../live/status.ts';
import { kernelFor } from '../../testing/kernel-for.ts';
import { startLiveRun } from './live-run.ts';
import type { LiveRun } from './live-run-kind.ts';
import type { AddressNotice } from './own-address.ts';
import { liveScenario } from './scenario.ts';
import { byHandWall } from './testing/by-hand-wall.ts';

const hello: Hello = {
  ...{ type: 'hello', version: 1, mode: 'lab', interface: 'wg0', mac: '02:00:00:00:00:01' },
  ...{ macIs: 'own', mtu: 1_500, ip: 'dhcp', refuse: [], egress: [] },
};
const scenario = liveScenario(hello, 'page');
const kernel = await kernelFor(scenario.spec, { scenario: 'live', seed: 1, inputs: [] });
const SERVER = '10.77.0.1';
const BROADCAST = parseMac('ff:ff:ff:ff:ff:ff') as number;

function started(leaseSeconds = 120, pool = { from: '10.77.0.100', to: '10.77.0.101' }) {
  const wall = byHandWall();
  const sent: Uint8Array[] = [];
  const slept: number[] = [];
  const shown: OwnAddress[] = [];
  const notices: AddressNotice[] = [];
  const server = createDhcpServer(SERVER, {
    ...{ ...pool, prefixLength: 24, router: SERVER, names: [SERVER], leaseSeconds },
  });
  const net = { answers: true };
  const broken: unknown[] = [];
  const made: { busy(): void } = { busy: () => undefined };
  const live: LiveRun = startLiveRun(scenario, 1, kernel, hello, {
    ...{ wall: wall.wall, later: wall.later, random: (count) => new Uint8Array(count).fill(7) },
    send(frames) {
      sent.push(...frames);
      made.busy();
    },
    ...{ own: () => undefined, groups: () => undefined, grown: () => undefined },
    address: (own) => shown.push(own),
    notice: (each) => notices.push(each),
    slept: (seconds) => slept.push(seconds),
    beats: () => 0,
    broken: (error) => broken.push(error),
  });
  /** Time goes by, and the server answers what it is asked. */
  const pass = (ms: number) => {
    for (let gone = 0; gone < ms; gone += 100) {
      wall.pass(100);
      for (const frame of sent.splice(0)) {
        const data = udpDataFor(frame, 67);
        if (data === undefined || !net.answers) continue;
        const now = (wall.wall().date - 1_700_000_000_000) * MILLISECOND;
        const reply = answerDhcp(server, data.data, now);
        if (reply === undefined) continue;
        live.arrive([
          udpFrame({
            ...{ from: parseMac('02:00:00:00:00:b0') as number, to: BROADCAST, src: ipv4(SERVER) },
            ...{ dst: reply.to, srcPort: 67, dstPort: 68, ttl: 64, data: reply.bytes },
          }),
        ]);
      }
    }
  };
  return Object.assign(made, {
    ...wall,
    pass,
    live,
    sent,
    slept,
    shown,
    notices,
    net,
    server,
    broken,
  });
}

const leased = (...how: Parameters<typeof started>) => {
  const all = started(...how);
  all.pass(15_000);
  expect(all.live.own).toMatchObject({ how: 'leased' });
  return all;
};

// NetworkConfiguration/dhcpcd#596, smoltcp-rs/smoltcp#437: RFC 2131 §4.4.5: when the lease has ended,
// the client stops to use the address at once. Here it ended in the sleep, and the server is gone.
test('an address whose lease ended while the computer slept is not used again', () => {
  const { live, pass, sleep, net } = leased(3_600);
  net.answers = false;
  sleep(7_200_000);
  pass(120_000);
  expect(live.own.how).not.toBe('leased');
});

test('after a short sleep a lease that is left is used when nobody answers (§3.2 4)', () => {
  const { live, pass, sleep, net } = leased(86_400);
  net.answers = false;
  sleep(7_200_000);
  pass(120_000);
  expect(live.own).toMatchObject({ how: 'leased' });
});

// RFC 2131 §4.4.5: T1 is half of the lease, in the server's time.
test('after a sleep the lease is renewed before it ends for the server', () => {
  const { live, pass, sleep, server } = leased(600);
  sleep(200_000);
  pass(450_000);
  expect(live.own).toMatchObject({ how: 'leased' });
  expect([...server.network.pool.leases.values()].map(({ state }) => state)).toEqual(['bound']);
});

test('the wall clock that goes back an hour, and forward again, stops nothing', () => {
  const { live, pass, sleep, slept } = leased(86_400);
  sleep(-3_600_000);
  const before = live.world.running.sim.world.now;
  pass(10_000);
  expect(live.world.running.sim.world.now - before).toBeGreaterThan(9 * SECOND);
  expect(slept).toEqual([]);
});

test('the wall clock forward a year is a sleep of a year', () => {
  const { live, pass, sleep, slept, broken } = leased(86_400);
  sleep(365 * 86_400_000);
  pass(60_000);
  expect(slept).toEqual([expect.closeTo(365 * 86_400, -1)]);
  expect(broken).toEqual([]);
  expect(live.own).toMatchObject({ how: 'leased' });
});

test.each([0, 1, 5, 13, 9_216, 9_217, 70_000])(
  'frames of %s bytes from the agent break nothing',
  (length) => {
    const { live, broken } = leased(86_400);
    live.arrive([
      new Uint8Array(length),
      new Uint8Array(length).fill(255),
      new Uint8Array(length).fill(0x45),
    ]);
    expect(broken).toEqual([]);
  },
);

test('20,000 frames in a turn break nothing', () => {
  const { live, broken, pass } = leased(86_400);
  live.arrive(Array.from({ length: 20_000 }, () => arpFrame({ targetIp: '10.77.0.100' })));
  pass(1_000);
  expect(broken).toEqual([]);
});

// RFC 1122 §3.2.1.3: a host has none of these.
test.each([
  '127.0.0.1',
  '224.0.0.5',
  '255.255.255.255',
  '0.0.0.5',
  '240.0.0.1',
  '10.77.0.0',
  '10.77.0.255',
])('an offer of %s is not taken', (from) => {
  const { live, pass } = started(600, { from, to: from });
  pass(30_000);
  expect(live.own.how).not.toBe('leased');
});
