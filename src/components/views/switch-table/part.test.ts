/** The table in a run that is longer than the window of it that a page keeps. */
import { expect, it } from 'vitest';
import { visibleAt } from '../../../model/cursor.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { moveWindow, openWindows, takeIn } from '../../../model/windows.ts';
import { SECOND } from '../../../stack/core/instant.ts';
import { fourHosts, SWITCH, switchKernel } from '../../../stack/nodes/switch/testing/four-hosts.ts';
import { type TraceBatch, takeBatch } from '../../../stack/trace/batch.ts';
import { advance } from '../../../stack/world/session.ts';
import { run as runUntil } from '../../../stack/world/simulator.ts';
import { startSession } from '../../../stack/world/testing/whole.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { tableAt } from './model.ts';

const spec = fourHosts();
const begin = () =>
  startSession(spec, { scenario: spec.id, seed: 1, inputs: [] }, { kernel: switchKernel });

it('begins with what the switch knew before the window, and its ages', () => {
  const whole = begin();
  advance(whole);
  const all = recordedRun(whole.sim.log, topologyOf(spec));
  const { sim } = begin();
  const windows = openWindows(topologyOf(spec), {}, 64);
  const batches: TraceBatch[] = [];
  for (const until of [30_000, 40_000, 60_000, 100 * SECOND, 600 * SECOND]) {
    runUntil(sim, until);
    batches.push(takeBatch(sim.log));
    takeIn(windows, batches.at(-1) as TraceBatch);
  }
  const last = batches.at(-1) as TraceBatch;
  expect(moveWindow(windows, last)).toBe(true);
  expect(windows.window.log.first).toBe(last.from);
  for (const at of [200 * SECOND, 300 * SECOND + 30_000, 599 * SECOND]) {
    const seen = tableAt(windows.window, SWITCH, visibleAt(windows.window.log, at));
    expect(seen).toEqual(tableAt(all, SWITCH, visibleAt(whole.sim.log, at)));
  }
  expect(tableAt(windows.window, SWITCH, visibleAt(windows.window.log, 200 * SECOND))).toHaveLength(
    4,
  );
});
