import type { LessonStep } from '../../lessons/types.ts';
import type { RunStore } from '../../runtime/run-view.ts';
import { openComparison } from '../workbench/compare/open-comparison.ts';
import { onceLeft } from './once-left.ts';
import { markShown } from './tries.ts';

/** Puts the comparison on the stage that a step opens with. Resolves when it lies there. */
export async function showComparison(run: RunStore, step: LessonStep): Promise<void> {
  if (step.compares === undefined) return;
  const { changes, against, as: mode = 'beside', until } = step.compares;
  try {
    await openComparison(run, changes, {
      ...{ mode, against, signal: onceLeft(step.id), until, made: markShown },
      from: step.startsAfter,
    });
  } catch {
    // The reader has gone on; what cannot be run says so itself.
  }
}
