import { findLesson, LESSONS } from '../../lessons/catalog.ts';
import {
  type Chapter,
  CURRICULUM,
  type PlannedLesson,
  plannedLesson,
} from '../../lessons/curriculum.ts';
import type { CoursePath } from '../../lessons/paths.ts';
import type { LessonMeta } from '../../lessons/types.ts';
import { achievedAnswers, lessonProgress, type Progress } from '../../runtime/progress.ts';

/** The one obvious thing to do on the home page. */
export interface NextLesson {
  readonly lesson: LessonMeta;
  readonly why: 'start' | 'continue' | 'next' | 'again';
}

/** The open lessons of a path, in its order; all that there are, while none of them is open. */
export function openOn(path: CoursePath): readonly LessonMeta[] {
  const open = path.lessons.flatMap((slug) => findLesson(slug) ?? []);
  return open.length > 0 ? open : LESSONS;
}

/** The lesson left off, else the one after a finished one, else the first that is not finished. */
export function nextLesson(
  progress: Progress,
  lessons: readonly LessonMeta[] = LESSONS,
): NextLesson | undefined {
  const finished = (lesson: LessonMeta) => lessonProgress(progress, lesson.id).finished;
  const started = (lesson: LessonMeta) => lessonProgress(progress, lesson.id).seen.length > 1;
  const latest = lessons.find((lesson) => lesson.id === progress.latest);
  const after = latest && lessons[lessons.indexOf(latest) + 1];
  const candidates = [latest, after, ...lessons].filter((lesson) => lesson !== undefined);
  const open = candidates.find((lesson) => !finished(lesson));
  const repeated = latest && lessonProgress(progress, latest.id).earlier?.repeating;
  if (repeated && started(latest)) return { lesson: latest, why: 'continue' };
  if (open && started(open)) return { lesson: open, why: 'continue' };
  if (open) return { lesson: open, why: lessons.some(finished) ? 'next' : 'start' };
  const first = lessons[0];
  return first && { lesson: first, why: 'again' };
}

/** The open lesson that stands nearest to a planned one: before it rather than after it. */
export function nearestOpen(
  { number }: Pick<PlannedLesson, 'number'>,
  lessons: readonly LessonMeta[] = LESSONS,
): LessonMeta | undefined {
  const away = (lesson: LessonMeta) => Math.abs(lesson.number - number);
  return [...lessons].sort((a, b) => away(a) - away(b))[0];
}

export interface Tally {
  readonly finished: number;
  readonly asked: number;
  readonly right: number;
}

export function tally(progress: Progress): Tally {
  const lessons = Object.values(progress.lessons);
  const answers = lessons.flatMap((lesson) => Object.values(achievedAnswers(lesson)));
  return {
    finished: lessons.filter((lesson) => lesson.finished).length,
    asked: answers.length,
    right: answers.filter((answer) => answer.right).length,
  };
}

/** How a learner stands to a lesson. */
export type Standing = 'coming' | 'open' | 'started' | 'finished';

export function standingOf(progress: Progress, slug: string): Standing {
  if (findLesson(slug) === undefined) return 'coming';
  const { finished, seen } = lessonProgress(progress, slug);
  if (finished) return 'finished';
  return seen.length > 1 ? 'started' : 'open';
}

/** The lessons that one should have seen before; of what can be begun today, only those that can, too. */
export function needsOf(lesson: PlannedLesson, openOnly: boolean): readonly PlannedLesson[] {
  const needs = lesson.needs.flatMap((slug) => plannedLesson(slug) ?? []);
  return openOnly ? parted(needs).open : needs;
}

/** Lessons, those that are open apart from those that are not. */
export interface OpenAndComing {
  readonly open: readonly PlannedLesson[];
  readonly coming: readonly PlannedLesson[];
}

export function parted(lessons: readonly PlannedLesson[]): OpenAndComing {
  const isOpen = ({ slug }: PlannedLesson) => findLesson(slug) !== undefined;
  return { open: lessons.filter(isOpen), coming: lessons.filter((lesson) => !isOpen(lesson)) };
}

/** A chapter something of which is open. */
export interface ChapterGroup extends OpenAndComing {
  readonly chapter: Chapter;
}

/** Chapters with open lessons, and those that are still to come. */
export function chapterGroups(chapters: readonly Chapter[] = CURRICULUM): {
  readonly open: readonly ChapterGroup[];
  readonly coming: readonly Chapter[];
} {
  const groups = chapters.map((chapter) => ({ chapter, ...parted(chapter.lessons) }));
  return {
    open: groups.filter(({ open }) => open.length > 0),
    coming: groups.filter(({ open }) => open.length === 0).map(({ chapter }) => chapter),
  };
}

export function chapterOf({ chapter }: PlannedLesson): Chapter | undefined {
  return CURRICULUM[chapter - 1];
}
