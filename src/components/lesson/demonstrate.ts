/**
 * Carries out a task's recorded solution on the stage, as a learner would: goes to the moment, lets
 * it be seen, makes the change, and lets the new run play. Who has seen enough is at its end at once.
 */
import type { LessonTask, Solution } from '../../lessons/types.ts';
import { instantOf } from '../../model/columns.ts';
import { speedWithin } from '../../runtime/playback.ts';
import { runTime } from '../../runtime/run-time.ts';
import type { RunStore } from '../../runtime/run-view.ts';
import { SPEEDS } from '../../runtime/settings.ts';
import { prefersReducedMotion } from '../../runtime/settings-effects.ts';
import type { SessionInput } from '../../stack/world/inputs.ts';
import { untilRun } from '../workbench/until-run.ts';
import { selectFrame } from '../workbench/workbench-store.ts';
import type { Showing } from './showing.ts';
import { basisOf } from './stand-on.ts';
import { endOfInstant } from './steps.ts';
import { markShown } from './tries.ts';

/** How long what is about to be changed can be looked at, ms. */
const LOOK = 1400;

/** Resolves when it has been seen to the end; rejects when the showing is stopped. */
export async function demonstrate(
  run: RunStore,
  solution: Solution,
  task: LessonTask | undefined,
  showing: Showing,
): Promise<void> {
  const { stopped, hurried } = showing;
  const base = await basisOf(run);
  stopped.throwIfAborted();
  const { original, selectRun, treeRun } = run.getState();
  selectRun(base);
  const before = (treeRun(base)?.session.inputs ?? []).length;
  for (const input of solution.inputs(original).slice(before)) {
    run.getState().seek(input.at);
    if (input.kind === 'drop') selectFrame(input.frame);
    await pause(LOOK, showing);
    await make(run, input, showing);
  }
  const slowDown = hasten(run, task);
  restWhereDone(run, task);
  const rest = () => run.getState().pause();
  if (hurried.aborted) rest();
  hurried.addEventListener('abort', rest);
  try {
    await untilRun(run, ({ playing }) => !playing, stopped);
  } finally {
    hurried.removeEventListener('abort', rest);
    slowDown();
  }
  if (hurried.aborted) toEnd(run, task);
}

/** Makes the change and waits until the fork is on the stage, whole. */
async function make(run: RunStore, input: SessionInput, showing: Showing): Promise<void> {
  // A dropped packet's fork plays by itself.
  const plays = input.kind === 'drop';
  const made = run.getState().fork(input, plays);
  markShown(made);
  await untilRun(run, ({ current, complete }) => current === made && complete, showing.stopped);
  if (!plays && !showing.hurried.aborted) run.getState().play();
}

/** Nobody watches the same thing happen for longer, seconds. */
const LONGEST = 8;

/** What would play for long plays faster, until what comes back is called or the speed is changed. */
function hasten(run: RunStore, task: LessonTask | undefined): () => void {
  const { model, cursor, endAt, speed, setSpeed } = run.getState();
  const end = endOfInstant(task?.done(model) ?? -1, model);
  if (end < cursor.event) return () => undefined;
  const stretch = [cursor.at, instantOf(model.log, end)] as const;
  const pace = { now: speed, speeds: SPEEDS, seconds: LONGEST };
  const faster = speedWithin(runTime(model, endAt), stretch, pace);
  setSpeed(faster);
  return () => {
    if (run.getState().speed === faster) setSpeed(speed);
  };
}

/** What plays comes to rest where it shows what it was made for, whoever has seen this run before. */
function restWhereDone(run: RunStore, task: LessonTask | undefined): void {
  const { model, playing, cursor, playTo, seekAfter } = run.getState();
  const end = endOfInstant(task?.done(model) ?? -1, model);
  if (!playing || end < cursor.event) return;
  if (prefersReducedMotion()) seekAfter(end);
  else playTo(end);
}

/** Where the run would have come to rest: at what it was made for. */
function toEnd(run: RunStore, task: LessonTask | undefined): void {
  const { model, seekAfter } = run.getState();
  const end = endOfInstant(task?.done(model) ?? -1, model);
  if (end >= 0) seekAfter(end);
}

function pause(ms: number, { stopped, hurried }: Showing): Promise<void> {
  return new Promise((done, gone) => {
    stopped.addEventListener('abort', gone);
    if (hurried.aborted) done();
    hurried.addEventListener('abort', () => done());
    setTimeout(done, ms);
  });
}
