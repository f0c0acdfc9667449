import type { RunStore } from '../../runtime/run-view.ts';
import { openChanged } from '../workbench/compare/open-comparison.ts';
import { untilRun } from '../workbench/until-run.ts';
import type { Shown } from './questions/kind.ts';
import { endOfInstant } from './steps.ts';
import { markShown } from './tries.ts';

/** Puts the run that an answer has led to on the stage, at the end of what decides. Whether it lies there. */
export async function showTried(run: RunStore, { changes, until }: Shown): Promise<boolean> {
  try {
    await openChanged(run, changes, { made: markShown });
    const shown = run.getState().current;
    // The reader may have gone on to another run meanwhile.
    await untilRun(run, ({ current, complete }) => current !== shown || complete, undefined);
    const { current, model, seekAfter } = run.getState();
    const event = endOfInstant(until(model), model);
    if (current === shown && event >= 0) seekAfter(event);
    return current === shown;
  } catch {
    // What cannot be run says so itself.
    return false;
  }
}
