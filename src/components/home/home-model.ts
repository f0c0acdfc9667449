import { LESSONS, lessonAfter } from '../../lessons/catalog.ts';
import type { LessonMeta } from '../../lessons/types.ts';
import { achievedAnswers, lessonProgress, type Progress } from '../../runtime/progress.ts';
import type { LayerName } from '../../stack/core/layers.ts';

/** The one obvious thing to do on the home page. */
export interface NextLesson {
  readonly lesson: LessonMeta;
  readonly why: 'start' | 'continue' | 'next' | 'again';
}

/** The lesson left off, else the one after a finished one, else the first that is not finished. */
export function nextLesson(
  progress: Progress,
  lessons: readonly LessonMeta[] = LESSONS,
): NextLesson | undefined {
  const finished = (lesson: LessonMeta) => lessonProgress(progress, lesson.id).finished;
  const started = (lesson: LessonMeta) => lessonProgress(progress, lesson.id).seen.length > 1;
  const latest = lessons.find((lesson) => lesson.id === progress.latest);
  const candidates = [latest, latest && lessonAfter(latest.id), ...lessons].filter(
    (lesson) => lesson !== undefined,
  );
  const open = candidates.find((lesson) => !finished(lesson));
  const repeated = latest && lessonProgress(progress, latest.id).earlier?.repeating;
  if (repeated && started(latest)) return { lesson: latest, why: 'continue' };
  if (open && started(open)) return { lesson: open, why: 'continue' };
  if (open) return { lesson: open, why: lessons.some(finished) ? 'next' : 'start' };
  const first = lessons[0];
  return first && { lesson: first, why: 'again' };
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

/** The layer a chapter is about: it lends the chapter its colour. */
export function chapterLayer(chapter: number): LayerName | 'all' {
  if (chapter === 1) return 'all';
  if (chapter === 2 || chapter === 14) return 'link';
  if (chapter <= 4) return 'network';
  if (chapter === 6 || chapter >= 10) return 'application';
  return 'transport';
}
