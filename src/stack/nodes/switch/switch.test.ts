/** What a switch does with frames that come in at its ports, one by one. */
import { expect, test } from 'vitest';
import { importFrame } from '../../core/arena.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import type { SessionInput } from '../../inputs/kind.ts';
import { nodeNow, type RunningNode, type Simulator } from '../../world/running.ts';
import { run } from '../../world/simulator.ts';
import { all } from '../../world/testing.ts';
import './events.ts';
import type { Switch } from './table.ts';
import { fourHosts, frameIn, quiet, SWITCH } from './testing/four-hosts.ts';

const [A, B, C] = [0x02_00_00_00_00_0a, 0x02_00_00_00_00_0b, 0x02_00_00_00_00_0c];
const GROUP = 0x01_00_5e_00_00_01;

/** The ports that frames went out of, in order. */
const sentTo = ({ log }: Simulator) =>
  all(log, 'frame.sent').flatMap(({ node, nic }) => (node === SWITCH ? [nic] : []));
const table = ({ world }: Simulator) =>
  [...(world.nodes[SWITCH] as Switch).entries].map(([address, { port }]) => [address, port]);

test('a frame for an unknown address goes out of all other ports, one for a known out of one', () => {
  const sim = quiet();
  frameIn(sim, 1, A, B, 0);
  expect(sentTo(sim)).toEqual([0, 2, 3]);
  expect(all(sim.log, 'switch.flooded')).toMatchObject([{ from: 1, why: 'unknown' }]);
  frameIn(sim, 3, B, A, 1);
  expect(sentTo(sim)).toEqual([0, 2, 3, 1]);
  expect(all(sim.log, 'switch.forwarded')).toMatchObject([
    { source: B, destination: A, from: 3, to: 1 },
  ]);
});

test('a frame for a group is flooded, though its sender is known', () => {
  const sim = quiet();
  frameIn(sim, 0, A, GROUP, 0);
  expect(all(sim.log, 'switch.flooded')).toMatchObject([{ destination: GROUP, why: 'group' }]);
});

test('a frame whose addressee is at the port it came from is not sent anywhere', () => {
  const sim = quiet();
  frameIn(sim, 2, A, GROUP, 0);
  frameIn(sim, 2, B, A, 1);
  expect(sentTo(sim)).toEqual([0, 1, 3]);
  expect(all(sim.log, 'switch.filtered')).toMatchObject([{ destination: A, why: 'same-port' }]);
  expect(table(sim)).toEqual([
    [A, 2],
    [B, 2],
  ]);
});

test.each([0x01_80_c2_00_00_00, 0x01_80_c2_00_00_0f])('%d is reserved for bridges', (address) => {
  const sim = quiet();
  frameIn(sim, 0, A, address, 0);
  expect(sentTo(sim)).toEqual([]);
  expect(all(sim.log, 'switch.filtered')).toMatchObject([{ why: 'reserved' }]);
  expect(table(sim)).toEqual([[A, 0]]);
});

test('the first address behind those that are reserved is a group like any other', () => {
  const sim = quiet();
  frameIn(sim, 0, A, 0x01_80_c2_00_00_10, 0);
  expect(sentTo(sim)).toEqual([1, 2, 3]);
});

test('the address of a group is never learned as a source', () => {
  const sim = quiet();
  frameIn(sim, 0, GROUP, A, 0);
  expect(table(sim)).toEqual([]);
  expect(sentTo(sim)).toEqual([1, 2, 3]);
});

test('a station that moves is found at its new port, which the trace says', () => {
  const sim = quiet();
  frameIn(sim, 0, A, GROUP, 0);
  frameIn(sim, 3, A, GROUP, 1);
  expect(all(sim.log, 'switch.learned')).toMatchObject([
    { address: A, port: 0, before: -1 },
    { address: A, port: 3, before: 0 },
  ]);
  frameIn(sim, 1, B, A, 2);
  expect(sentTo(sim).at(-1)).toBe(3);
});

test('who is heard again is remembered for another ageing time, to the microsecond', () => {
  const sim = quiet({ ageingTime: 10 * SECOND });
  frameIn(sim, 0, A, GROUP, SECOND);
  frameIn(sim, 1, B, GROUP, 2 * SECOND);
  frameIn(sim, 0, A, GROUP, 9 * SECOND);
  run(sim, 60 * SECOND);
  expect(all(sim.log, 'switch.forgot')).toMatchObject([
    { address: B, at: 12 * SECOND, why: 'aged' },
    { address: A, at: 19 * SECOND, why: 'aged' },
  ]);
  // The timer looked once in vain, and rests when the table is empty.
  expect(all(sim.log, 'timer.fired').map(({ at }) => at / SECOND)).toEqual([11, 12, 19]);
});

test('a frame for someone who was forgotten is flooded again', () => {
  const sim = quiet({ ageingTime: 10 * SECOND });
  frameIn(sim, 0, A, GROUP, 0);
  frameIn(sim, 1, B, A, 11 * SECOND);
  expect(all(sim.log, 'switch.flooded').at(-1)).toMatchObject({ destination: A, why: 'unknown' });
});

test('a full table forgets who was silent the longest', () => {
  const sim = quiet({ tableSize: 2 });
  frameIn(sim, 0, A, GROUP, 0);
  frameIn(sim, 1, B, GROUP, 1);
  frameIn(sim, 0, A, GROUP, 2);
  frameIn(sim, 2, C, GROUP, 3);
  expect(all(sim.log, 'switch.forgot')).toMatchObject([{ address: B, why: 'table-full' }]);
  expect(table(sim)).toEqual([
    [A, 0],
    [C, 2],
  ]);
});

test('a port whose link goes down loses its entries, and gets no frame until it is up', () => {
  // Loopbacks are numbered first: the link of the second host is number 5.
  const change = (at: number, up: boolean) =>
    ({ at, kind: 'link', link: 5, settings: { up } }) as const;
  const sim = quiet({}, [change(10 * MILLISECOND, false), change(20 * MILLISECOND, true)]);
  frameIn(sim, 1, A, GROUP, 0);
  frameIn(sim, 0, B, GROUP, 1);
  const before = sentTo(sim).length;
  frameIn(sim, 0, B, A, 15 * MILLISECOND);
  expect(all(sim.log, 'switch.forgot')).toMatchObject([{ address: A, why: 'link-down' }]);
  expect(sentTo(sim).slice(before)).toEqual([2, 3]);
  frameIn(sim, 0, B, A, 25 * MILLISECOND);
  expect(sentTo(sim).slice(before)).toEqual([2, 3, 1, 2, 3]);
});

test('what was on its way when the link broke teaches nothing and goes nowhere', () => {
  const cut = { at: 10 * MILLISECOND, kind: 'link', link: 5, settings: { up: false } } as const;
  const sim = quiet({}, [cut]);
  frameIn(sim, 1, A, GROUP, 11 * MILLISECOND);
  expect(all(sim.log, 'switch.learned')).toEqual([]);
  expect(all(sim.log, 'switch.filtered')).toMatchObject([{ source: A, from: 1, why: 'port-down' }]);
  expect(sentTo(sim)).toEqual([]);
  // So a frame for that station is flooded, and finds it wherever it is plugged in by then.
  frameIn(sim, 0, B, A, 12 * MILLISECOND);
  expect(sentTo(sim)).toEqual([2, 3]);
});

test('a table that a broken link empties waits for no ageing', () => {
  const cut = { at: 10, kind: 'link', link: 5, settings: { up: false } } as const;
  const sim = quiet({}, [cut]);
  frameIn(sim, 1, A, GROUP, 0);
  run(sim, 400 * SECOND);
  expect(all(sim.log, 'timer.cancelled')).toMatchObject([{ layer: 'switch' }]);
  expect(all(sim.log, 'timer.fired')).toEqual([]);
});

test('what is too short to be a frame is put aside', () => {
  const sim = quiet();
  const { kind, state, fx } = nodeNow(sim, SWITCH) as RunningNode;
  kind.frame(state, 0, importFrame(fx.arena, new Uint8Array(13)), fx);
  expect(all(sim.log, 'packet.ignored')).toMatchObject([{ why: 'frame-truncated' }]);
  expect(sentTo(sim)).toEqual([]);
});

test('nothing is flooded to a port whose link is down from the start, until it comes up', () => {
  const links = fourHosts().links.map((each, port) => ({ ...each, up: port !== 2 }));
  const up: SessionInput = { at: SECOND, kind: 'link', link: 4 + 2, settings: { up: true } };
  const sim = quiet({}, [up], { links });
  frameIn(sim, 0, A, GROUP, 0);
  expect(sentTo(sim)).toEqual([1, 3]);
  expect(all(sim.log, 'frame.dropped')).toEqual([]);
  frameIn(sim, 0, A, GROUP, 2 * SECOND);
  expect(sentTo(sim)).toEqual([1, 3, 1, 2, 3]);
});
