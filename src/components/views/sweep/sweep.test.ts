import { describe, expect, it } from 'vitest';
import { recordedRun } from '../../../model/recorded-run.ts';
import type { Ending } from '../../../runtime/cut-off.ts';
import { kernelFor } from '../../../runtime/testing/kernel-for.ts';
import { dumbbell } from '../../../stack/apps/flows/testing/dumbbell.ts';
import type { LinkSpec, ScenarioSpec } from '../../../stack/world/scenario.ts';
import { advance } from '../../../stack/world/session.ts';
import type { Session } from '../../../stack/world/session-data.ts';
import { patched } from '../../../stack/world/session-patch.ts';
import { startSession } from '../../../stack/world/testing/whole.ts';
import { runToEnd, transferScenario } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { KNOBS, measuresOf, RESULTS } from './kinds.ts';
import type { Base, Dial } from './knob.ts';
import { decodeSweepLook, encodeSweepLook, PLAIN_SWEEP } from './look.ts';
import { pointsOf, spreadOf } from './model.ts';
import type { RunOutcome } from './sweep-store.ts';
import { type around, readField, valuesOf } from './values.ts';

function runOf(spec: ScenarioSpec, session: Session) {
  const running = startSession(spec, session);
  advance(running);
  return recordedRun(running.sim.log, topologyOf(spec));
}

function baseOf(bytes: number, link: Partial<LinkSpec>): Base {
  const spec = transferScenario(bytes, link);
  const session = { scenario: spec.id, seed: 1, inputs: [] };
  return { spec, session, run: runOf(spec, session) };
}

function dialOf(base: Base, knob: string, ends: string): Dial {
  const dials = KNOBS.find(({ id }) => id === knob)!.dials(base, 'en');
  return dials.find(({ id }) => id.endsWith(ends))!;
}

const measured = (base: Base, dial: Dial, values: readonly number[], result: string) =>
  values.map((value) => measuresOf(runOf(base.spec, dial.session(value)))[result]!);

const MSS = 1_448;
const RTT = 0.04;
const RATE = 4_000_000;

describe('a sweep of runs', () => {
  it('window to goodput: window over round trip, until the line is full', () => {
    const base = baseOf(1_000_000, { bandwidth: RATE });
    const dial = dialOf(base, 'setting', '0.receiveBuffer');
    const windows = [2, 4, 8, 24, 48].map((segments) => segments * MSS);
    const goodput = measured(base, dial, windows, 'goodput');
    // A segment takes 3 ms on the line, so a round trip is no shorter than that and the way.
    const byWindow = windows.map((window) => (window * 8) / (RTT + ((MSS + 66) * 8) / RATE));
    const most = RATE * (MSS / (MSS + 66));
    for (const i of [0, 1, 2]) {
      expect(goodput[i]! / byWindow[i]!).toBeGreaterThan(0.85);
      expect(goodput[i]! / byWindow[i]!).toBeLessThanOrEqual(1);
    }
    for (const i of [3, 4]) {
      expect(goodput[i]! / most).toBeGreaterThan(0.9);
      expect(goodput[i]! / most).toBeLessThanOrEqual(1);
    }
  });

  it('which segment is lost: only the last ones need a timeout', () => {
    const base = baseOf(10 * MSS, {});
    const dial = dialOf(base, 'loss', '');
    const timeouts = measured(base, dial, valuesOf(dial, undefined), 'timeouts');
    expect(timeouts).toHaveLength(10);
    expect(timeouts[0]).toBe(0);
    expect(timeouts[9]).toBe(1);
  });

  it('a longer way takes longer', () => {
    const base = baseOf(20_000, {});
    const dial = dialOf(base, 'link', '.delay');
    const times = measured(base, dial, [10_000, 20_000, 40_000], 'finish');
    expect(times[0]! < times[1]! && times[1]! < times[2]!).toBe(true);
  });

  it('a call that is made later makes nothing else later', () => {
    const base = baseOf(20_000, {});
    const dial = dialOf(base, 'call', '0.0.1');
    const [now, later] = measured(base, dial, [0, 50_000], 'finish');
    expect(later).toBe(now);
  });

  it('other seeds are other luck, and the same seed the same', () => {
    const base = baseOf(60_000, { lossPpm: 50_000 });
    const dial = dialOf(base, 'seed', '');
    const times = measured(base, dial, [1, 2, 3, 4, 1], 'finish');
    expect(times[4]).toBe(times[0]);
    expect(new Set(times).size).toBeGreaterThan(2);
  });

  it('has a dial for every setting, with values that lie in its range', () => {
    const base = baseOf(1_000, {});
    for (const { dials } of KNOBS) {
      for (const dial of dials(base, 'zh')) {
        expect(dial.id).toMatch(/^[\w.-]{1,80}$/);
        const values = valuesOf(dial, undefined);
        expect(values.length).toBeGreaterThan(0);
        if (dial.range.kind !== 'span') continue;
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(dial.range.low);
          expect(value).toBeLessThanOrEqual(dial.range.high);
        }
      }
    }
  });

  it('a run without data has no time, no goodput and no fairness, and one with data has', () => {
    const base = baseOf(20_000, { bandwidth: RATE });
    const nodes = base.spec.nodes.map((node) => ({ ...node, processes: [] }));
    expect(measuresOf(runOf({ ...base.spec, nodes }, base.session))).toMatchObject({
      ...{ finish: undefined, goodput: undefined, fairness: undefined, timeouts: 0 },
    });
    const one = measuresOf(base.run);
    expect(one.finish).toBeGreaterThan(0);
    expect(one.goodput).toBeGreaterThan(0);
    expect(one.fairness, 'nobody to share with').toBeUndefined();
  });

  it('flows that share a line are compared with each other, not with what answers them', async () => {
    const spec = dumbbell([{ flows: [{ bytes: 600_000 }], delay: 10_000 }]);
    const session = { scenario: spec.id, seed: 1, inputs: [] };
    const kernel = await kernelFor(spec, session);
    const of = (made: Session) =>
      measuresOf(
        recordedRun(
          runToEnd(patched(spec, made.patch).spec, {}, { kernel }).sim.log,
          topologyOf(spec),
        ),
      );
    const base = { spec, session, run: baseOf(0, {}).run };
    const dial = dialOf(base, 'flows', '0.0.0');
    expect(of(dial.session(1)).fairness).toBeUndefined();
    const fairness = of(dial.session(2)).fairness ?? 0;
    expect(fairness).toBeGreaterThan(0.5);
    expect(fairness).toBeLessThanOrEqual(1);
  });
});

describe('the values of a span', () => {
  const dial = (first: ReturnType<typeof around>): Dial => ({
    ...{ id: 'x', name: 'x', nameOf: String, session: () => ({}) as Session },
    range: { kind: 'span', low: 0, high: 1_000_000, first, unit: '', size: 1 },
  });
  it('are even, or each so many times the one before', () => {
    const even = dial({ from: 0, to: 100, count: 5, doubling: false });
    expect(valuesOf(even, undefined)).toEqual([0, 25, 50, 75, 100]);
    const doubling = { from: 1_000, to: 16_000, count: 5, doubling: true };
    expect(valuesOf(even, doubling)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
  });
  it('are never the same twice, nor out of bounds', () => {
    const first = { from: 1, to: 3, count: 50, doubling: false };
    expect(valuesOf(dial(first), undefined)).toEqual([1, 2, 3]);
    expect(valuesOf(dial(first), { ...first, from: -5, to: 2, count: 3 })).toEqual([0, 1, 2]);
  });
});

describe('the word of a sweep in a link', () => {
  it('says all of it', () => {
    const look = {
      ...{ knob: 'setting', dial: 'all.initialWindow', result: 'finish', base: 2, go: true },
      span: { from: -1, to: 40, count: 7, doubling: false },
    };
    expect(decodeSweepLook(encodeSweepLook(look))).toEqual(look);
    expect(encodeSweepLook(look)).toMatch(/^[\w.~-]{1,400}$/);
  });
  it('holds every result and every knob that there is, and ids of several words', () => {
    const ids = [...RESULTS, ...KNOBS].map(({ id }) => id);
    for (const id of [...ids, 'time-in-queue', 'acks2']) {
      const look = { ...PLAIN_SWEEP, knob: id, result: id };
      expect(decodeSweepLook(encodeSweepLook(look))).toEqual(look);
      expect(encodeSweepLook(look)).toMatch(/^[\w.~-]{1,400}$/);
    }
  });
  it('has them in an order in which no two are equal', () => {
    for (const kinds of [RESULTS, KNOBS]) {
      const orders = kinds.map(({ order }) => order);
      expect(orders).toEqual([...new Set(orders)]);
    }
  });
  it('may be nonsense, which counts for nothing', () => {
    expect(decodeSweepLook('k~v1.2~rX~b~gg~q')).toEqual(PLAIN_SWEEP);
  });
});

describe('many runs of which each has its luck', () => {
  const dial: Dial = {
    ...{ id: 'x', name: 'x', nameOf: String, session: () => ({}) as Session },
    range: { kind: 'list', values: [] },
  };
  const result = RESULTS.find(({ id }) => id === 'lost')!;
  const outcome = (lost: number, ending: Ending = 'rest'): RunOutcome => ({
    ...{ kind: 'measured', value: { lost }, ending },
  });
  it('have a median and quartiles, and every run stands in one bin', () => {
    const outcomes = [1, 2, 3, 4, 100].map((lost) => outcome(lost));
    const points = pointsOf(dial, [1, 2, 3, 4, 5], outcomes, result);
    const spread = spreadOf(points, true, 10)!;
    expect(spread).toMatchObject({ least: 1, quarter: 2, median: 3, threeQuarters: 4, most: 100 });
    expect(spread.bins.flatMap((bin) => bin.points).sort()).toEqual([0, 1, 2, 3, 4]);
    expect(spread.bins.length).toBeLessThanOrEqual(11);
  });
  it('a run that was cut off counts for nothing', () => {
    const cut = [outcome(7), outcome(1_000, 'guard'), outcome(2_000, 'scenario')];
    const points = pointsOf(dial, [1, 2, 3], cut, result);
    expect(points.map(({ state }) => state)).toEqual(['measured', 'stopped', 'cut']);
    expect(spreadOf(points, true, 10)).toMatchObject({ count: 1, most: 7 });
  });
});

describe('a number of the form', () => {
  const count = { least: 2, most: 100, whole: true };

  it('counts only inside its bounds, and whole where runs are counted', () => {
    const said = ['', ' ', '1', '101', '7.5', 'x', '7', ' 100 '];
    expect(said.map((text) => readField(text, count))).toEqual([
      ...[undefined, undefined, undefined, undefined, undefined, undefined, 7, 100],
    ]);
    expect(readField('-5', { least: 0, most: 9, whole: false })).toBe(undefined);
    expect(readField('0.5', { least: 0, most: 9, whole: false })).toBe(0.5);
  });
});
