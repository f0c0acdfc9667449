import { expect, test } from 'vitest';
import { totalsOf } from '../model/compare/totals.ts';
import { transferScenario } from '../stack/world/testing.ts';
import { type Outcome, startSweep } from './sweep.ts';
import { session, testWorker } from './testing.ts';

const spec = transferScenario(30_000, { bandwidth: 5_000_000 });
const withDelay = (delay: number) => ({
  ...session,
  patch: [{ set: ['links', 0, 'delay'], to: delay }],
});

function swept(delays: readonly number[], turns?: number) {
  const worker = testWorker();
  const outcomes: (Outcome<number> | undefined)[] = delays.map(() => undefined);
  const cancel = startSweep({
    spec,
    sessions: delays.map(withDelay),
    wanted: delays.map((_, i) => i),
    measure: (run) => totalsOf(run).time,
    done: (index, outcome) => {
      outcomes[index] = outcome;
    },
    makeWorker: () => worker,
  });
  if (turns === undefined) worker.settle();
  else worker.work(turns);
  return { outcomes, cancel, worker };
}

test('each run is measured in its place, and a longer way takes longer', () => {
  const times = swept([10_000, 20_000, 40_000]).outcomes.map((outcome) =>
    outcome?.kind === 'measured' ? outcome.value : -1,
  );
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(new Set(times).size).toBe(3);
  expect(times[0]).toBeGreaterThan(0);
});

test('a run that cannot be is refused, and those after it are run', () => {
  const { outcomes } = swept([10_000, -5, 20_000]);
  expect(outcomes.map((outcome) => outcome?.kind)).toEqual(['measured', 'refused', 'measured']);
});

test('after it is cancelled nothing more is run', () => {
  const { outcomes, cancel, worker } = swept([10_000, 20_000], 1);
  cancel();
  worker.settle();
  expect(outcomes.map((outcome) => outcome?.kind)).toEqual(['measured', undefined]);
});
