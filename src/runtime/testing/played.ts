/** A whole run of a scenario with what it needs, checked first, as the worker does. */
import type { SessionInput } from '../../stack/inputs/kind.ts';
import { observed } from '../../stack/trace/testing.ts';
import type { ScenarioSpec } from '../../stack/world/scenario.ts';
import { checks } from '../../stack/world/schema/check.ts';
import { advance, type SessionRun } from '../../stack/world/session.ts';
import { startSession } from '../../stack/world/testing/whole.ts';
import { kernelFor } from './kernel-for.ts';

interface Options {
  readonly inputs?: SessionInput[];
  readonly seed?: number;
  readonly spacing?: number;
  readonly capture?: boolean;
}

export async function played(
  spec: ScenarioSpec,
  { inputs = [], seed = 1, ...more }: Options = {},
): Promise<SessionRun> {
  const session = { scenario: spec.id, seed, inputs };
  const kernel = await kernelFor(spec, session);
  checks.run(spec, session, kernel);
  const running = startSession(spec, session, { kernel, ...more });
  observed(running.sim.log);
  advance(running);
  return running;
}
