/** A whole run of a scenario with what it needs, checked first, as the worker does. */
import type { SessionInput } from '../../stack/inputs/kind.ts';
import type { ScenarioSpec } from '../../stack/world/scenario.ts';
import { type SessionRun } from '../../stack/world/session.ts';

interface Options {
  readonly inputs?: SessionInput[];
  readonly seed?: number;
  readonly spacing?: number;
  readonly capture?: boolean;
}
export declare function played(
  spec: ScenarioSpec,
  { inputs, seed, ...more }?: Options,
): Promise<SessionRun>;
