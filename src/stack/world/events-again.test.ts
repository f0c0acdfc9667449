import { expect, test } from 'vitest';
import { appendBatch, takeBatch, windowLog } from '../trace/batch.ts';
import { readEvent } from '../trace/log.ts';
import { eventsAgain } from './events-again.ts';
import { advance, type SessionRun } from './session.ts';
import { startSession } from './testing/whole.ts';
import { runToEnd, transferScenario } from './testing.ts';

const spec = transferScenario(1_500_000, { bandwidth: 20_000_000, lossPpm: 10_000 });
const whole = runToEnd(spec).sim.log;

/** A run that has handed on what it recorded, as in the worker, and where each batch began. */
function handedOn(): { running: SessionRun; borders: number[] } {
  const session = { scenario: spec.id, seed: 1, inputs: [] };
  const running = startSession(spec, session, { capture: false, spacing: 2_000 });
  const borders: number[] = [];
  for (let more = true; more; ) {
    more = advance(running, undefined, 1);
    borders.push(running.sim.log.first);
    takeBatch(running.sim.log);
  }
  return { running, borders };
}

test('events that were handed on are recorded again, from wherever a batch began', () => {
  const { running, borders } = handedOn();
  expect(borders.length).toBeGreaterThan(3);
  for (const from of borders) {
    const to = Math.min(from + 1_500, whole.count);
    const batch = eventsAgain(running, from, to);
    expect(batch.from).toBe(from);
    expect(batch.to).toBeGreaterThanOrEqual(to);
    const log = windowLog(whole, from);
    appendBatch(log, { ...batch, strings: [] });
    for (let id = from; id < log.count; id++) {
      expect(readEvent(log, id)).toEqual(readEvent(whole, id));
    }
    // What is before the window is said to be missing, not made up.
    if (from > 0) expect(() => readEvent(log, from - 1)).toThrow(RangeError);
  }
});

test('the run itself stays as it is, and nothing is recorded beyond its end', () => {
  const { running, borders } = handedOn();
  const { count, first } = running.sim.log;
  const batch = eventsAgain(running, borders.at(-1) as number, Number.MAX_SAFE_INTEGER);
  expect(batch.to).toBe(whole.count);
  expect(running.sim.log).toMatchObject({ count, first });
});

test.each([
  [-1, 10],
  [0.5, 10],
  [1e9, 2e9],
])('events %d to %d of a shorter run are not asked for', (from, to) => {
  expect(() => eventsAgain(handedOn().running, from, to)).toThrow(RangeError);
});
