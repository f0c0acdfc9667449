/** What is kept of a learner's progress, and how it is read: part by part, under any older name. */
import { slugOf } from '../lessons/names.ts';
import { isRecord } from './settings-storage.ts';

/** What the learner answered, and what the run said at that moment. */
export interface Answer {
  readonly given: string;
  readonly truth: string;
  readonly right: boolean;
}

export type Drafts = Readonly<Record<string, string>>;

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
  /** Answers that were chosen, typed or drawn and not graded yet, by question. */
  readonly drafts?: Drafts;
  /** The questions among them whose answer was handed in: the run has not decided yet. */
  readonly noted?: readonly string[];
  /** What was achieved before the lesson was started afresh. */
  readonly earlier?: Earlier;
}

export interface Earlier {
  readonly answers: Readonly<Record<string, Answer>>;
  readonly tasks: readonly string[];
  /** Started afresh, and not at its end again. */
  readonly repeating: boolean;
}

export interface Progress {
  /** The lesson opened last, for "continue". */
  readonly latest: string | null;
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  /** The path through the course that the learner has chosen; none is the whole course. */
  readonly path?: string;
}

export const NOTHING: Progress = { latest: null, lessons: {} };

/** Reads whatever was kept, part by part: what is damaged is left out, the rest survives. */
export function readProgress(kept: unknown): Progress {
  if (!isRecord(kept)) return NOTHING;
  // A Map: a kept name may be that of a member of every object, such as `constructor`.
  const lessons = new Map<string, LessonProgress>();
  if (isRecord(kept.lessons)) {
    for (const [name, lesson] of Object.entries(kept.lessons)) {
      if (!isRecord(lesson)) continue;
      const slug = slugOf(name);
      const known = lessons.get(slug);
      const read = readLesson(lesson);
      lessons.set(slug, known ? joined(known, read) : read);
    }
  }
  const { latest, path } = kept;
  return {
    latest: typeof latest === 'string' ? slugOf(latest) : null,
    lessons: Object.fromEntries(lessons),
    ...(typeof path === 'string' && { path }),
  };
}

function readLesson(kept: Readonly<Record<string, unknown>>): LessonProgress {
  const { step, earlier, drafts, noted } = kept;
  return {
    step: typeof step === 'string' ? step : '',
    seen: strings(kept.seen),
    answers: readAnswers(kept.answers),
    tasks: strings(kept.tasks),
    shown: strings(kept.shown),
    finished: kept.finished === true,
    ...(isRecord(drafts) && { drafts: readDrafts(drafts) }),
    ...(Array.isArray(noted) && { noted: strings(noted) }),
    ...(isRecord(earlier) && { earlier: readEarlier(earlier) }),
  };
}

function readEarlier(kept: Readonly<Record<string, unknown>>): Earlier {
  const { answers, tasks, repeating } = kept;
  return {
    answers: readAnswers(answers),
    tasks: strings(tasks),
    repeating: repeating === true,
  };
}

function readAnswers(kept: unknown): Readonly<Record<string, Answer>> {
  if (!isRecord(kept)) return {};
  const answers = new Map<string, Answer>();
  for (const [id, answer] of Object.entries(kept)) {
    if (!isRecord(answer)) continue;
    const { given, truth, right } = answer;
    if (typeof given !== 'string' || typeof truth !== 'string') continue;
    answers.set(id, { given, truth, right: right === true });
  }
  return Object.fromEntries(answers);
}

function readDrafts(kept: Readonly<Record<string, unknown>>): Drafts {
  return Object.fromEntries(
    Object.entries(kept).filter((each): each is [string, string] => typeof each[1] === 'string'),
  );
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** A tab that still runs an older version of the app writes under the older name: both count. */
function joined(one: LessonProgress, other: LessonProgress): LessonProgress {
  const both = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])];
  const further = other.seen.length > one.seen.length ? other : one;
  return {
    ...further,
    seen: both(one.seen, other.seen),
    answers: { ...other.answers, ...one.answers },
    tasks: both(one.tasks, other.tasks),
    shown: both(one.shown, other.shown),
    finished: one.finished || other.finished,
    ...((one.drafts ?? other.drafts) && { drafts: { ...other.drafts, ...one.drafts } }),
    ...((one.noted ?? other.noted) && { noted: both(one.noted ?? [], other.noted ?? []) }),
  };
}
