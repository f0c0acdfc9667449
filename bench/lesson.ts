/** The run of a long lesson: 60 s at 10 Mb/s and 50 ms, simulated again (warm) and first (cold). */
import { execFileSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { SLICES_A_TURN } from '../src/runtime/worker/runner.ts';
import { SECOND } from '../src/stack/core/instant.ts';
import { bytesIn } from '../src/stack/trace/capture.ts';
import { framesAgain } from '../src/stack/world/frames-again.ts';
import { advance, fork, type SessionRun } from '../src/stack/world/session.ts';
import { startSession } from '../src/stack/world/testing/whole.ts';
import { CEILING, REFERENCE_CEILING } from './bulk.ts';
import { handOn } from './handing-on.ts';
import { apart, median, secondsOf } from './measure.ts';
import { figure, type Table } from './table.ts';
import { processOf, type Recording, transferSpec } from './transfers.ts';

const COLD_ROUNDS = 9;
/** The argument with which this program starts itself to measure a cold start. */
export const COLD = '--cold-start';
const COLD_SEGMENTS = 1_000;
/** Frames that are had again, spread over the run. */
const LOOKED_AT = 20;

const spec = transferSpec({
  bytes: Number.POSITIVE_INFINITY,
  link: { bandwidth: 10e6, delay: 25_000, queueBytes: 64 * 1024 },
  until: 60 * SECOND,
});
const TRACE: Recording = { trace: true, capture: false, kept: false };
const KEPT: Recording = { ...TRACE, kept: true };
const session = { scenario: spec.id, seed: 1, inputs: [] };

function whole(recording: Recording): SessionRun {
  return toItsEnd(startSession(spec, session, recording), recording.kept);
}

function toItsEnd(run: SessionRun, kept: boolean): SessionRun {
  while (advance(run, undefined, SLICES_A_TURN)) if (!kept) handOn(run.sim.log);
  return run;
}

function milliseconds(recording: Recording): number {
  return 1000 * secondsOf(() => whole(recording));
}

/** The first thousand segments in a process that has run nothing yet; prints milliseconds. */
export function coldStart(): void {
  const started = performance.now();
  const running = startSession(spec, session, { capture: false });
  while (running.sim.world.nextFrame < COLD_SEGMENTS && advance(running, undefined, 1));
  console.log(performance.now() - started);
}

/**
 * By the clock on the wall, as somebody waits for it and most of it is compilation, which goes on
 * beside: the best of several, since that clock also measures what else the machine does.
 */
function cold(): number {
  const [node, program] = process.argv as [string, string];
  const once = () => Number(execFileSync(node, [program, COLD], { encoding: 'utf8' }));
  return Math.min(...Array.from({ length: COLD_ROUNDS }, once));
}

let original: SessionRun | undefined;

/** What a learner waits for who drops a packet of a long run: all that comes after it. */
function forked(): number {
  const run = original ?? whole(TRACE);
  original = run;
  const input = { at: SECOND, kind: 'drop', frame: -1 } as const;
  return 1000 * secondsOf(() => toItsEnd(fork(run, input), false));
}

/** What the inspector waits for: a frame that was sent a while ago, had by replay. */
function oneFrame(): number {
  const run = whole(TRACE);
  const step = run.sim.world.nextFrame / LOOKED_AT;
  const once = (_: unknown, i: number) => {
    const frame = Math.floor((i + 0.5) * step);
    return 1000 * secondsOf(() => framesAgain(run, frame, frame));
  };
  const round = () => Array.from({ length: LOOKED_AT }, once);
  round();
  return median(round());
}

const WARM = {
  bare: 'lesson: nothing recorded',
  trace: 'lesson: trace',
  kept: 'lesson: trace, kept',
  all: 'lesson: trace + capture',
  fork: 'lesson: fork',
} as const;

/** What can be measured in a process of its own: milliseconds. */
export const lessonCandidates: Record<string, () => number> = {
  [WARM.bare]: () => milliseconds({ ...TRACE, trace: false }),
  [WARM.trace]: () => milliseconds(TRACE),
  [WARM.kept]: () => milliseconds(KEPT),
  [WARM.all]: () => milliseconds({ ...KEPT, capture: true }),
  [WARM.fork]: forked,
};

export function lesson(): Table {
  const warm = apart([CEILING, ...Object.values(WARM)]);
  const run = whole({ ...KEPT, capture: true });
  const { world, log, capture } = run.sim;
  const moved = processOf(world, 1).totalReceived;
  // What the ceiling would need for the same bytes.
  const least = (moved / (warm[CEILING] * 1e6)) * 1000;
  const there = warm[CEILING] / REFERENCE_CEILING;
  const line = (what: string, ms: number) => [
    what,
    figure(ms),
    figure(ms / least),
    figure(ms * there),
  ];
  return {
    title: '60 s at 10 Mb/s, round trip 50 ms',
    head: ['', 'ms', '× ceiling', 'ms, scaled'],
    rows: [
      line('re-simulated warm, nothing recorded', warm[WARM.bare]),
      line('re-simulated warm, with the trace', warm[WARM.trace]),
      line('… with the trace kept in one piece', warm[WARM.kept]),
      line('… and the capture', warm[WARM.all]),
      line('forked at 1 s, with the trace', warm[WARM.fork]),
      line('bytes of one frame, by replay', oneFrame()),
      line('first 1,000 segments, cold, best of nine', cold()),
    ],
    notes: [
      `Scaled: to the machine on which ns-3 and lwIP were measured, whose ceiling is ${figure(REFERENCE_CEILING)} MB/s.`,
      `${figure(moved / 1e6)} MB in ${figure(world.nextFrame)} frames: ${figure(log.count)} events,` +
        ` ${figure(log.wordCount * 4e-6)} MB of trace and ${figure(bytesIn(capture.frames) / 1e6)} MB of capture.`,
    ],
  };
}
