import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { isRecord, safeStorage } from './settings-storage.ts';

/** What the learner answered, and what the run said at that moment. */
export interface Answer {
  readonly given: string;
  readonly truth: string;
  readonly right: boolean;
}

export interface LessonProgress {
  /** Where to continue. */
  readonly step: string;
  /** Steps the learner has reached, in the order reached. */
  readonly seen: readonly string[];
  readonly answers: Readonly<Record<string, Answer>>;
  readonly tasks: readonly string[];
  /** Tasks that the learner had shown: that is not doing them. */
  readonly shown: readonly string[];
  readonly finished: boolean;
}

export interface Progress {
  /** The lesson opened last, for "continue". */
  readonly latest: string | null;
  readonly lessons: Readonly<Record<string, LessonProgress>>;
}

const NOTHING: Progress = { latest: null, lessons: {} };
const VERSION = 1;
const UNTOUCHED: LessonProgress = {
  ...{ step: '', seen: [], answers: {}, tasks: [], shown: [] },
  finished: false,
};

export const useProgress = create<Progress>()(
  persist(() => NOTHING, {
    name: 'wireglass.progress',
    version: VERSION,
    storage: createJSONStorage(safeStorage),
    merge: (kept) => readProgress(kept),
    migrate: (kept) => readProgress(kept),
  }),
);

export function lessonProgress(progress: Progress, lesson: string): LessonProgress {
  return progress.lessons[lesson] ?? UNTOUCHED;
}

export function recordStep(lesson: string, step: string): void {
  change(lesson, (was) => ({
    ...was,
    step,
    seen: was.seen.includes(step) ? was.seen : [...was.seen, step],
  }));
}

/** The first answer counts: predicting again after the reveal is not a prediction. */
export function recordAnswer(lesson: string, question: string, answer: Answer): void {
  change(lesson, (was) =>
    was.answers[question] ? was : { ...was, answers: { ...was.answers, [question]: answer } },
  );
}

/** Lets the learner predict again, on a new run. */
export function forgetAnswer(lesson: string, question: string): void {
  change(lesson, (was) => {
    const { [question]: _, ...answers } = was.answers;
    return { ...was, answers };
  });
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
  change(lesson, (was) => (was.finished ? was : { ...was, finished: true }));
}

export function eraseProgress(): void {
  useProgress.setState(NOTHING, true);
}

/** The text of the file that "Export my progress" saves. */
export function exportProgress(progress: Progress): string {
  return `${JSON.stringify({ wireglass: 'progress', version: VERSION, ...progress }, null, 2)}\n`;
}

/** Takes an exported file in; false when it is not one. Kept progress is replaced, not merged. */
export function importProgress(text: string): boolean {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return false;
  }
  if (!isRecord(file) || file.wireglass !== 'progress' || file.version !== VERSION) {
    return false;
  }
  useProgress.setState(readProgress(file), true);
  return true;
}

/** Reads whatever was kept, part by part: what is damaged is left out, the rest survives. */
export function readProgress(kept: unknown): Progress {
  if (!isRecord(kept)) return NOTHING;
  const lessons: Record<string, LessonProgress> = {};
  if (isRecord(kept.lessons)) {
    for (const [id, lesson] of Object.entries(kept.lessons)) {
      if (isRecord(lesson)) lessons[id] = readLesson(lesson);
    }
  }
  const latest = kept.latest;
  return { latest: typeof latest === 'string' ? latest : null, lessons };
}

function readLesson(kept: Readonly<Record<string, unknown>>): LessonProgress {
  const answers: Record<string, Answer> = {};
  if (isRecord(kept.answers)) {
    for (const [id, answer] of Object.entries(kept.answers)) {
      if (!isRecord(answer)) continue;
      const { given, truth, right } = answer;
      if (typeof given !== 'string' || typeof truth !== 'string') continue;
      answers[id] = { given, truth, right: right === true };
    }
  }
  const step = kept.step;
  return {
    step: typeof step === 'string' ? step : '',
    seen: strings(kept.seen),
    answers,
    tasks: strings(kept.tasks),
    shown: strings(kept.shown),
    finished: kept.finished === true,
  };
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function change(lesson: string, next: (was: LessonProgress) => LessonProgress): void {
  useProgress.setState((progress) => {
    const was = lessonProgress(progress, lesson);
    const is = next(was);
    if (is === was && progress.latest === lesson) return progress;
    return { latest: lesson, lessons: { ...progress.lessons, [lesson]: is } };
  });
}
