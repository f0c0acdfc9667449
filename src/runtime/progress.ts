import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { ownOf } from '../stack/core/own.ts';
import {
  type Answer,
  type LessonProgress,
  NOTHING,
  type Progress,
  readProgress,
} from './progress-reading.ts';
import { discardUnread, setAsideUnread } from './progress-rescue.ts';
import { safeStorage } from './settings-storage.ts';

export {
  type Answer,
  type LessonProgress,
  type Progress,
  readProgress,
} from './progress-reading.ts';

export const VERSION = 1;
const UNTOUCHED: LessonProgress = {
  ...{ step: '', seen: [], answers: {}, tasks: [], shown: [] },
  finished: false,
};

const KEY = 'wireglass.progress';
const storage = safeStorage();
setAsideUnread(KEY);

export const useProgress = create<Progress>()(
  persist(() => NOTHING, {
    name: KEY,
    version: VERSION,
    storage: createJSONStorage(() => storage),
    // What cannot be read back (no storage, or a damaged one) must not erase what is known here.
    merge: (kept, here) => (kept === undefined ? here : readProgress(kept)),
    migrate: (kept) => readProgress(kept),
  }),
);

/** What this tab last saw in storage; other tabs write there too. */
let seenInStorage = storage.getItem(KEY);

/** Takes over what another tab has written since. */
function catchUp(): void {
  setAsideUnread(KEY);
  const kept = storage.getItem(KEY);
  if (kept === seenInStorage) return;
  seenInStorage = kept;
  if (kept !== null) void useProgress.persist.rehydrate();
}

/** Every tab shows what was achieved in any of them. */
export function followProgress(): void {
  addEventListener('storage', (event) => {
    if (event.key === KEY) catchUp();
  });
}

/** Changes what is kept, after what other tabs have written. */
export function keep(change: (progress: Progress) => Progress): void {
  catchUp();
  useProgress.setState(change, true);
  // Where writing is refused, the old text stays: this tab then goes on by itself.
  seenInStorage = storage.getItem(KEY);
}

export function lessonProgress(progress: Progress, lesson: string): LessonProgress {
  return ownOf(progress.lessons, lesson) ?? UNTOUCHED;
}

/** From now on, what to do next follows this path through the course. */
export function choosePath(path: string): void {
  keep((progress) => ({ ...progress, path }));
}

export function recordStep(lesson: string, step: string): void {
  change(lesson, (was) => ({
    ...was,
    step,
    seen: was.seen.includes(step) ? was.seen : [...was.seen, step],
  }));
}

/** The first answer counts, for good: predicting again after the reveal is not a prediction. */
export function recordAnswer(lesson: string, question: string, answer: Answer): void {
  change(lesson, (was) =>
    ownOf(was.answers, question)
      ? was
      : { ...was, answers: { ...was.answers, [question]: answer } },
  );
}

export function recordTask(lesson: string, task: string): void {
  change(lesson, (was) =>
    was.tasks.includes(task) ? was : { ...was, tasks: [...was.tasks, task] },
  );
}

export function recordShown(lesson: string, task: string): void {
  change(lesson, (was) =>
    was.shown.includes(task) ? was : { ...was, shown: [...was.shown, task] },
  );
}

export function recordFinished(lesson: string): void {
  change(lesson, (was) => {
    const { earlier } = was;
    if (was.finished && !earlier?.repeating) return was;
    return {
      ...was,
      finished: true,
      ...(earlier && { earlier: { ...earlier, repeating: false } }),
    };
  });
}

/** Back to the first step, with every question and task open; what was achieved stays achieved. */
export function startAfresh(lesson: string): void {
  change(lesson, (was) => ({
    ...UNTOUCHED,
    finished: was.finished,
    earlier: { answers: achievedAnswers(was), tasks: achievedTasks(was), repeating: true },
  }));
}

/** The first answer to each question, in whatever pass it was given. */
export function achievedAnswers({ answers, earlier }: LessonProgress): LessonProgress['answers'] {
  return { ...answers, ...earlier?.answers };
}

export function achievedTasks({ tasks, earlier }: LessonProgress): readonly string[] {
  return [...new Set([...(earlier?.tasks ?? []), ...tasks])];
}

/** From now on only what could be read is kept; what was set aside is gone. */
export function discardUnreadProgress(): void {
  keep((progress) => ({ ...progress }));
  discardUnread();
}

export function eraseProgress(): void {
  keep(() => NOTHING);
}

/** Changes what is kept of a lesson, which thereby is the one opened last. */
export function change(lesson: string, next: (was: LessonProgress) => LessonProgress): void {
  keep((progress) => {
    const was = lessonProgress(progress, lesson);
    const is = next(was);
    if (is === was && progress.latest === lesson) return progress;
    return { ...progress, latest: lesson, lessons: { ...progress.lessons, [lesson]: is } };
  });
}
