import { Fragment } from 'react';
import { Link } from 'wouter';
import { useHomeText } from '../../i18n/home.ts';
import { useLocalized } from '../../i18n/index.ts';
import { findLesson } from '../../lessons/catalog.ts';
import { type PlannedLesson, plannedLesson } from '../../lessons/curriculum.ts';
import css from './Needs.module.css';

interface NeedsProps {
  readonly lesson: PlannedLesson;
  /** Whether those that are open are links; in a list, each has its own row to be opened from. */
  readonly linked?: boolean;
}

/** The lessons that one should have seen before this one. */
export function Needs({ lesson, linked = false }: NeedsProps) {
  const text = useHomeText();
  const say = useLocalized();
  const needs = lesson.needs.flatMap((slug) => plannedLesson(slug) ?? []);
  if (needs.length === 0) return null;
  return (
    <p className={css.needs}>
      {text('home.needs')}
      {needs.map(({ slug, number, title }, index) => (
        <Fragment key={slug}>
          {index > 0 && text('home.needsAnd')}
          {linked && findLesson(slug) ? (
            <Link href={`/lesson/${slug}`}>
              {number} {say(title)}
            </Link>
          ) : (
            <span>
              {number} {say(title)}
            </span>
          )}
        </Fragment>
      ))}
    </p>
  );
}
