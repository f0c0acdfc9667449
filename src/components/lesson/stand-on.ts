/**
 * The run of a step that begins with what an earlier task has made. It is made, or found, when the step
 * opens: whoever comes by a link, after a reload or without having done the task, finds the same.
 */
import type { LessonStep } from '../../lessons/types.ts';
import type { RunStore } from '../../runtime/run-view.ts';
import { openChanged } from '../workbench/compare/open-comparison.ts';
import { untilRun } from '../workbench/until-run.ts';
import { onceLeft } from './once-left.ts';
import { usePlayer } from './player-store.ts';
import { endOfInstant } from './steps.ts';
import { useTries } from './tries.ts';

let opened: Promise<void> = Promise.resolve();

/** Puts that run on the stage, where the step begins, unless the reader goes on meanwhile. */
export function standOn(run: RunStore, step: LessonStep): void {
  // What cannot be run says so itself.
  opened = open(run, step, onceLeft(step.id)).catch(() => undefined);
}

async function open(
  run: RunStore,
  { standsOn, startsAfter }: LessonStep,
  signal: AbortSignal,
): Promise<void> {
  const { changes = [], after = startsAfter } = standsOn ?? {};
  await openChanged(run, changes, { signal, made: markBrought });
  const { current } = run.getState();
  if (useTries.getState().shown.has(current)) markBrought(current);
  await untilRun(run, ({ complete }) => complete, signal);
  const { model, seekAfter } = run.getState();
  const event = endOfInstant(after?.(model) ?? -1, model);
  if (event >= 0) seekAfter(event);
  usePlayer.setState({ basis: current });
}

/** The step begins with this run: it is nobody's doing, but what is made of it is the learner's. */
function markBrought(run: string): void {
  useTries.setState(({ brought, linked, shown }) => ({
    brought: new Set([...brought, run]),
    linked: new Set([...linked, run]),
    shown: new Set([...shown].filter((each) => each !== run)),
  }));
}

/** The run that what is done in the step is done to, as soon as it is there. */
export async function basisOf(run: RunStore): Promise<string> {
  await opened;
  return baseRun(run);
}

export function baseRun(run: RunStore): string {
  const { runs } = run.getState();
  const { basis } = usePlayer.getState();
  // It may have been deleted.
  return (runs.find(({ id }) => id === basis) ?? runs[0]!).id;
}
