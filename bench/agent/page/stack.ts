/**
 * Our host of the live page, at the relay as the app's is (runtime/worker/live), with one program of
 * its own in place of those that people type at. What it does is told every 30 ms, as the app's page is.
 */

import type { Hello } from '../../../src/relay/messages.ts';
import { CAPABILITIES } from '../../../src/runtime/capabilities.ts';
import type { LiveScenario } from '../../../src/runtime/live/messages.ts';
import { later } from '../../../src/runtime/worker/live/later.ts';
import { liveKernel } from '../../../src/runtime/worker/live/live-kernel.ts';
import { startLiveRun } from '../../../src/runtime/worker/live/live-run.ts';
import type { LiveRun } from '../../../src/runtime/worker/live/live-run-kind.ts';
import { liveScenario } from '../../../src/runtime/worker/live/scenario.ts';
import type { ScriptState, ScriptStep } from '../../../src/stack/apps/script/script.ts';
import type { Host } from '../../../src/stack/nodes/host/host.ts';
import { takeBatch, transferables } from '../../../src/stack/trace/batch.ts';
import { type Columns, eventsOf } from '../../../src/stack/trace/log.ts';
import type { Cable } from './orders.ts';

const BATCH_MS = 30;
const SEED = 1;
const FAULTS = ['frame.changed', 'frame.dropped'] as const;

export interface Stack {
  readonly state: ScriptState;
  readonly done: boolean;
  /** What the link has done to frames, as the trace tells, by what it was. */
  readonly faults: Readonly<Record<string, number>>;
  arrive: LiveRun['arrive'];
  stop(): void;
}

export interface StackEnv {
  readonly hello: Hello;
  readonly cable: Cable;
  send(frames: readonly Uint8Array[]): void;
  own(addresses: readonly string[]): void;
  post(batch: Columns, transfer: ArrayBuffer[]): void;
  /** Columns that the page has read. */
  room(): Columns | undefined;
  /** The program has come to its end. */
  done(): void;
  broken(error: unknown): void;
}

function scenarioOf({ hello, cable }: StackEnv, steps: readonly ScriptStep[]): LiveScenario {
  const scenario = liveScenario(hello, 'bench');
  const { spec, us } = scenario;
  const processes = [{ name: 'ours', steps: [...steps], hashesReceived: true }];
  const nodes = spec.nodes.map((node, i) => (i === us ? { ...node, processes } : node));
  const links = (spec.links ?? []).map((link) => ({ ...link, ...cable }));
  return { ...scenario, spec: { ...spec, nodes, links } };
}

export async function startStack(env: StackEnv, steps: readonly ScriptStep[]): Promise<Stack> {
  const { hello, send, own, broken } = env;
  const scenario = scenarioOf(env, steps);
  const kernel = await liveKernel(scenario, SEED, CAPABILITIES);
  let batching = false;
  let finished = false;
  let live: LiveRun | undefined;
  const stateOf = ({ world }: LiveRun) =>
    (world.running.sim.world.nodes[scenario.us] as Host).processes[0]?.state as ScriptState;
  const isDone = ({ pc, program }: ScriptState) => pc >= program.steps.length;

  function sendBatch(): void {
    batching = false;
    if (live === undefined) return;
    const trace = takeBatch(live.world.running.sim.log, env.room());
    env.post(trace, transferables(trace));
  }

  const faults: Record<string, number> = {};
  let looked = 0;
  function countFaults({ world }: LiveRun): void {
    const { log } = world.running.sim;
    for (const event of eventsOf(log, FAULTS, Math.max(looked, log.first))) {
      const what = event.kind === 'frame.changed' ? event.how : event.why;
      faults[what] = (faults[what] ?? 0) + 1;
    }
    looked = log.count;
  }

  function grown(): void {
    if (live !== undefined) countFaults(live);
    if (!batching) setTimeout(sendBatch, BATCH_MS);
    batching = true;
    if (finished || live === undefined || !isDone(stateOf(live))) return;
    finished = true;
    env.done();
  }

  live = startLiveRun(scenario, SEED, kernel, hello, {
    wall: () => ({ steady: performance.now(), date: Date.now() }),
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    later,
    ...{ send, own, broken, grown },
    ...{ address: () => undefined, groups: () => undefined },
    ...{ notice: () => undefined, slept: () => undefined, beats: () => 0 },
  });
  const running = live;
  return {
    get state() {
      return stateOf(running);
    },
    get done() {
      return isDone(stateOf(running));
    },
    faults,
    arrive: (frames) => running.arrive(frames),
    stop() {
      running.stop();
      live = undefined;
    },
  };
}
