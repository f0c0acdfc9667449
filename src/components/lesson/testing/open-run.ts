import { lessonKernel } from '../../../lessons/testing/run.ts';
import type { LessonContent } from '../../../lessons/types.ts';
import { createRunStore } from '../../../runtime/run-store.ts';
import { testWorker } from '../../../runtime/testing.ts';

/** A lesson's run as its page opens it, over a worker in the same thread; its clock stands still. */
export function openRun({ scenario, seed }: Pick<LessonContent, 'scenario' | 'seed'>) {
  const worker = testWorker(undefined, lessonKernel);
  const run = createRunStore({
    spec: scenario,
    session: { scenario: scenario.id, seed, inputs: [] },
    speed: 1,
    makeWorker: () => worker,
    clock: { now: () => 0, nextFrame: () => 0, cancelFrame: () => undefined },
  });
  worker.settle();
  return { run, worker };
}
