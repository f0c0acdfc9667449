/** Four hosts and a switch between them: two of them serve, the other two ask. */
import type { ScriptStep } from '../../../apps/script/script.ts';
import { fetchFrom, servesOnce } from '../../../apps/script/testing/fetch.ts';
import { kernelOf } from '../../../capability.ts';
import { ipv4, type Mac } from '../../../core/addresses.ts';
import { importFrame } from '../../../core/arena.ts';
import { type Instant, MILLISECOND, SECOND } from '../../../core/instant.ts';
import type { SessionInput } from '../../../inputs/kind.ts';
import { NO_CAUSE } from '../../../trace/log.ts';
import { observed } from '../../../trace/testing.ts';
import { ethernet, layer, packet } from '../../../wire/index.ts';
import { nodeNow, type RunningNode, type Simulator } from '../../../world/running.ts';
import type { HostSpec, ScenarioSpec } from '../../../world/scenario.ts';
import { advance, type SessionRun } from '../../../world/session.ts';
import { run } from '../../../world/simulator.ts';
import { everyKernel } from '../../../world/testing/every-kernel.ts';
import { startSession } from '../../../world/testing/whole.ts';
import { capability } from '../capability.ts';
import type { SwitchSpec } from '../spec.ts';

export const NAMES = ['client', 'laptop', 'server', 'mirror'] as const;
export const [CLIENT, LAPTOP, SERVER, MIRROR, SWITCH] = [0, 1, 2, 3, 4];
export const addressOf = (node: number) => `10.0.0.${node + 1}`;

const asks = (node: number, pause: number): ScriptStep[] => [
  { do: 'wait', for: pause },
  ...fetchFrom(ipv4(addressOf(node))),
];

const serves = servesOnce(2_000);

/** What each host does: the client asks the server, and then the laptop asks the mirror. */
const TALK: readonly ScriptStep[][] = [
  asks(SERVER, MILLISECOND),
  asks(MIRROR, 20 * MILLISECOND),
  serves,
  serves,
];

export function fourHosts(
  own: Partial<SwitchSpec> = {},
  steps: readonly ScriptStep[][] = TALK,
  more: Partial<ScenarioSpec> = {},
): ScenarioSpec {
  const host = (name: string, node: number): HostSpec => ({
    name,
    address: addressOf(node),
    processes: [{ name: 'main', steps: steps[node] ?? [] }],
  });
  return {
    id: 'four-hosts',
    nodes: [...NAMES.map(host), { kind: 'switch', name: 'switch', ...own }],
    links: NAMES.map((name) => ({ between: [name, 'switch'], delay: 2 * MILLISECOND })),
    until: 600 * SECOND,
    ...more,
  };
}

export const switchKernel = kernelOf([...everyKernel.capabilities, capability]);

export function runSwitch(spec: ScenarioSpec, inputs: SessionInput[] = []): SessionRun {
  const running = startSession(
    spec,
    { scenario: spec.id, seed: 1, inputs },
    { kernel: switchKernel },
  );
  observed(running.sim.log);
  advance(running);
  return running;
}

/** A network in which nobody says anything of its own accord. */
export function quiet(
  own: Partial<SwitchSpec> = {},
  inputs: SessionInput[] = [],
  more: Partial<ScenarioSpec> = {},
): Simulator {
  const spec = fourHosts(own, [], { knowsNeighbours: true, ...more });
  const session = { scenario: spec.id, seed: 1, inputs };
  return startSession(spec, session, { kernel: switchKernel }).sim;
}

/** A frame comes in at a port of the switch at an instant. */
export function frameIn(sim: Simulator, port: number, src: Mac, dst: Mac, at: Instant): void {
  const experiment = layer(ethernet, { src, dst, etherType: 0x88b5 });
  bytesIn(sim, port, packet([experiment], new Uint8Array(46)), at);
}

export function bytesIn(sim: Simulator, port: number, bytes: Uint8Array, at: Instant): void {
  run(sim, at);
  const { kind, state, fx } = nodeNow(sim, SWITCH) as RunningNode;
  kind.frame(state, port, importFrame(fx.arena, bytes), fx);
  sim.log.cause = NO_CAUSE;
}
