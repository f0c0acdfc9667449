/**
 * Whether a run ended only because its scenario ends there: work was left. A packet was under way that
 * would have arrived later, or data was unacknowledged and a timer ran that would have sent it again. A
 * run in which nothing would ever have happened any more is not cut off, whatever is missing in it.
 */
import type { Instant } from '../stack/core/instant.ts';
import { completedAt, dataFlows } from './fairness.ts';
import { TIMERS } from './parts/timers.ts';
import { noticesOf, packetsInFlight } from './queries.ts';
import type { RecordedRun } from './recorded-run.ts';

/** Whether the guard ended it, as it would never have come to rest (stack/world/guard.ts). */
export function isStopped(run: RecordedRun): boolean {
  return noticesOf(run).some(({ kind }) => kind === 'run.stopped');
}

/** Of a run that is complete. `until`: where its scenario ends. */
export function isCutOff(run: RecordedRun, until: Instant): boolean {
  // What the guard ended has its own word.
  if (isStopped(run)) return false;
  const end = { at: until, event: run.log.count };
  if (packetsInFlight(run, end).some(({ arrives }) => arrives > until)) return true;
  const { running } = run.part(TIMERS);
  if (![...running.values()].some(({ due }) => due > until)) return false;
  return dataFlows(run).some((flow) => completedAt(flow) === undefined);
}
