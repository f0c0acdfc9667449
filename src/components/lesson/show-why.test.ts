import { expect, it } from 'vitest';
import { firstDealt, requestAt, takenBy } from '../../lessons/forwarding/events.ts';
import { lesson } from '../../lessons/forwarding/lesson.ts';
import { lessonKernel } from '../../lessons/testing/run.ts';
import { loadPages } from '../../runtime/capability-pages.ts';
import { useWorkbench } from '../workbench/workbench-store.ts';
import { type Asking, showWhy } from './show-why.ts';
import { openRun } from './testing/open-run.ts';

await loadPages(lessonKernel.capabilities.map(({ id }) => id));

/** Why? of a step of the lesson is pressed, and what it leads to is on the stage. */
async function pressed(id: string, given?: string) {
  const { run, worker } = openRun(lesson);
  let over = false;
  const step = lesson.steps.find((each) => each.id === id) as Asking;
  const shown = showWhy(run, lesson, step, given).finally(() => {
    over = true;
  });
  while (!over) {
    worker.settle();
    await new Promise((turn) => setTimeout(turn));
  }
  await shown;
  return { ...run.getState(), why: useWorkbench.getState().why };
}

it('leads into the original run where what decides happens there', async () => {
  const { runs, model, why } = await pressed('two');
  expect(runs).toHaveLength(1);
  expect(why).toBe(requestAt('west')(model));
});

it('puts what was tried out on the stage where it happens only there', async () => {
  const { current, runs, original, model, why } = await pressed('fits');
  expect(takenBy(32)(original)).toBe(-1);
  expect(current).toBe(runs.at(-1)?.id);
  expect(why).toBe(takenBy(32)(model));
});

it('leads a learner who was a router to a packet of the exercise', async () => {
  const { model, why } = await pressed('rows');
  expect(why).toBe(firstDealt(model));
  expect(why).toBeGreaterThan(0);
});
