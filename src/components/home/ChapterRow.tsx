import { ChevronRight } from 'lucide-react';
import { useHomeText } from '../../i18n/home.ts';
import { useLocalized } from '../../i18n/index.ts';
import { findLesson } from '../../lessons/catalog.ts';
import type { Chapter, PlannedLesson } from '../../lessons/curriculum.ts';
import { lessonProgress, useProgress } from '../../runtime/progress.ts';
import css from './ChapterRow.module.css';
import { LessonRow } from './LessonRow.tsx';

/** One chapter: a line with a dot for each lesson, which opens to their titles. */
export function ChapterRow({ chapter }: { readonly chapter: Chapter }) {
  const text = useHomeText();
  const say = useLocalized();
  const total = chapter.lessons.length;
  const open = chapter.lessons.filter(({ slug }) => findLesson(slug)).length;
  const progress = useProgress();
  const done = chapter.lessons.filter(({ slug }) => lessonProgress(progress, slug).finished).length;
  const state = () => {
    if (open === 0) return text('home.chapterComing');
    return text(done > 0 ? 'home.chapterDone' : 'home.chapterOpen', { open, total, done });
  };
  const line = (
    <>
      <span className={css.number}>{chapter.number}</span>
      <span className={css.title}>{say(chapter.title)}</span>
      <Dots lessons={chapter.lessons} />
      <span className={css.state}>{total > 0 ? state() : text('home.chapterLive')}</span>
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
            <LessonRow key={lesson.slug} lesson={lesson} />
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
