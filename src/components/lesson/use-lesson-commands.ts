import { useCommands } from '../help/commands.ts';
import type { LessonState } from './lesson-context.ts';
import { toggleProse } from './player-store.ts';
import { present, usePresenter } from './presenter/presenter-store.ts';

/** What the keyboard and the palette can do in a lesson, beside what the workbench can. */
export function useLessonCommands({ index, goTo, afresh }: LessonState): void {
  useCommands({
    stepNext: () => goTo(index + 1),
    stepPrevious: () => goTo(index - 1),
    afresh,
    prose: toggleProse,
    present: () => present(!usePresenter.getState().on),
  });
}
