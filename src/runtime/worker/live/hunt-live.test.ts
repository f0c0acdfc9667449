/** Sleeps, clocks that jump, and an agent that says what nobody can read. */
import { expect, test } from 'vitest';
import { answerDhcp, createDhcpServer } from '../../../../agent/lab/services/dhcp/server.ts';
import { arpFrame } from '../../../../agent/testing/frames.ts';
import { type Hello, writeMessage } from '../../../relay/messages.ts';
import { ipv4, parseMac } from '../../../stack/core/addresses.ts';
import { MILLISECOND, SECOND } from '../../../stack/core/instant.ts';
import { udpDataFor, udpFrame } from '../../../stack/protocols/dhcp/frame.ts';
import type { LiveStatus, OwnAddress } from '../../live/status.ts';
import { kernelFor } from '../../testing/kernel-for.ts';
import { createCall } from './call.ts';
import { lookAt, startClock } from './clock.ts';
import type { LiveEnv } from './live.ts';
import { type LiveRun, startLiveRun } from './live-run.ts';
import type { AddressNotice } from './own-address.ts';
import type { SocketEvents } from './relay-client.ts';
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

test('a steady clock that goes back does not take virtual time back', () => {
  const clock = startClock({ steady: 1_000, date: 0 });
  expect(lookAt(clock, { steady: 2_000, date: 1_000 }).at).toBe(SECOND);
  expect(lookAt(clock, { steady: 500, date: -5 }).at).toBe(SECOND);
  expect(lookAt(clock, { steady: 600, date: 95 }).at).toBe(1_100 * MILLISECOND);
});

// A sleep while somebody set the clock back: the steady one stood still, and the calendar shows less.
test.each([0, 1, 5, 13])('frames of %s bytes from the agent break nothing', (length) => {
  const { live, broken } = leased(86_400);
  live.arrive([new Uint8Array(length)]);
  live.arrive([new Uint8Array(length).fill(255)]);
  expect(broken).toEqual([]);
});

test.each([9_216, 9_217, 70_000])('frames of %s bytes from the agent break nothing', (length) => {
  const { live, broken } = leased(86_400);
  live.arrive([
    new Uint8Array(length),
    new Uint8Array(length).fill(255),
    new Uint8Array(length).fill(0x45),
  ]);
  expect(broken).toEqual([]);
});

test('20,000 frames in a turn', () => {
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

const asking = {
  do: 'connect' as const,
  place: { port: 4_600, token: 'a' },
  page: 'p',
  origin: 'here',
};

function called(notices: unknown[] = []) {
  const told: string[] = [];
  const shown: LiveStatus[] = [];
  const arrived: number[] = [];
  const sockets: SocketEvents[] = [];
  const wall = byHandWall();
  const env = {
    ...wall,
    openSocket(_: string, __: readonly string[], events: SocketEvents) {
      sockets.push(events);
      return { send: () => undefined, close: () => undefined, waiting: () => 0 };
    },
    fetch: () => Promise.reject(new Error('nobody')),
  } as unknown as LiveEnv;
  const live = {
    ...{ cable: () => undefined, tellOwn: () => undefined, own: { how: 'static', address: '' } },
    arrive: (frames: readonly Uint8Array[]) => arrived.push(frames.length),
  } as unknown as LiveRun;
  const call = createCall(env, {
    status(status) {
      shown.push(status);
      if (told.at(-1) !== status.kind) told.push(status.kind);
    },
    notice: (notice) => notices.push(notice),
    join: () => told.push('make a world'),
    ended: () => told.push('no world'),
    live,
  });
  call.connect(asking);
  const hears = (text: string) => sockets.at(-1)?.text(text);
  hears(writeMessage(hello));
  call.join();
  call.begun();
  return { ...wall, call, told, shown, sockets, hears, arrived };
}

// What is live has a run to be looked at: its end is told as an end.
test.each(['no JSON', '{"type":"bye","why":"out-of-paper"}', '{"type":"counts"}'])(
  'a live run that hears %s ends as one, and not as if it had never been let in',
  (text) => {
    const { told, hears } = called();
    hears(text);
    expect(told.at(-1)).not.toBe('refused');
  },
);

test('a second greeting does not make a live run an offer', () => {
  const { told, hears } = called();
  hears(writeMessage(hello));
  expect(told.at(-1)).toBe('live');
});

test('an empty batch, and one that is cut, bring nothing', () => {
  const { sockets, arrived } = called();
  for (const cut of [[], [0], [0, 14], [0, 0], [255, 255]])
    sockets.at(-1)?.binary(Uint8Array.from(cut));
  expect(arrived.every((count) => count === 0)).toBe(true);
});

// What was lost on the page's side before the agent went was lost.
test('frames that were lost here are counted over a lost agent', () => {
  const { call, sockets, hears, shown } = called();
  const counts = () =>
    writeMessage({ type: 'counts', sent: 1, received: 1, refused: {}, dropped: {} });
  hears(counts());
  sockets.at(-1)?.closed();
  call.send([arpFrame({}), arpFrame({})]);
  call.connect(asking);
  hears(writeMessage(hello));
  hears(counts());
  expect(shown.at(-1)).toMatchObject({ counts: { dropped: { 'backlog-to-card': 2 } } });
});

// Clocks that are set back: a length of time is never less than nothing.
test('a clock that was set back while the agent was lost makes no negative time', () => {
  const notices: unknown[] = [];
  const { call, sockets, hears, sleep } = called(notices);
  sockets.at(-1)?.closed();
  sleep(-3_600_000);
  call.connect(asking);
  hears(writeMessage(hello));
  expect(notices).toMatchObject([{ kind: 'reconnected', afterSeconds: expect.any(Number) }]);
  expect((notices[0] as { afterSeconds: number }).afterSeconds).toBeGreaterThanOrEqual(0);
});

// Who works for long has not slept: the cable stays in.
test('a turn that takes long is no sleep', () => {
  const all = leased(86_400);
  const { live, slept, freeze } = all;
  all.busy = () => freeze(6_000);
  live.arrive([arpFrame({ targetIp: '10.77.0.100', senderIp: '10.77.0.1' })]);
  all.busy = () => undefined;
  all.pass(2_000);
  expect(slept).toEqual([]);
});
