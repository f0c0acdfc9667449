import { Check, ChevronRight } from 'lucide-react';
import { Link } from 'wouter';
import { useHomeText } from '../../i18n/home.ts';
import { useLocalized } from '../../i18n/index.ts';
import { findLesson } from '../../lessons/catalog.ts';
import type { Chapter, PlannedLesson } from '../../lessons/curriculum.ts';
import { lessonProgress, useProgress } from '../../runtime/progress.ts';
import css from './ChapterRow.module.css';

/** One chapter: a line with a dot for each lesson, which opens to their titles. */
export function ChapterRow({ chapter }: { readonly chapter: Chapter }) {
  const text = useHomeText();
  const say = useLocalized();
  const total = chapter.lessons.length;
  const open = chapter.lessons.filter(({ slug }) => findLesson(slug)).length;
  const state = open > 0 ? text('home.chapterOpen', { open, total }) : text('home.chapterComing');
  const line = (
    <>
      <span className={css.number}>{chapter.number}</span>
      <span className={css.title}>{say(chapter.title)}</span>
      <Dots lessons={chapter.lessons} />
      <span className={css.state}>{total > 0 ? state : text('home.chapterLive')}</span>
    </>
  );
  const { layer } = chapter;
  if (total === 0) {
    return (
      <li className={css.chapter} data-layer={layer}>
        <div className={css.line}>{line}</div>
      </li>
    );
  }
  return (
    <li className={css.chapter} data-layer={layer} data-open={open > 0}>
      <details open={open > 0}>
        <summary className={css.line}>
          {line}
          <ChevronRight className={css.chevron} aria-hidden="true" />
        </summary>
        <ol className={css.lessons}>
          {chapter.lessons.map((lesson) => (
            <LessonRow key={lesson.slug} planned={lesson} />
          ))}
        </ol>
      </details>
    </li>
  );
}

function Dots({ lessons }: { readonly lessons: readonly PlannedLesson[] }) {
  return (
    <span className={css.dots} aria-hidden="true">
      {lessons.map(({ slug }) => (
        <i key={slug} data-open={findLesson(slug) !== undefined} />
      ))}
    </span>
  );
}

function LessonRow({ planned }: { readonly planned: PlannedLesson }) {
  const text = useHomeText();
  const say = useLocalized();
  const progress = useProgress();
  const lesson = findLesson(planned.slug);
  if (!lesson) {
    return (
      <li className={css.lesson}>
        <span className={css.number}>{planned.number}</span>
        <span>{say(planned.title)}</span>
        <span className="visually-hidden">, {text('home.lessonComing')}</span>
      </li>
    );
  }
  const mine = lessonProgress(progress, lesson.id);
  return (
    <li className={css.lesson} data-open="true">
      <span className={css.number}>{lesson.number}</span>
      <Link href={`/lesson/${lesson.id}`}>{say(lesson.title)}</Link>
      {mine.finished && (
        <span className={css.done}>
          <Check aria-hidden="true" /> {text('home.finished')}
        </span>
      )}
      {!mine.finished && mine.seen.length > 1 && (
        <span className={css.done}>{text('home.started')}</span>
      )}
    </li>
  );
}
