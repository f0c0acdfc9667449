/**
 * A session is the whole truth of a run: which scenario, which seed, and what was done to it.
 * Keyframes are only a cache of the past: seeking and forking start from the nearest one.
 */
import type { Kernel } from '../capability.ts';
import type { Instant } from '../core/instant.ts';
import { logPrefix } from '../trace/batch.ts';
import { type Capture, capturePrefix, createCapture } from '../trace/capture.ts';
import { createLog, type TraceLog } from '../trace/log.ts';
import type { SessionInput } from './inputs.ts';
import type { Simulator } from './running.ts';
import { buildWorld, type ScenarioSpec } from './scenario.ts';
import { type Session, withInput } from './session-data.ts';
import { createSimulator, run } from './simulator.ts';
import { cloneWorld, type World } from './world.ts';

export interface Keyframe {
  at: Instant;
  world: World;
  /** How much of the trace had been written; how many frames were sent, the world knows. */
  events: number;
  strings: number;
}

export interface SessionRun {
  session: Session;
  /** The scenario with the session's patches. */
  spec: ScenarioSpec;
  sim: Simulator;
  keyframes: Keyframe[];
  /** Events between two keyframes; doubled whenever there are too many. */
  spacing: number;
  finished: boolean;
}

export interface RunOptions {
  trace?: boolean;
  /** Keeps every frame's bytes as it is sent, for runs that nobody can run again (frames-again.ts). */
  capture?: boolean;
  /** Events between two keyframes, to begin with. */
  spacing?: number;
  /** What the run can be made of. */
  kernel: Kernel;
}

/** Running through so many events again takes less than a frame of the screen. */
const FIRST_SPACING = 64_000;
const MAX_KEYFRAMES = 32;
/**
 * Room that a new log begins with: what the last run needed, for the next one is often much like it,
 * and memory that is not written costs nothing.
 */
const FIRST_ROOM = { events: 1 << 12, words: 1 << 16 };
const roomOf = { ...FIRST_ROOM };
/** Heap entries taken between two looks at whether a keyframe is due. */
const SLICE = 500;

/**
 * Begins a run of what has been checked, a scenario with the session's patches (schema/check.ts).
 * Nothing here asks again.
 */
export function startSession(
  spec: ScenarioSpec,
  session: Session,
  { trace = true, capture = true, spacing = FIRST_SPACING, kernel }: RunOptions,
): SessionRun {
  const world = buildWorld(spec, session.seed, kernel);
  const log = trace ? createLog(true, roomOf.events, roomOf.words) : createLog(false);
  const sim = createSimulator(world, log, session.inputs, createCapture(capture), kernel);
  const started = { session, spec, sim, keyframes: [], spacing, finished: false };
  keep(started);
  return started;
}

/**
 * Runs on, at most `slices` × 500 heap entries. True while there is more to do; the caller may
 * send what has been traced so far and come back.
 */
export function advance(
  running: SessionRun,
  until: Instant = running.spec.until,
  slices = Number.MAX_SAFE_INTEGER,
): boolean {
  for (let slice = 0; slice < slices; slice++) {
    const more = run(running.sim, until, SLICE);
    if (!more) {
      const { heap, guard } = running.sim.world;
      running.finished = until >= running.spec.until || heap.count === 0 || guard.stopped !== '';
      if (running.finished) noteRoom(running.sim.log);
      return false;
    }
    keepWhenDue(running);
  }
  return true;
}

/** Keeps a keyframe when enough has happened since the last one. */
export function keepWhenDue(running: SessionRun): void {
  const last = running.keyframes[running.keyframes.length - 1] as Keyframe;
  if (running.sim.log.count - last.events >= running.spacing) keep(running);
}

function noteRoom(log: TraceLog): void {
  if (!log.enabled) return;
  roomOf.events = Math.max(FIRST_ROOM.events, log.count - log.first);
  roomOf.words = Math.max(FIRST_ROOM.words, log.wordCount);
}

function keep(running: SessionRun): void {
  const { world, log } = running.sim;
  running.keyframes.push({
    at: world.now,
    world: cloneWorld(world),
    events: log.count,
    strings: log.strings.length,
  });
  if (running.keyframes.length > MAX_KEYFRAMES) {
    running.keyframes = running.keyframes.filter((_, index) => index % 2 === 0);
    running.spacing *= 2;
  }
}

/** The latest keyframe that an input at `at` cannot have touched. */
export function keyframeBefore(running: SessionRun, at: Instant): Keyframe {
  let best = running.keyframes[0] as Keyframe;
  for (const keyframe of running.keyframes) if (keyframe.at <= at) best = keyframe;
  return best;
}

/**
 * Continues from a keyframe with these inputs; trace and capture hold what came before it, except
 * for what was handed on.
 */
export function resume(
  running: SessionRun,
  keyframe: Keyframe,
  session: Session = running.session,
  kernel: Kernel = running.sim.kernel,
): SessionRun {
  const log: TraceLog = logPrefix(running.sim.log, keyframe.events, keyframe.strings);
  const capture: Capture = capturePrefix(running.sim.capture, keyframe.world.nextFrame);
  const sim = createSimulator(cloneWorld(keyframe.world), log, session.inputs, capture, kernel);
  const index = running.keyframes.indexOf(keyframe);
  return {
    session,
    spec: running.spec,
    sim,
    keyframes: running.keyframes.slice(0, index + 1),
    spacing: running.spacing,
    finished: false,
  };
}

/**
 * The past changed: a new run that shares everything before the inputs, which are of one instant.
 * Inputs of the same instant keep their order, so the new ones come last. They have been checked
 * (schema/check.ts).
 */
export function fork(
  running: SessionRun,
  inputs: SessionInput | readonly [SessionInput, ...SessionInput[]],
  kernel: Kernel = running.sim.kernel,
): SessionRun {
  const all = [inputs].flat() as SessionInput[];
  const session = all.reduce(withInput, running.session);
  // A keyframe taken at the inputs' own instant may already hold later inputs of that instant.
  const before = keyframeBefore(running, (all[0] as SessionInput).at - 1);
  return resume(running, before, session, kernel);
}
