import { expect, test } from 'vitest';
import { advance } from '../../stack/world/session.ts';
import type { Session } from '../../stack/world/session-data.ts';
import { startSession } from '../../stack/world/testing/whole.ts';
import { transferScenario } from '../../stack/world/testing.ts';
import { topologyOf } from '../../stack/world/topology.ts';
import { recordedRun } from '../recorded-run.ts';
import type { ComparedRun } from './first-difference.ts';
import { comparedStretch, sameUntil } from './stretch.ts';

const spec = transferScenario(2_000, {}, { knowsNeighbours: true });
const dropped = { inputs: [{ at: 25_000, kind: 'drop', frame: 1 }] } as const;
const plain: Session = { scenario: spec.id, seed: 1, inputs: [] };

function runOf(change: Partial<Session> = {}): ComparedRun {
  const session = { ...plain, ...change };
  const running = startSession(spec, session);
  advance(running);
  const run = recordedRun(running.sim.log, topologyOf(spec), { inputs: session.inputs });
  return { run, session, complete: true };
}

/** The same with a window that begins at an event, and ends before the run does. */
function windowOf({ run, session, complete }: ComparedRun, first: number): ComparedRun {
  const { log } = run;
  const endAt = (log.at[log.count - 1] as number) + 1;
  const part = { ...log, first, at: log.at.subarray(first) };
  return { run: { ...run, log: part } as typeof run, session, complete, endAt };
}

test('runs that are kept whole are compared from beginning to end', () => {
  const pair = [runOf(), runOf(dropped)] as const;
  expect(comparedStretch(pair)).toEqual({ from: 0, to: Number.POSITIVE_INFINITY, first: true });
});

test('nothing differs before the first input that one run alone has', () => {
  expect(sameUntil([runOf(), runOf(dropped)])).toBe(25_000);
  const patch = [{ set: ['links', 0, 'delay'], to: 5 }] as const;
  expect(sameUntil([runOf(), runOf({ patch })])).toBe(0);
  expect(sameUntil([runOf(), runOf({ seed: 2 })])).toBe(0);
});

test('a window that begins before the change still finds the first difference', () => {
  const changed = runOf(dropped);
  const { log } = changed.run;
  const last = log.at[log.count - 1] as number;
  const early = comparedStretch([runOf(), windowOf(changed, 5)]);
  expect(early).toEqual({ from: (log.at[5] as number) + 1, to: last - 1, first: true });
});

test('what is found in a window that begins behind the change is not called the first', () => {
  const changed = runOf(dropped);
  const late = comparedStretch([runOf(), windowOf(changed, changed.run.log.count - 5)]);
  expect(late.first).toBe(false);
  expect(late.from).toBeGreaterThan(25_000);
});
