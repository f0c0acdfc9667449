/** Scenarios for the benchmarks: bulk transfers between hosts, and what came of them. */

import { SLICES_A_TURN } from '../src/runtime/worker/runner.ts';
import type { ScriptState } from '../src/stack/apps/script/script.ts';
import { ipv4 } from '../src/stack/core/addresses.ts';
import { SECOND } from '../src/stack/core/instant.ts';
import type { LinkSettings } from '../src/stack/links/wire/wire.ts';
import type { Host } from '../src/stack/nodes/host/host.ts';
import type { TransportSettings } from '../src/stack/sockets/index.ts';
import { createCapture } from '../src/stack/trace/capture.ts';
import { createLog, type TraceLog } from '../src/stack/trace/log.ts';
import type { Simulator } from '../src/stack/world/running.ts';
import type { ScenarioSpec } from '../src/stack/world/scenario.ts';
import { run } from '../src/stack/world/simulator.ts';
import { buildWorld, createSimulator } from '../src/stack/world/testing/whole.ts';
import type { World } from '../src/stack/world/world.ts';
import { handOn } from './handing-on.ts';
import { readerSteps, writerSteps } from './steps.ts';

export interface Transfer {
  bytes: number;
  link: Partial<LinkSettings>;
  settings?: Partial<TransportSettings>;
  /** Every byte that is read goes into a hash, which costs more than the transfer. */
  checked?: boolean;
  until?: number;
}

export function transferSpec(transfer: Transfer): ScenarioSpec {
  const { bytes, link, settings = {}, checked = false, until = 100_000 * SECOND } = transfer;
  return {
    id: 'bulk',
    nodes: [
      {
        name: 'client',
        address: '10.0.0.1',
        settings,
        processes: [{ name: 'writer', steps: writerSteps(ipv4('10.0.0.2'), bytes) }],
      },
      {
        name: 'server',
        address: '10.0.0.2',
        settings,
        processes: [{ name: 'reader', steps: readerSteps(), hashesReceived: checked }],
      },
    ],
    links: [{ between: ['client', 'server'], delay: 1_000, ...link }],
    until,
  };
}

export interface Recording {
  trace: boolean;
  capture: boolean;
  /** The trace stays in one log, as tests have it, and is not handed on, as a page gets it. */
  kept: boolean;
}

export interface Outcome {
  sim: Simulator;
  events: number;
  frames: number;
  /** Bytes that the reader got. */
  received: number;
  /** When the last of them came, in virtual µs. */
  now: number;
}

/** The state of a process's script, once it has been started. */
export function processOf(world: World, node: number, process = 0): ScriptState {
  return (world.nodes[node] as Host).processes[process]?.state as ScriptState;
}

/** What the last run needed that kept its trace: a session gives its log that much room, too. */
const roomOf = { events: 4096, words: 65_536 };

/** Runs a transfer until its reader has closed (the quiet minutes after it are not of interest). */
export function runTransfer(spec: ScenarioSpec, recording: Recording, seed = 1): Outcome {
  const world = buildWorld(spec, seed);
  const log = createLog(recording.trace, roomOf.events, roomOf.words);
  const sim = createSimulator(world, log, [], createCapture(recording.capture));
  run(sim, 0);
  const reader = processOf(world, 1);
  while (reader.pc < reader.program.steps.length && run(sim, spec.until, SLICES_A_TURN * 500)) {
    if (!recording.kept) handOn(log);
  }
  if (recording.kept) Object.assign(roomOf, { events: log.count, words: log.wordCount });
  return {
    sim,
    events: log.count,
    frames: world.nextFrame,
    received: reader.totalReceived,
    now: world.now,
  };
}

/** The trace of a transfer. */
export function recordTransfer(spec: ScenarioSpec, seed = 1): TraceLog {
  const world = buildWorld(spec, seed);
  const log = createLog();
  const sim = createSimulator(world, log);
  run(sim, 0);
  const reader = processOf(world, 1);
  while (reader.pc < reader.program.steps.length && run(sim, spec.until, 500));
  return log;
}
