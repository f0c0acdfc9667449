/** The process table: who runs on a host, what each waits for, and the limits that all have. */
import { type ProcessSpec, programOf } from '../../apps/process-spec.ts';
import { type Rng, seededRng } from '../../core/rng.ts';
import type { TimerRef } from '../../trace/fx.ts';
import type { Host } from './host.ts';

export interface Process {
  /** Its place in the table, never given to another. */
  readonly pid: number;
  readonly name: string;
  /** Id of the program that it runs. */
  readonly app: string;
  /** Who spawned it, and may have ended since; −1: nobody. */
  parent: number;
  /** What the program starts with. Frozen, so that keyframes share it. */
  args: unknown;
  /** The program's own; undefined until it is started. */
  state: unknown;
  started: boolean;
  rng: Rng;
  timers: ProcessTimer[];
  /** Bytes that its calls have moved in all. */
  moved: number;
  /** Rounds in the host's turn `turn`: since a byte of a stream moved, and in all. */
  turn: number;
  idleRounds: number;
  rounds: number;
  /** The code it exits with when the present step is over, −1 while it goes on. */
  exitCode: number;
}

export interface ProcessTimer {
  name: string;
  ref: TimerRef;
}

/** A process number for calls that a person makes by hand. */
export const BY_HAND = -1;

/** Living processes of one host: more are a mistake, or a program that spawns without end. */
export const MOST_PROCESSES = 256;

/**
 * A process that never waits would never return: it may make so many rounds in a row without moving
 * a byte of a stream, and so many in all, in one turn of its host.
 */
export const MOST_IDLE_STEPS = 10_000;
const MOST_STEPS = 1_000_000;

export function processesOf(specs: readonly ProcessSpec[], secret: Uint32Array): Process[] {
  return specs.map((spec, pid) => {
    const { app, args } = programOf(spec);
    return createProcess(pid, spec.name, app, args, secret);
  });
}

export function createProcess(
  pid: number,
  name: string,
  app: string,
  args: unknown,
  secret: Uint32Array,
): Process {
  // A generator of its own, made from the host's secret without drawing from the host's luck.
  const seed = (secret[pid & 3] as number) ^ Math.imul(pid + 1, 0x9e3779b1);
  return {
    pid,
    name,
    app,
    parent: -1,
    args: Object.freeze(args),
    state: undefined,
    started: false,
    rng: seededRng(seed >>> 0),
    timers: [],
    moved: 0,
    turn: -1,
    idleRounds: 0,
    rounds: 0,
    exitCode: -1,
  };
}

/** One more round of a process. False when it has made too many. */
export function countRound(process: Process, turn: number): boolean {
  if (process.turn !== turn) {
    process.turn = turn;
    process.idleRounds = 0;
    process.rounds = 0;
  }
  return ++process.idleRounds <= MOST_IDLE_STEPS && ++process.rounds <= MOST_STEPS;
}

/** The descriptors that a process owns, the lowest first. */
export function descriptorsOf(host: Host, pid: number): number[] {
  return host.owners.flatMap((owner, fd) => (owner === pid ? [fd] : []));
}
