import { expect, test } from 'vitest';
import { arpFrame } from '../../../../agent/testing/frames.ts';
import type { Hello } from '../../../relay/messages.ts';
import { MILLISECOND, SECOND } from '../../../stack/core/instant.ts';
import { eventsOf } from '../../../stack/trace/log.ts';
import '../../../stack/nodes/network/events.ts';
import { advance, startSession } from '../../../stack/world/session.ts';
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

function started() {
  const wall = byHandWall();
  const sent: { at: number; frame: Uint8Array }[] = [];
  const told = {
    slept: [] as number[],
    kinds: [] as string[],
    own: [] as (readonly string[])[],
    groups: [] as (readonly string[])[],
  };
  const notices: AddressNotice[] = [];
  const agent = { beats: 0 };
  const live: LiveRun = startLiveRun(scenario, 1, kernel, hello, {
    ...{ wall: wall.wall, later: wall.later, random: (count) => new Uint8Array(count).fill(7) },
    send: (frames) => sent.push(...frames.map((frame) => ({ at: wall.wall().steady, frame }))),
    own: (addresses) => told.own.push(addresses),
    groups: (macs) => told.groups.push(macs),
    ...{ address: () => undefined, notice: (each) => notices.push(each), grown: () => undefined },
    slept(seconds, kind) {
      told.slept.push(seconds);
      told.kinds.push(kind);
    },
    beats: () => agent.beats,
    broken(error) {
      throw error;
    },
  });
  return { ...wall, live, sent, told, notices, agent };
}

const logOf = (live: LiveRun) => live.world.running.sim.log;
const armed = (live: LiveRun) => [...eventsOf(logOf(live), ['timer.fired'])];

test('a frame of ours leaves when its time has come', () => {
  const { sent, pass } = started();
  expect(sent).toHaveLength(1);
  pass(20_000);
  expect(sent.length).toBeGreaterThan(2);
  // RFC 2131 §4.1: the second DISCOVER follows after four seconds, give or take one.
  expect((sent[1]?.at ?? 0) - 1_000).toBeGreaterThanOrEqual(3_000);
  expect((sent[1]?.at ?? 0) - 1_000).toBeLessThanOrEqual(5_000);
});

test('a timer that is late runs at its due time', () => {
  const { live, freeze, pass } = started();
  pass(2_000);
  freeze(3_900);
  pass(0);
  const due = started();
  due.pass(6_000);
  live.arrive([]);
  const [late, onTime] = [armed(live), armed(due.live)];
  expect(late.length).toBeGreaterThan(0);
  expect(late.map(({ at }) => at)).toEqual(onTime.slice(0, late.length).map(({ at }) => at));
});

test('what arrives together keeps its order, and nothing arrives before the world’s now', () => {
  const { live, pass, freeze } = started();
  pass(10);
  const frames = [arpFrame({}), arpFrame({}), arpFrame({})];
  live.arrive(frames);
  freeze(0);
  live.arrive(frames);
  const arrivals = live.world.inputs.filter(({ kind }) => kind === 'arrive').map(({ at }) => at);
  expect(arrivals).toHaveLength(6);
  expect(arrivals).toEqual(arrivals.toSorted((a, b) => a - b));
  expect(arrivals[0]).toBeGreaterThanOrEqual(10 * MILLISECOND);
});

test('a tab in the background runs on: its timers are called, only later', () => {
  const { live, sent, pass, told } = started();
  for (let second = 0; second < 30; second++) pass(1_000);
  live.arrive([]);
  expect(told.slept).toEqual([]);
  expect(live.world.running.sim.world.now).toBeGreaterThanOrEqual(30 * SECOND);
  expect(sent.length).toBeGreaterThan(2);
});

test('after a sleep the world goes on where it was, says how long that was, and its cable was out', () => {
  const { live, pass, sleep, told } = started();
  pass(1_500);
  const before = live.world.running.sim.world.now;
  sleep(600_000);
  pass(1_000);
  // With what was left until the next look at the clock.
  expect(told.slept).toEqual([expect.closeTo(600, -1)]);
  const log = logOf(live);
  expect([...eventsOf(log, ['network.away'])]).toMatchObject([{ lasted: expect.any(Number) }]);
  expect(live.world.running.sim.world.now - before).toBeLessThan(2 * SECOND);
  expect(cables(live)).toEqual([false, true]);
  expect(told.kinds).toEqual(['slept']);
});

const cables = (live: LiveRun) =>
  live.world.inputs.flatMap((it) => (it.kind === 'link' ? [it.settings.up] : []));

test('a page that stood still beside an agent that lived keeps its cable and its address', () => {
  const { live, pass, freeze, told, agent } = started();
  pass(1_500);
  freeze(20_000);
  agent.beats += 20;
  pass(5_000);
  expect(cables(live)).toEqual([]);
  expect(told.kinds).toEqual(['stood']);
  expect([...eventsOf(logOf(live), ['network.away'])]).toHaveLength(1);
});

test('what comes before the clock is looked at again tells as well that the agent lived', () => {
  const { live, pass, freeze, told, agent } = started();
  pass(1_500);
  freeze(20_000);
  agent.beats += 20;
  live.arrive([arpFrame({})]);
  pass(5_000);
  expect(cables(live)).toEqual([]);
  expect(told.kinds).toEqual(['stood']);
});

// On Windows the steady clock goes on in sleep.
test('when the agent, too, said nothing meanwhile, the computer may have slept: the host asks as after a sleep', () => {
  const { live, pass, freeze, told, agent } = started();
  pass(1_500);
  freeze(20_000);
  agent.beats += 2;
  pass(5_000);
  expect(cables(live)).toEqual([false, true]);
  expect(told.kinds).toEqual(['stood']);
});

test('the group that a listener joins is told, and that it is left', () => {
  const { live, told } = started();
  live.type('nc1', 'nc -lu 5353 224.0.0.251');
  expect(told.groups).toEqual([['01:00:5e:00:00:fb']]);
  live.tellOwn();
  expect(told.groups.at(-1)).toEqual(['01:00:5e:00:00:fb']);
  live.signal('nc1', 'INT');
  expect(told.groups.at(-1)).toEqual([]);
});

test('its inputs, run again, give the same trace', async () => {
  const { live, pass, sleep } = started();
  pass(700);
  live.arrive([arpFrame({})]);
  live.type('ping', 'ping 10.0.0.1');
  sleep(20_000);
  pass(1_300);
  live.cable(false);
  pass(5_000);
  live.cable(true);
  pass(5_000);
  const log = logOf(live);
  const spec = { ...scenario.spec, until: live.world.running.sim.world.now };
  const session = { scenario: 'live', seed: 1, inputs: live.world.inputs };
  const again = startSession(spec, session, { kernel });
  advance(again);
  const { count, words, wordCount, at, kinds } = again.sim.log;
  expect(count).toBe(log.count);
  expect(words.subarray(0, wordCount)).toEqual(log.words.subarray(0, wordCount));
  expect(at.subarray(0, count)).toEqual(log.at.subarray(0, count));
  expect(kinds.subarray(0, count)).toEqual(log.kinds.subarray(0, count));
});

test('nothing is lost when nobody lives: after its end it does not move', () => {
  const { live, pass, sent } = started();
  live.stop();
  const before = sent.length;
  pass(60_000);
  live.arrive([arpFrame({})]);
  expect(live.type('ping', 'ping 10.0.0.1')).toBe(false);
  expect(sent).toHaveLength(before);
});
