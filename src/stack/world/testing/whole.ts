/**
 * Worlds for tests, benchmarks and the lab, in which everything is at hand that hosts, programs and
 * people can use. The worker fetches it when a session needs it (needs.ts).
 */
import type { Kernel } from '../../capability.ts';
import { type Capture, createCapture } from '../../trace/capture.ts';
import type { TraceLog } from '../../trace/log.ts';
import type { SessionInput } from '../inputs.ts';
import type { Simulator } from '../running.ts';
import { buildWorld as build, type ScenarioSpec } from '../scenario.ts';
import { type RunOptions, type SessionRun, startSession as start } from '../session.ts';
import type { Session } from '../session-data.ts';
import { patched } from '../session-patch.ts';
import { createSimulator as create } from '../simulator.ts';
import type { World } from '../world.ts';
import { everyKernel } from './every-kernel.ts';

export type TestOptions = Omit<RunOptions, 'kernel'> & { kernel?: Kernel };

/** Begins a run of a scenario with the session's patches, unchecked. */
export function startSession(
  spec: ScenarioSpec,
  session: Session,
  options: TestOptions = {},
): SessionRun {
  return start(patched(spec, session.patch).spec, session, { kernel: everyKernel, ...options });
}

export function buildWorld(spec: ScenarioSpec, seed: number, kernel = everyKernel): World {
  return build(spec, seed, kernel);
}

export function createSimulator(
  world: World,
  log: TraceLog,
  inputs: readonly SessionInput[] = [],
  capture: Capture = createCapture(false),
  kernel: Kernel = everyKernel,
): Simulator {
  return create(world, log, inputs, capture, kernel);
}
