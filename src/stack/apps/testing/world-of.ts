/** Two hosts that run given programs, and what came of it. */

import { CORE, kernelOf } from '../../capability.ts';
import { ipv4 } from '../../core/addresses.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import type { AppTable } from '../../nodes/host/app-env.ts';
import type { Host } from '../../nodes/host/host.ts';
import { observed } from '../../trace/testing.ts';
import type { HostSpec, ScenarioSpec } from '../../world/scenario.ts';
import type { SessionRun } from '../../world/session.ts';
import { EVERY_HOST_PART } from '../../world/testing/every-kernel.ts';
import { startSession } from '../../world/testing/whole.ts';
import type { AppKind } from '../kind.ts';
import type { ProcessSpec } from '../process-spec.ts';

export const CLIENT = 0;
export const SERVER = 1;
export const SERVER_ADDRESS = ipv4('10.0.0.2');

export function twoRun(
  client: ProcessSpec[],
  server: ProcessSpec[],
  settings: NonNullable<HostSpec['settings']> = {},
): ScenarioSpec {
  return {
    id: 'programs',
    nodes: [
      { name: 'client', address: '10.0.0.1', settings, processes: client },
      { name: 'server', address: '10.0.0.2', settings, processes: server },
    ],
    links: [{ between: ['client', 'server'], delay: 10 * MILLISECOND }],
    until: 60 * SECOND,
  };
}

/** A run whose hosts know these programs and layers besides their own. */
export function startWith(spec: ScenarioSpec, table: Partial<AppTable>): SessionRun {
  const kernel = kernelOf([...CORE, ...EVERY_HOST_PART, { id: 'test', ...table }]);
  const running = startSession(spec, { scenario: spec.id, seed: 1, inputs: [] }, { kernel });
  observed(running.sim.log);
  return running;
}

export function hostOf(running: SessionRun, node: number): Host {
  return running.sim.world.nodes[node] as Host;
}

/** A program without a state, for a test that watches what it is stepped with. */
export function program(id: string, step: AppKind['step'], more: Partial<AppKind> = {}): AppKind {
  return { id, init: (args) => ({ args, seen: [] }), step, ...more };
}
