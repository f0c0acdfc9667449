import { describe, expect, test } from 'vitest';
import { MILLISECOND, SECOND } from '../../stack/core/instant.ts';
import { advance } from '../../stack/world/session.ts';
import type { Session } from '../../stack/world/session-data.ts';
import { startSession } from '../../stack/world/testing/whole.ts';
import { transferScenario } from '../../stack/world/testing.ts';
import { topologyOf } from '../../stack/world/topology.ts';
import { packetTitle } from '../packets.ts';
import { packetsOf } from '../queries.ts';
import { recordedRun } from '../recorded-run.ts';
import { type ComparedRun, firstDifference } from './first-difference.ts';
import { isPlainData, nthOfItsName } from './nth-packet.ts';
import { packetRows } from './packet-rows.ts';
import { changesFrom } from './session-changes.ts';
import { totalsOf } from './totals.ts';

const spec = transferScenario(2_000, {}, { knowsNeighbours: true });
const plain: Session = { scenario: spec.id, seed: 1, inputs: [] };
const LINK = 2;

async function runOf(change: Partial<Session> = {}): Promise<ComparedRun> {
  const session = { ...plain, ...change };
  const running = startSession(spec, session);
  advance(running);
  const topology = topologyOf(running.spec);
  const run = recordedRun(running.sim.log, topology, { inputs: session.inputs });
  return { run, session, complete: true };
}

const original = await runOf();
const difference = async (change: Partial<Session>) =>
  firstDifference([original, await runOf(change)]);

const titleOf = (found: Awaited<ReturnType<typeof difference>>) =>
  found?.happening.packet && packetTitle(found.happening.packet);

describe('the first difference', () => {
  test('of two runs of one session there is none', async () => {
    expect(await difference({})).toBeUndefined();
  });

  test('is a loss, at its instant, because of the drop', async () => {
    const drop = { at: 25_000, kind: 'drop', frame: 1 } as const;
    const found = await difference({ inputs: [drop] });
    expect(found).toMatchObject({ at: 25_000, side: 1, other: undefined });
    expect(found?.happening.event).toMatchObject({ kind: 'frame.dropped', why: 'learner' });
    expect(titleOf(found)).toBe('SYN, ACK');
    expect(found?.because).toEqual({
      kind: 'change',
      side: 1,
      change: { kind: 'input', input: drop },
    });
  });

  test('is a delayed packet that arrives later, because of the delay', async () => {
    const delay = { at: 25_000, kind: 'delay', frame: 1, by: 40_000 } as const;
    const found = await difference({ inputs: [delay] });
    expect(found).toMatchObject({ at: 40_000, side: 0, later: 40_000 });
    expect(found?.happening.event.kind).toBe('frame.delivered');
    expect(titleOf(found)).toBe('SYN, ACK');
    expect(found?.because).toMatchObject({ kind: 'change', change: { input: delay } });
  });

  test('of a link that is slower from the start names its two delays', async () => {
    const patch = [{ set: ['links', 0, 'delay'], to: 50 * MILLISECOND }] as const;
    const found = await difference({ patch });
    expect(found).toMatchObject({ at: 20_000, side: 0, later: 30_000 });
    expect(found?.because).toMatchObject({ kind: 'delay', delays: [20_000, 50_000] });
  });

  test('of a setting of a host is where it first shows, because of the setting', async () => {
    const patch = [{ set: ['nodes', 'server', 'settings'], to: { receiveBuffer: 4_000 } }] as const;
    const found = await difference({ patch });
    expect(found?.happening.event).toMatchObject({ kind: 'frame.sent', node: 1, at: 20_000 });
    expect(found?.because).toMatchObject({ kind: 'change', change: { kind: 'patch' } });
  });

  test('of a duplicate is the copy', async () => {
    const duplicate = { at: 25_000, kind: 'duplicate', frame: 1, after: 3_000 } as const;
    const found = await difference({ inputs: [duplicate] });
    expect(found?.happening.event).toMatchObject({ kind: 'frame.sent', at: 25_000 });
    expect(found?.because).toMatchObject({ change: { input: duplicate } });
  });

  test('of a corrupted packet is that it is put aside', async () => {
    const corrupt = { at: 25_000, kind: 'corrupt', frame: 1, bit: 300 } as const;
    const found = await difference({ inputs: [corrupt] });
    expect(found?.happening.event).toMatchObject({ kind: 'packet.ignored', at: 40_000 });
    expect(found?.because).toMatchObject({ change: { input: corrupt } });
  });

  test('of a change that never shows there is none', async () => {
    const late = { at: 500 * SECOND, kind: 'link', link: LINK, settings: { delay: 1 } } as const;
    expect(await difference({ inputs: [late] })).toBeUndefined();
  });

  test('is the same from both sides', async () => {
    const changed = await runOf({ inputs: [{ at: 25_000, kind: 'drop', frame: 1 }] });
    const found = firstDifference([changed, original]);
    expect(found).toMatchObject({ at: 25_000, side: 0 });
    expect(found?.because).toMatchObject({ kind: 'change', side: 0 });
  });

  test('waits for a run that is still being made', async () => {
    const early = startSession(spec, plain);
    advance(early, 30_000);
    const run = recordedRun(early.sim.log, topologyOf(spec));
    expect(firstDifference([original, { run, session: plain, complete: false }])).toBeUndefined();
    expect(firstDifference([original, { run, session: plain, complete: true }])?.at).toBe(40_000);
  });
});

test('changes are what one session has and the other has not', () => {
  const drop = { at: 1, kind: 'drop', frame: 1 } as const;
  const twice = { ...plain, inputs: [drop, drop] };
  expect(changesFrom({ ...plain, inputs: [drop] }, twice)).toEqual([
    { kind: 'input', input: drop },
  ]);
  expect(changesFrom(twice, plain)).toEqual([]);
});

test('packets are paired, and what is left over stands in one column only', async () => {
  const { run } = await runOf({ inputs: [{ at: 25_000, kind: 'drop', frame: 1 }] });
  const rows = packetRows(original.run, run);
  expect(rows[0]?.same).toBe(true);
  expect(rows[1]).toMatchObject({ same: false });
  expect(rows[1]?.packets[1]?.dropped).toBe('learner');
  expect(rows.some(({ packets: [a] }) => a === undefined)).toBe(true);
  expect(packetRows(original.run, original.run).every(({ same }) => same)).toBe(true);
});

test('totals count segments, and what was sent again', async () => {
  const { run } = await runOf({ inputs: [{ at: 25_000, kind: 'drop', frame: 1 }] });
  const [before, after] = [totalsOf(original.run), totalsOf(run)];
  expect(before).toMatchObject({ retransmissions: 0, lost: 0 });
  expect(after.lost).toBe(1);
  expect(after.retransmissions).toBeGreaterThan(0);
  expect(after.segments).toBeGreaterThan(before.segments);
  expect(after.bytes).toBeGreaterThan(before.bytes);
});

test('a run whose data never all arrive is not done, whoever gave up when', async () => {
  const down = { at: 41_000, kind: 'link', link: LINK, settings: { up: false } } as const;
  const { run } = await runOf({ inputs: [down] });
  expect(totalsOf(original.run).unfinished).toBe(false);
  expect(totalsOf(run).unfinished).toBe(true);
});

test('a packet knows which of its name it is', async () => {
  const { run } = await runOf({ inputs: [{ at: 5_000, kind: 'drop', frame: 0 }] });
  const syns = packetsOf(run).filter((packet) => packetTitle(packet) === 'SYN');
  expect(syns.map((syn) => nthOfItsName(run, syn))).toEqual([1, 2]);
});

test('data segments are counted among themselves, not among the bare ACKs', () => {
  const { run } = original;
  const acks = packetsOf(run).filter(
    (packet) => packet.from === 1 && packetTitle(packet) === 'ACK',
  );
  expect(acks.map(isPlainData)).toEqual([true, false]);
  expect(acks.map((packet) => nthOfItsName(run, packet))).toEqual([1, 1]);
});
