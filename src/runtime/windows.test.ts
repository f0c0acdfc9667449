/** Long runs: the page keeps a window of the trace and has the rest recorded again. */
import { describe, expect, test } from 'vitest';
import { visibleAt } from '../model/cursor.ts';
import { packetTitle, segmentOf } from '../model/packets.ts';
import {
  callsOf,
  firstEvent,
  lastEvent,
  packetsOf,
  timersOf,
  transitionsOf,
} from '../model/queries.ts';
import { recordedRun } from '../model/recorded-run.ts';
import { readEvent } from '../stack/trace/log.ts';
import { runToEnd, transferScenario } from '../stack/world/testing.ts';
import { topologyOf } from '../stack/world/topology.ts';
import { runTime } from './run-time.ts';
import { nextStop } from './stops.ts';
import { served, storeOf } from './testing.ts';

/** A few batches of the worker. */
const SMALL = 15_000;
const long = transferScenario(6_000_000, { bandwidth: 20_000_000, lossPpm: 1_000 });
const { log } = runToEnd(long).sim;
const whole = recordedRun(log, topologyOf(long));
const end = log.at[log.count - 1] as number;

async function longRun(window = SMALL) {
  const run = storeOf([], 0, long, window);
  run.settle();
  return run;
}

type Long = Awaited<ReturnType<typeof longRun>>;

/** Goes to an instant, and waits until the cursor is there. */
async function goTo({ store, worker }: Long, at: number): Promise<void> {
  store.getState().seek(at);
  const there = new Promise<void>((resolve) => {
    const look = () => (store.getState().cursor.at === at ? resolve() : setTimeout(look));
    look();
  });
  await served(worker(), there);
}

describe('a run that is longer than its window', () => {
  test('keeps no more events than the window, and knows where it ends', async () => {
    const { store } = await longRun();
    const { model, endAt, complete } = store.getState();
    expect(log.count).toBeGreaterThan(3 * SMALL);
    expect(model.log.count - model.log.first).toBeLessThanOrEqual(SMALL);
    expect(complete).toBe(true);
    expect(endAt).toBe(end);
  });

  test.each([0.97, 0.5, 0.03, 0.71, 0.2, 1, 0])(
    'shows what a whole run shows at %d of its time',
    async (part) => {
      const run = await longRun();
      const at = Math.floor(end * part);
      await goTo(run, at);
      const { model, cursor } = run.store.getState();
      const { first, count } = model.log;
      expect(count - first).toBeLessThan(2 * SMALL);
      expect(cursor.event).toBeGreaterThanOrEqual(first);
      for (let id = first; id < count; id++)
        expect(readEvent(model.log, id)).toEqual(readEvent(log, id));
      const here = (id: number) => id >= first && id < count;
      const rows = (of: typeof model) =>
        packetsOf(of)
          .filter(({ sentEvent, headerEvent }) => here(sentEvent) && here(headerEvent))
          .map((packet) => ({
            title: packetTitle(packet),
            numbers: segmentOf(packet),
            frame: packet.frame,
            between: [packet.from, packet.to],
            connection: packet.connection,
            again: packet.again,
            ended: here(packet.endEvent) ? packet.endEvent : -1,
            dropped: here(packet.endEvent) ? packet.dropped : undefined,
            verdict: here(packet.receivedEvent) ? packet.verdict : undefined,
          }));
      expect(rows(model)).toEqual(rows(whole));
      expect(rows(model).length).toBeGreaterThan(10);
      const fired = (of: typeof model) => timersOf(of).filter(({ firedEvent }) => here(firedEvent));
      expect(fired(model)).toEqual(fired(whole));
      const made = (of: typeof model) => callsOf(of).filter(({ callEvent }) => here(callEvent));
      expect(made(model).map(({ callEvent }) => callEvent)).toEqual(
        made(whole).map(({ callEvent }) => callEvent),
      );
      expect(transitionsOf(model)).toEqual(transitionsOf(whole));
    },
  );

  test('shows a call that has been blocked since before the window', async () => {
    const run = await longRun();
    await goTo(run, Math.floor(end / 2));
    const { model, cursor } = run.store.getState();
    const open = callsOf(whole).filter(
      ({ callEvent, returnEvent }) => callEvent < model.log.first && returnEvent >= model.log.first,
    );
    expect(open.length).toBeGreaterThan(0);
    const shown = callsOf(model).map(({ callEvent }) => callEvent);
    for (const { callEvent } of open) expect(shown).toContain(callEvent);
    expect(cursor.event).toBeGreaterThan(model.log.first);
  });

  test('is stepped through across the edges of its windows', async () => {
    const run = await longRun();
    const { stepPacket } = run.store.getState();
    const edge = run.store.getState().model.log.count;
    for (const [direction, event] of [
      [1, edge - 20],
      [-1, edge + 20],
    ] as const) {
      await goTo(run, log.at[event] as number);
      for (let steps = 0; steps < 40; steps++) {
        const { at } = run.store.getState().cursor;
        const next = nextStop(log, at, direction, 'packet') as number;
        stepPacket(direction);
        if (run.store.getState().cursor.at === at) await served(run.worker(), pause());
        expect(run.store.getState().cursor).toEqual(visibleAt(log, next));
      }
    }
  });

  test('is played on beyond the edge of its window', async () => {
    const run = await longRun();
    const { model } = run.store.getState();
    const edge = log.at[model.log.count - 1] as number;
    await goTo(run, edge - 100);
    run.store.getState().play();
    for (let i = 0; i < 20; i++) {
      run.pass(16);
      await served(run.worker(), pause());
    }
    const { cursor, playing } = run.store.getState();
    expect(playing).toBe(true);
    expect(cursor.at).toBeGreaterThan(edge);
    expect(cursor).toEqual(visibleAt(log, cursor.at));
  });

  test('has events brought that somebody asks for, of which parts know only what is there', async () => {
    const run = await longRun();
    const { model } = run.store.getState();
    const range = { from: log.count - 50, to: log.count };
    await served(run.worker(), model.ensure(range));
    expect(model.log.first).toBeLessThanOrEqual(range.from);
    expect(model.log.count).toBe(log.count);
    const last = lastEvent(model, { kind: 'frame.delivered' });
    expect(last).toBe(lastEvent(whole, { kind: 'frame.delivered' }));
    expect(firstEvent(model, { kind: 'frame.delivered' })).toBeGreaterThanOrEqual(model.log.first);
  });

  test('has the time axis of the whole run', async () => {
    const { store } = await longRun();
    const short = storeOf([], 0, long);
    short.settle();
    expect(runTime(store.getState().model, end)).toEqual(
      runTime(short.store.getState().model, end),
    );
  });

  test('can be forked: the fork is the run of its session', async () => {
    const run = await longRun();
    const victim = packetsOf(whole).find(({ bytes }) => bytes > 1_000)!;
    await goTo(run, victim.starts + 1);
    run.store.getState().drop(victim.frame);
    run.settle();
    await served(run.worker(), pause());
    const { session, endAt } = run.store.getState();
    const alone = runToEnd(long, { inputs: [...session.inputs] }).sim.log;
    expect(session.inputs).toHaveLength(1);
    expect(endAt).toBe(alone.at[alone.count - 1]);
  });
});

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
