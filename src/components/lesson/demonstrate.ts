/**
 * Carries out a task's recorded solution on the stage, as a learner would: goes to the moment, lets
 * it be seen, makes the change, and lets the new run play.
 */
import type { Solution } from '../../lessons/types.ts';
import type { RunStore, RunView } from '../../runtime/run-view.ts';
import type { SessionInput } from '../../stack/world/inputs.ts';
import { selectFrame } from '../workbench/workbench-store.ts';
import { markShown } from './tries.ts';

/** How long what is about to be changed can be looked at, ms. */
const LOOK = 1400;

/** Resolves when it has been seen to the end; rejects when `signal` is aborted. */
export async function demonstrate(
  run: RunStore,
  solution: Solution,
  signal: AbortSignal,
): Promise<void> {
  const { original, runs, selectRun } = run.getState();
  selectRun(runs[0]!.id);
  for (const input of solution.inputs(original)) {
    run.getState().seek(input.at);
    if (input.kind === 'drop') selectFrame(input.frame);
    await pause(LOOK, signal);
    await make(run, input, signal);
  }
  await until(run, ({ playing }) => !playing, signal);
}

/** Makes the change and waits until the fork is on the stage, whole. */
async function make(run: RunStore, input: SessionInput, signal: AbortSignal): Promise<void> {
  const { drop, fork } = run.getState();
  if (input.kind === 'drop') drop(input.frame);
  else fork(input);
  const made = run.getState().runs.at(-1)!.id;
  markShown(made);
  await until(run, ({ current, complete }) => current === made && complete, signal);
  // A dropped packet's fork plays by itself.
  if (input.kind !== 'drop') run.getState().play();
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done, gone) => {
    signal.addEventListener('abort', gone);
    setTimeout(done, ms);
  });
}

function until(
  run: RunStore,
  holds: (view: RunView) => boolean,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((done, gone) => {
    const look = () => {
      if (!holds(run.getState())) return;
      stop();
      done();
    };
    const stop = run.subscribe(look);
    signal.addEventListener('abort', () => {
      stop();
      gone();
    });
    look();
  });
}
