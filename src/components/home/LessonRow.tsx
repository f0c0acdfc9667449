import { Check } from 'lucide-react';
import { Link } from 'wouter';
import { useHomeText } from '../../i18n/home.ts';
import { useLocalized } from '../../i18n/index.ts';
import type { Localized } from '../../i18n/language.ts';
import { findLesson } from '../../lessons/catalog.ts';
import { CURRICULUM, type PlannedLesson } from '../../lessons/curriculum.ts';
import { lessonProgress, useProgress } from '../../runtime/progress.ts';
import css from './LessonRow.module.css';
import { Needs } from './Needs.tsx';

interface LessonRowProps {
  readonly lesson: PlannedLesson;
  /** What the lesson is seen for on the path, if it has a question of its own there. */
  readonly asks?: Localized | undefined;
}

/** A lesson in a list: its number and title, what to see before it, and how far the learner is. */
export function LessonRow({ lesson, asks }: LessonRowProps) {
  const text = useHomeText();
  const say = useLocalized();
  const { slug, number, chapter, title } = lesson;
  const open = findLesson(slug) !== undefined;
  return (
    <li className={css.lesson} data-open={open} data-layer={CURRICULUM[chapter - 1]?.layer}>
      <span className={css.number}>{number}</span>
      <div className={css.what}>
        {open ? <Link href={`/lesson/${slug}`}>{say(title)}</Link> : <span>{say(title)}</span>}
        {open ? (
          <Mine slug={slug} />
        ) : (
          <span className="visually-hidden">, {text('home.lessonComing')}</span>
        )}
        {asks && <p className={css.asks}>{say(asks)}</p>}
        <Needs lesson={lesson} />
      </div>
    </li>
  );
}

function Mine({ slug }: { readonly slug: string }) {
  const text = useHomeText();
  const { finished, seen } = lessonProgress(useProgress(), slug);
  if (finished) {
    return (
      <span className={css.done}>
        <Check aria-hidden="true" /> {text('home.finished')}
      </span>
    );
  }
  return seen.length > 1 && <span className={css.done}>{text('home.started')}</span>;
}
