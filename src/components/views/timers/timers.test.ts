/** Clocks by what the RFCs say of them, computed by hand, on runs of the stack. */
import { describe, expect, it } from 'vitest';
import { cursorAfter, cursorAtEnd, visibleAt } from '../../../model/cursor.ts';
import { talksOf } from '../../../model/ends.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { handshake, makeTrace, TWO_HOSTS } from '../../../model/testing/made-trace.ts';
import { moveWindow, openWindows, takeIn } from '../../../model/windows.ts';
import { MILLISECOND, SECOND } from '../../../stack/core/instant.ts';
import { type TraceBatch, takeBatch } from '../../../stack/trace/batch.ts';
import { run as runUntil } from '../../../stack/world/simulator.ts';
import { startSession } from '../../../stack/world/testing/whole.ts';
import { CLIENT, runToEnd, SERVER, transferScenario } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { lanesOf, leftAt, runningAt, stretchesOf, timerEvents } from './model.ts';
import { backedOffFrom, ruleOf } from './rows.ts';

function recorded(spec = transferScenario(2_000)) {
  const { sim } = runToEnd(spec);
  const run = recordedRun(sim.log, topologyOf(spec));
  const [talk] = talksOf(run);
  const lane = (side: 0 | 1, timer: string) =>
    lanesOf(run, talk?.[side] as NonNullable<typeof talk>[0]).find(
      (each) => each.timer === timer,
    ) as ReturnType<typeof lanesOf>[number];
  return { run, log: sim.log, talk: talk as NonNullable<typeof talk>, lane };
}

describe('the retransmission clock of a SYN that nobody hears', () => {
  // RFC 6298 (2.1): 1 s before a round trip was measured; (5.5): doubled whenever it runs out.
  const lost = recorded(transferScenario(0, { lossPpm: 1_000_000 }));
  const { settings } = lost.lane(0, 'retransmission');

  it('runs 1, 2, 4 and 8 s', () => {
    const lengths = settings.map(({ armedAt, due }) => (due - armedAt) / SECOND);
    expect(lengths.slice(0, 4)).toEqual([1, 2, 4, 8]);
  });

  it('runs out at 1, 3, 7 and 15 s, and is set again at once', () => {
    const [{ armedAt: begin } = { armedAt: 0 }] = settings;
    const fired = settings.slice(0, 4).map(({ endedAt, how }) => [(endedAt - begin) / SECOND, how]);
    expect(fired).toEqual([1, 3, 7, 15].map((at) => [at, 'fired']));
    expect(settings[1]?.armedAt).toBe(settings[0]?.endedAt);
  });

  it('says of each time that it backs off from the last', () => {
    const events = timerEvents(lost.run, lost.talk).filter(
      ({ setting }) => setting.timer === 'retransmission',
    );
    const factors = backedOffFrom(events).flatMap((before, i) => {
      const { setting, what } = events[i] as (typeof events)[number];
      if (what !== 'set' || before === undefined) return [];
      return [(setting.due - setting.armedAt) / (before.due - before.armedAt)];
    });
    expect(factors.slice(0, 3)).toEqual([2, 2, 2]);
  });

  it('counts down with the cursor', () => {
    const at = visibleAt(lost.log, (settings[1]?.armedAt ?? 0) + 500 * MILLISECOND);
    const running = runningAt(lost.lane(0, 'retransmission'), at);
    expect(running && leftAt(running, at.at)).toBe(1_500 * MILLISECOND);
  });
});

describe('the clocks of a transfer', () => {
  const { run, log, talk, lane } = recorded(transferScenario(2_000, {}, { knowsNeighbours: true }));

  it('belong to the two ends, who was there first in front', () => {
    expect(talk.map(({ node }) => node)).toEqual([CLIENT, SERVER]);
    expect(talksOf(run)).toHaveLength(1);
  });

  it('stop where the ACK comes: of the SYN, after a round trip of 40 ms', () => {
    const [syn] = lane(0, 'retransmission').settings;
    expect(syn).toMatchObject({ how: 'cancelled' });
    expect((syn?.endedAt ?? 0) - (syn?.armedAt ?? 0)).toBe(40 * MILLISECOND);
  });

  it('end with TIME_WAIT, two maximum segment lifetimes of 2 min (RFC 9293 §3.4.2, §3.6.1)', () => {
    const waits = [lane(0, 'time-wait'), lane(1, 'time-wait')].flatMap(({ settings }) => settings);
    expect(waits.map(({ due, armedAt }) => due - armedAt)).toEqual([240 * SECOND]);
  });

  it('stand still before they are set and after they were stopped', () => {
    const retransmission = lane(0, 'retransmission');
    const [syn] = retransmission.settings;
    expect(runningAt(retransmission, cursorAfter(log, (syn?.armed ?? 0) - 1))).toBeUndefined();
    expect(runningAt(retransmission, cursorAfter(log, syn?.armed ?? 0))).toBe(syn);
    expect(runningAt(retransmission, cursorAfter(log, (syn?.ended ?? 0) - 1))).toBe(syn);
    expect(runningAt(retransmission, cursorAtEnd(log))).toBeUndefined();
  });

  it('are looked at first without the minutes in which only time passes', () => {
    const { whole, first } = stretchesOf(run, talk, 600 * SECOND) ?? {
      whole: [0, 0],
      first: [0, 0],
    };
    expect(whole[1]).toBeGreaterThan(240 * SECOND);
    expect(first[1]).toBeLessThan(SECOND);
  });
});

it('a clock that is set anew before it is due ends where it begins again', () => {
  const trace = makeTrace();
  const timer = { conn: 0, layer: 'tcp', name: 'retransmission' };
  handshake(trace);
  for (const at of [100_000, 300_000]) {
    trace.add(at, 'timer.armed', 0, -1, { ...timer, due: at + SECOND });
  }
  const run = recordedRun(trace.log, TWO_HOSTS);
  const client = talksOf(run)
    .flat()
    .find(({ node }) => node === CLIENT);
  const settings = client && lanesOf(run, client)[1]?.settings;
  expect(settings?.slice(-2)).toMatchObject([
    { again: false, how: 'again', endedAt: 300_000 },
    { again: true, how: undefined, due: 300_000 + SECOND },
  ]);
});

it('a window of a long run begins with the clocks that ran before it', () => {
  const spec = transferScenario(0, { lossPpm: 1_000_000 });
  const begin = () => startSession(spec, { scenario: spec.id, seed: 1, inputs: [] });
  const { sim } = begin();
  const windows = openWindows(topologyOf(spec), {}, 16);
  const batches: TraceBatch[] = [];
  for (let second = 2; second < 60; second += 4) {
    runUntil(sim, second * SECOND);
    batches.push(takeBatch(sim.log));
    takeIn(windows, batches.at(-1) as TraceBatch);
  }
  const { window } = windows;
  for (const batch of batches.toReversed()) if (moveWindow(windows, batch)) break;
  expect(window.log.first).toBeGreaterThan(0);
  const [talk] = talksOf(window);
  const lanes = lanesOf(window, talk?.[0] as NonNullable<typeof talk>[0]);
  const [first] = lanes[1]?.settings ?? [];
  expect(first?.armed).toBeLessThan(window.log.first);
  expect(first?.armedAt).toBeGreaterThan(0);
});

it('the clock of FIN_WAIT_2 names no rule, since kernels have it and RFC 9293 does not', () => {
  expect(ruleOf('time-wait')).toBe('RFC 9293 §3.6.1');
  expect(ruleOf('fin-wait-2')).toBe('');
});
