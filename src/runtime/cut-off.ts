import { isCutOff, isStopped } from '../model/cut-off.ts';
import type { RecordedRun } from '../model/recorded-run.ts';
import type { Instant } from '../stack/core/instant.ts';
import type { ScenarioSpec } from '../stack/world/scenario.ts';
import type { Session } from '../stack/world/session-data.ts';
import { patched } from '../stack/world/session-patch.ts';

/**
 * How a complete run ended: the guard ended one that would never have come to rest, its scenario
 * ended with work left, or nothing more was to come.
 */
export type Ending = 'guard' | 'scenario' | 'rest';

export function endingOf(run: RecordedRun, spec: ScenarioSpec, session: Session): Ending {
  if (isStopped(run)) return 'guard';
  return cutOffAt(run, spec, session) === undefined ? 'rest' : 'scenario';
}

/** Where a complete run was cut off by the end of its scenario; undefined when nothing was left to do. */
export function cutOffAt(
  run: RecordedRun,
  spec: ScenarioSpec,
  session: Session,
): Instant | undefined {
  const { until } = patched(spec, session.patch).spec;
  return isCutOff(run, until) ? until : undefined;
}
