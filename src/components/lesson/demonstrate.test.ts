import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LessonContent, Solution } from '../../lessons/types.ts';
import { createRunStore } from '../../runtime/run-store.ts';
import { testWorker } from '../../runtime/testing.ts';
import { demonstrate } from './demonstrate.ts';
import { followTries, useTries } from './tries.ts';

const contents = import.meta.glob<LessonContent>('../../lessons/*/lesson.ts', {
  eager: true,
  import: 'lesson',
});
const recorded = import.meta.glob<readonly Solution[]>('../../lessons/*/solution.ts', {
  eager: true,
  import: 'solutions',
});

function openRun({ scenario, seed }: LessonContent) {
  const worker = testWorker();
  const run = createRunStore({
    spec: scenario,
    session: { scenario: scenario.id, seed, inputs: [] },
    speed: 1,
    makeWorker: () => worker,
    clock: { now: () => 0, nextFrame: () => 0, cancelFrame: () => undefined },
  });
  worker.settle();
  followTries(run);
  return { run, worker };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe.each(Object.keys(contents))('%s', (path) => {
  const lesson = contents[path]!;
  const solutions = recorded[path.replace('lesson.ts', 'solution.ts')]!;

  it.each(solutions)(
    'shows how to pass $task, in runs that are marked as shown',
    async (solution) => {
      const { run, worker } = openRun(lesson);
      let over = false;
      let turns = 0;
      const showing = demonstrate(run, solution, new AbortController().signal).then(() => {
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
      const task = lesson.tasks.find(({ id }) => id === solution.task);
      expect(task?.done(model)).toBeGreaterThan(0);
      const forks = runs.slice(1).map(({ id }) => id);
      expect(current).toBe(forks.at(-1));
      expect([...useTries.getState().shown]).toEqual(forks);
    },
  );
});

it('what is forked from a shown run is shown too; what is forked from the original is not', async () => {
  const [path] = Object.keys(contents);
  const { run, worker } = openRun(contents[path!]!);
  const solution = recorded[path!.replace('lesson.ts', 'solution.ts')]![0]!;
  const showing = demonstrate(run, solution, new AbortController().signal);
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
  const [path] = Object.keys(contents);
  const { run } = openRun(contents[path!]!);
  const solution = recorded[path!.replace('lesson.ts', 'solution.ts')]![0]!;
  const control = new AbortController();
  const showing = demonstrate(run, solution, control.signal);
  control.abort();
  await expect(showing).rejects.toBeDefined();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(run.getState().runs).toHaveLength(1);
});
