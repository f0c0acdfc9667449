/** Scenarios and shorthand for tests of whole worlds. */
import type { ScriptStep } from '../apps/script/script.ts';
import { fetchFrom, servesOnce } from '../apps/script/testing/fetch.ts';
import { ipv4 } from '../core/addresses.ts';
import { MILLISECOND, SECOND } from '../core/instant.ts';
import { eventsOf, type TraceLog } from '../trace/log.ts';
import type { EventKind, TraceEvent } from '../trace/schema.ts';
import { observed } from '../trace/testing.ts';
import type { SessionInput } from './inputs.ts';
import type { HostSpec, LinkSpec, ScenarioSpec } from './scenario.ts';
import { checks } from './schema/check.ts';
import { advance, type SessionRun } from './session.ts';
import { everyKernel } from './testing/every-kernel.ts';
import { startSession, type TestOptions } from './testing/whole.ts';

export const CLIENT = 0;
export const SERVER = 1;
export const SERVER_ADDRESS = ipv4('10.0.0.2');

/** A client that asks and a server that answers `bytes` bytes, then both close. */
export function transferScenario(
  bytes: number,
  link: Partial<LinkSpec> = {},
  more: Partial<ScenarioSpec> = {},
): ScenarioSpec {
  const client = fetchFrom(SERVER_ADDRESS);
  const server = servesOnce(bytes);
  return {
    id: 'transfer',
    nodes: [
      { name: 'client', address: '10.0.0.1', processes: [{ name: 'client', steps: client }] },
      { name: 'server', address: '10.0.0.2', processes: [{ name: 'server', steps: server }] },
    ],
    links: [{ between: ['client', 'server'], delay: 20 * MILLISECOND, ...link }],
    until: 600 * SECOND,
    ...more,
  };
}

/** Two hosts that run these steps, joined by one link. */
export function twoHosts(
  client: ScriptStep[],
  server: ScriptStep[],
  more: Partial<ScenarioSpec> = {},
): ScenarioSpec {
  const spec = transferScenario(0, {}, more);
  const [first, second] = hostsOf(spec) as [HostSpec, HostSpec];
  return {
    ...spec,
    nodes: [
      { ...first, processes: [{ name: 'client', steps: client }] },
      { ...second, processes: [{ name: 'server', steps: server }] },
    ],
    ...more,
  };
}

/** The hosts of a scenario; it may have other nodes. */
export function hostsOf(spec: ScenarioSpec): HostSpec[] {
  return spec.nodes.filter((node): node is HostSpec => node.kind === undefined);
}

export function runToEnd(
  spec: ScenarioSpec,
  { seed = 1, inputs = [] }: { seed?: number; inputs?: SessionInput[] } = {},
  options: TestOptions = {},
): SessionRun {
  const session = { scenario: spec.id, seed, inputs };
  const { kernel = everyKernel } = options;
  checks.run(spec, session, kernel);
  const running = startSession(spec, session, { ...options, kernel });
  observed(running.sim.log);
  advance(running);
  return running;
}

export function all<K extends EventKind>(log: TraceLog, kind: K): TraceEvent<K>[] {
  return [...eventsOf(log, [kind])];
}

/** A trace as one comparable value: every byte that was recorded. */
export function traceBytes(log: TraceLog, to = log.count): unknown[] {
  const words = to < log.count ? (log.offsets[to] as number) : log.wordCount;
  return [
    log.kinds.slice(0, to),
    log.nodes.slice(0, to),
    log.at.slice(0, to),
    log.causes.slice(0, to),
    log.words.slice(0, words),
  ];
}
