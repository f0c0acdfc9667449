import { expect, it } from 'vitest';
import { archiveReached, newRow, wayBack } from '../../lessons/forwarding/events.ts';
import { lesson } from '../../lessons/forwarding/lesson.ts';
import { lessonKernel } from '../../lessons/testing/run.ts';
import { loadPages } from '../../runtime/capability-pages.ts';
import { beginStep } from './begin-step.ts';
import { enterStep } from './player-store.ts';
import { baseRun, basisOf } from './stand-on.ts';
import { endOfInstant } from './steps.ts';
import { openRun } from './testing/open-run.ts';
import { followTries, markShown, useTries } from './tries.ts';

await loadPages(lessonKernel.capabilities.map(({ id }) => id));

const BACK = lesson.steps.findIndex(({ standsOn }) => standsOn !== undefined);

function openLesson() {
  const opened = openRun(lesson);
  followTries(opened.run);
  return opened;
}

type Opened = ReturnType<typeof openLesson>;

/** The step is opened, and what it makes is there. */
async function enter({ run, worker }: Opened, index = BACK): Promise<string> {
  enterStep(lesson.steps[index]!.id);
  beginStep(run, lesson, index);
  await import('./stand-on.ts');
  await new Promise((turn) => setTimeout(turn));
  const base = basisOf(run);
  let over = false;
  void base.then(() => {
    over = true;
  });
  while (!over) {
    worker.settle();
    await new Promise((turn) => setTimeout(turn));
  }
  return base;
}

it('a step that goes on from an earlier task makes its run, and begins where that shows it', async () => {
  const opened = openLesson();
  const base = await enter(opened);
  const { current, runs, model, cursor } = opened.run.getState();
  expect(runs).toHaveLength(2);
  expect(current).toBe(base);
  expect(cursor.event).toBe(endOfInstant(archiveReached(model), model) + 1);
});

it('it takes the run of that task where the learner has made it', async () => {
  const opened = openLesson();
  const { run, worker } = opened;
  const own = run.getState().fork(newRow(run.getState().original));
  worker.settle();
  expect(await enter(opened)).toBe(own);
  expect(run.getState().runs).toHaveLength(2);
  expect(useTries.getState().brought.has(own)).toBe(false);
});

it('what is made of it is the learner’s own, even where it was shown before', async () => {
  const opened = openLesson();
  const { run, worker } = opened;
  const shown = run.getState().fork(newRow(run.getState().original));
  markShown(shown);
  worker.settle();
  expect(await enter(opened)).toBe(shown);
  const own = run.getState().fork(wayBack(run.getState().model));
  worker.settle();
  const tries = useTries.getState();
  expect([tries.brought.has(shown), tries.shown.has(own), tries.linked.has(own)]).toEqual([
    true,
    false,
    true,
  ]);
});

it('every other step stands on the original', async () => {
  const opened = openLesson();
  await enter(opened);
  await enter(opened, BACK + 1);
  const { run } = opened;
  expect(baseRun(run)).toBe(run.getState().runs[0]?.id);
  expect(run.getState().current).toBe(run.getState().runs[0]?.id);
});
