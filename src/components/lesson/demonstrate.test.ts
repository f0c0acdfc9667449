import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lessonKernel } from '../../lessons/testing/run.ts';
import type { LessonContent, Solution } from '../../lessons/types.ts';
import { loadPages } from '../../runtime/capability-pages.ts';
import { demonstrate } from './demonstrate.ts';
import { beginShowing, hurryShowing, stopShowing } from './showing.ts';
import { endOfInstant } from './steps.ts';
import { openRun } from './testing/open-run.ts';
import { followTries, useTries } from './tries.ts';

vi.stubGlobal('matchMedia', () => ({ matches: false }));

// Whatever a lesson needs is there from the beginning.
await loadPages(lessonKernel.capabilities.map(({ id }) => id));

const contents = import.meta.glob<LessonContent>('../../lessons/*/lesson.ts', {
  eager: true,
  import: 'lesson',
});
const recorded = import.meta.glob<readonly Solution[]>('../../lessons/*/solution.ts', {
  eager: true,
  import: 'solutions',
});

function openLesson(lesson: LessonContent) {
  const opened = openRun(lesson);
  followTries(opened.run);
  return opened;
}

/** Some lesson, and how to pass its first task. */
function first() {
  const [path] = Object.keys(contents);
  const solution = recorded[path!.replace('lesson.ts', 'solution.ts')]![0]!;
  return { lesson: contents[path!]!, solution };
}

const byId = (lesson: LessonContent, path: string, id: string) => ({
  solution: recorded[path]!.find(({ task }) => task === id)!,
  task: lesson.tasks.find((each) => each.id === id),
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe.each(Object.keys(contents))('%s', (path) => {
  const lesson = contents[path]!;
  const solutions = recorded[path.replace('lesson.ts', 'solution.ts')]!;

  it.each(solutions)(
    'shows how to pass $task, in runs that are marked as shown',
    async (solution) => {
      const { run, worker } = openLesson(lesson);
      let over = false;
      let turns = 0;
      const task = lesson.tasks.find(({ id }) => id === solution.task);
      const showing = demonstrate(run, solution, task, beginShowing(solution.task)).then(() => {
        over = true;
      });
      while (!over && turns++ < 20) {
        await vi.advanceTimersByTimeAsync(1_000);
        worker.settle();
        await vi.advanceTimersByTimeAsync(0);
        run.getState().pause();
      }
      await showing;
      const { runs, model, current } = run.getState();
      expect(task?.done(model)).toBeGreaterThan(0);
      const forks = runs.slice(1).map(({ id }) => id);
      expect(current).toBe(forks.at(-1));
      expect([...useTries.getState().shown]).toEqual(forks);
    },
  );

  it.each(solutions)(
    'is at the end of $task as soon as somebody has seen enough',
    async (solution) => {
      const { run, worker } = openLesson(lesson);
      const task = lesson.tasks.find(({ id }) => id === solution.task);
      const showing = demonstrate(run, solution, task, beginShowing(solution.task));
      hurryShowing();
      const inputs = solution.inputs(run.getState().original);
      for (let change = 0; change < inputs.length; change++) {
        await vi.advanceTimersByTimeAsync(0);
        worker.settle();
      }
      await showing;
      const { model, cursor, playing, runs } = run.getState();
      expect(runs).toHaveLength(1 + inputs.length);
      expect(playing).toBe(false);
      expect(cursor.event).toBe(endOfInstant(task!.done(model), model) + 1);
    },
  );
});

it('ends at once in the middle of playing, too', async () => {
  const { lesson, solution } = first();
  const { run, worker } = openLesson(lesson);
  const task = lesson.tasks.find(({ id }) => id === solution.task);
  const showing = demonstrate(run, solution, task, beginShowing(solution.task));
  await vi.advanceTimersByTimeAsync(2_000);
  worker.settle();
  await vi.advanceTimersByTimeAsync(0);
  expect(run.getState().playing).toBe(true);
  hurryShowing();
  await showing;
  const { model, cursor, playing } = run.getState();
  expect(playing).toBe(false);
  expect(cursor.event).toBe(endOfInstant(task!.done(model), model) + 1);
});

it('rests where it shows its point, also when this run has been seen before', async () => {
  const { lesson, solution } = first();
  const { run, worker } = openLesson(lesson);
  const task = lesson.tasks.find(({ id }) => id === solution.task);
  const stops: (number | undefined)[] = [];
  run.setState({ playTo: (event) => void stops.push(event) });
  for (let time = 0; time < 2; time++) {
    const showing = demonstrate(run, solution, task, beginShowing(solution.task));
    await vi.advanceTimersByTimeAsync(2_000);
    worker.settle();
    await vi.advanceTimersByTimeAsync(0);
    run.getState().pause();
    await showing;
  }
  const { model } = run.getState();
  const end = endOfInstant(task!.done(model), model);
  expect(stops).toEqual([end, end]);
});

it('what would take long plays faster, and the speed is again what it was', async () => {
  // 63 hops, each of which takes a quarter of a second at this speed.
  const lesson = contents['../../lessons/forwarding/lesson.ts']!;
  const { solution, task } = byId(lesson, '../../lessons/forwarding/solution.ts', 'make-loop');
  const { run, worker } = openLesson(lesson);
  run.getState().setSpeed(0.02);
  const showing = demonstrate(run, solution, task, beginShowing(solution.task));
  await vi.advanceTimersByTimeAsync(2_000);
  worker.settle();
  await vi.advanceTimersByTimeAsync(0);
  expect(run.getState().speed).toBeGreaterThan(0.02);
  run.getState().pause();
  await showing;
  expect(run.getState().speed).toBe(0.02);
});

it('there is nothing to hurry once it is over, or stopped', () => {
  beginShowing('lose-syn');
  stopShowing();
  expect(hurryShowing()).toBe(false);
});

it('what is forked from a shown run is shown too; what is forked from the original is not', async () => {
  const { lesson, solution } = first();
  const { run, worker } = openLesson(lesson);
  const showing = demonstrate(run, solution, undefined, beginShowing(solution.task));
  await vi.advanceTimersByTimeAsync(2_000);
  worker.settle();
  await vi.advanceTimersByTimeAsync(0);
  run.getState().pause();
  await showing;
  const { selectRun, fork } = run.getState();
  fork({ at: 200_000, kind: 'link', link: 0, settings: { up: false } });
  worker.settle();
  selectRun('run0');
  fork({ at: 200_000, kind: 'link', link: 0, settings: { up: false } });
  expect([...useTries.getState().shown]).toEqual(['run1', 'run2']);
});

it('goes no further when the learner has gone on', async () => {
  const { lesson, solution } = first();
  const { run } = openLesson(lesson);
  const showing = demonstrate(run, solution, undefined, beginShowing(solution.task));
  stopShowing();
  await expect(showing).rejects.toBeDefined();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(run.getState().runs).toHaveLength(1);
});
