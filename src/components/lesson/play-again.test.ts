import { expect, it, vi } from 'vitest';
import type { LessonContent } from '../../lessons/types.ts';
import type { RunView } from '../../runtime/run-view.ts';
import { storeOf } from '../../runtime/testing.ts';
import type { SessionInput } from '../../stack/world/inputs.ts';
import { canPlayAgain } from './can-play-again.ts';
import { playAgain } from './play-again.ts';

vi.stubGlobal('matchMedia', () => ({ matches: false }));

const STEP = { decidedBy: 'slow' };
const input: SessionInput = {
  ...{ at: 50_000, kind: 'setting', node: 0, name: 'minimumRto', value: 300_000 },
};
const lessonWith = (does: boolean): LessonContent =>
  ({
    tasks: [
      {
        ...{ id: 'slow', step: 'one', done: () => 3 },
        ...(does && { does: () => input }),
      },
    ],
  }) as unknown as LessonContent;

function onStage() {
  const { store, settle } = storeOf();
  settle();
  return { view: (): RunView => store.getState(), settle };
}

it('a task that was done plays again in the run that passed it', () => {
  const { view, settle } = onStage();
  const passed = view().fork(input);
  settle();
  view().selectRun('run0');
  view().seek(0);
  expect(canPlayAgain(view(), lessonWith(false), STEP)).toBe(true);
  playAgain(view(), lessonWith(false), STEP, 'run0');
  expect(view()).toMatchObject({ current: passed, playing: true });
});

it('it begins where the run was changed, not at the beginning', () => {
  const { view, settle } = onStage();
  view().fork(input);
  settle();
  view().selectRun('run0');
  view().seek(0);
  playAgain(view(), lessonWith(false), STEP, 'run0');
  expect(view().cursor.at).toBe(50_000);
});

it('where no such run is left, what the task does is done once more', () => {
  const { view } = onStage();
  expect(canPlayAgain(view(), lessonWith(true), STEP)).toBe(true);
  playAgain(view(), lessonWith(true), STEP, 'run0');
  expect(view().runs).toHaveLength(2);
});

it('without either there is nothing to be seen again', () => {
  const { view } = onStage();
  expect(canPlayAgain(view(), lessonWith(false), STEP)).toBe(false);
});
