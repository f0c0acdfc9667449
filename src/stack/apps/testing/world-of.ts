/** Two hosts that run given programs, and what came of it. */
import { ipv4 } from '../../core/addresses.ts';
import { MILLISECOND, SECOND } from '../../core/instant.ts';
import { type AppTable, bindApps, type HostApps } from '../../nodes/host/app-env.ts';
import type { Host } from '../../nodes/host/host.ts';
import type { HostFx } from '../../nodes/host/host-fx.ts';
import { observed } from '../../trace/testing.ts';
import { fxAt, hostAt } from '../../world/running.ts';
import type { HostSpec, ScenarioSpec } from '../../world/scenario.ts';
import { type SessionRun, startSession } from '../../world/session.ts';
import { CORE_APPS } from '../index.ts';
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
    hosts: [
      { name: 'client', address: '10.0.0.1', settings, processes: client },
      { name: 'server', address: '10.0.0.2', settings, processes: server },
    ],
    links: [{ between: ['client', 'server'], delay: 10 * MILLISECOND }],
    until: 60 * SECOND,
  };
}

/** A run whose hosts know these programs and layers besides their own. */
export function startWith(spec: ScenarioSpec, table: Partial<AppTable>): SessionRun {
  const running = startSession(spec, { scenario: spec.id, seed: 1, inputs: [] });
  observed(running.sim.log);
  teach(running, table);
  return running;
}

export function teach(
  { sim }: SessionRun,
  { apps = [], streamLayers = [] }: Partial<AppTable>,
): void {
  sim.world.nodes.forEach((_, node) => {
    const fx = fxAt(sim, node) as HostFx & { apps: HostApps };
    fx.apps = bindApps(hostAt(sim, node), { apps: [...CORE_APPS, ...apps], streamLayers }, fx);
  });
}

export function hostOf(running: SessionRun, node: number): Host {
  return hostAt(running.sim, node);
}

/** A program without a state, for a test that watches what it is stepped with. */
export function program(id: string, step: AppKind['step'], more: Partial<AppKind> = {}): AppKind {
  return { id, init: (args) => ({ args, seen: [] }), step, ...more };
}
