import { Check } from 'lucide-react';
import { Link } from 'wouter';
import { useHomeText } from '../../i18n/home.ts';
import { useLocalized } from '../../i18n/index.ts';
import type { Localized } from '../../i18n/language.ts';
import { findLesson } from '../../lessons/catalog.ts';
import { CURRICULUM, type PlannedLesson } from '../../lessons/curriculum.ts';
import type { LessonMeta } from '../../lessons/types.ts';
import { lessonProgress, useProgress } from '../../runtime/progress.ts';
import { standingOf } from './home-model.ts';
import css from './LessonRow.module.css';
import { Needs } from './Needs.tsx';

interface LessonRowProps {
  readonly lesson: PlannedLesson;
  /** What the lesson is seen for on the path, if it has a question of its own there. */
  readonly asks?: Localized | undefined;
}

/** A lesson in a list: its title and question, what to see before it, and how far the learner is. */
export function LessonRow({ lesson, asks }: LessonRowProps) {
  const text = useHomeText();
  const say = useLocalized();
  const { slug, number, chapter, title } = lesson;
  const meta = findLesson(slug);
  const question = asks ?? meta?.question;
  const open = meta !== undefined;
  return (
    <li className={css.lesson} data-open={open} data-layer={CURRICULUM[chapter - 1]?.layer}>
      <span className={css.number}>{number}</span>
      <div className={css.what}>
        {open ? <Link href={`/lesson/${slug}`}>{say(title)}</Link> : <span>{say(title)}</span>}
        {question && <p className={css.question}>{say(question)}</p>}
        <Needs lesson={lesson} linked openOnly={open} />
      </div>
      <p className={css.standing}>{meta ? <Mine meta={meta} /> : text('home.lessonComing')}</p>
    </li>
  );
}

function Mine({ meta }: { readonly meta: LessonMeta }) {
  const text = useHomeText();
  const progress = useProgress();
  const standing = standingOf(progress, meta.id);
  const { seen } = lessonProgress(progress, meta.id);
  if (standing === 'finished') {
    return (
      <span className={css.done}>
        <Check aria-hidden="true" /> {text('home.finished')}
      </span>
    );
  }
  if (standing === 'started') return text('home.seen', { n: seen.length });
  return text('home.minutes', { n: meta.minutes });
}
