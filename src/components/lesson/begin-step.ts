import { patiently } from '../../i18n/patience.ts';
import type { LessonContent, LessonStep } from '../../lessons/types.ts';
import type { RunStore } from '../../runtime/run-view.ts';
import { startOf } from './steps.ts';

/** Puts the run that a step stands on on the stage, where the step begins. */
export function beginStep(run: RunStore, content: LessonContent, index: number): void {
  const { original, runs, selectRun, seekAfter } = run.getState();
  selectRun(runs[0]!.id);
  seekAfter(startOf(content, index, original));
  openRuns(run, content.steps[index]);
}

/** Most steps need the original alone; what makes other runs is fetched only where one does not. */
export function openRuns(run: RunStore, step: LessonStep | undefined): void {
  if (step?.standsOn) {
    void patiently(() => import('./stand-on.ts')).then(({ standOn }) => standOn(run, step));
  }
  if (step?.compares) {
    void patiently(() => import('./step-comparison.ts')).then(({ showComparison }) =>
      showComparison(run, step),
    );
  }
}
