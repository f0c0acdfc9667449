import { expect, test } from 'vitest';
import { ACTIVITY, flightsOf } from '../model/parts/activity.ts';
import { recordedRun } from '../model/recorded-run.ts';
import { runToEnd, transferScenario } from '../stack/world/testing.ts';
import { topologyOf } from '../stack/world/topology.ts';
import { foldTime } from './folded-time.ts';
import { sharedTime } from './run-time.ts';

const END = 5_000_000;

function runWith(delay: number) {
  const spec = transferScenario(40_000, { delay });
  return recordedRun(runToEnd(spec).sim.log, topologyOf(spec));
}

test('the time of two runs is that of everything that happens in either', () => {
  const runs = [runWith(20_000), runWith(33_000)];
  const parts = runs.map((run) => run.part(ACTIVITY));
  const busy = parts.flatMap((each) => each.busy).sort((a, b) => a - b);
  const flights = parts.flatMap((each) => [...flightsOf(each)]).sort((a, b) => a[0] - b[0]);
  expect(sharedTime(runs, END)).toEqual(foldTime(busy, END, flights));
});
