import { Check } from 'lucide-react';
import { Fragment } from 'react';
import { Link } from 'wouter';
import { useHomeText } from '../../i18n/home.ts';
import { useLocalized } from '../../i18n/index.ts';
import { findLesson } from '../../lessons/catalog.ts';
import type { PlannedLesson } from '../../lessons/curriculum.ts';
import { useProgress } from '../../runtime/progress.ts';
import { needsOf, standingOf } from './home-model.ts';
import css from './Needs.module.css';

interface NeedsProps {
  readonly lesson: PlannedLesson;
  /** Whether those that are open are links. */
  readonly linked?: boolean;
  /** Leaves out those that nobody can open yet. */
  readonly openOnly?: boolean;
}

/** The lessons that one should have seen before this one; those that one has are ticked. */
export function Needs({ lesson, linked = false, openOnly = false }: NeedsProps) {
  const text = useHomeText();
  const say = useLocalized();
  const progress = useProgress();
  const needs = needsOf(lesson, openOnly);
  if (needs.length === 0) return null;
  return (
    <p className={css.needs}>
      {text('home.needs')}
      {needs.map(({ slug, number, title }, index) => {
        const name = `${number} ${say(title)}`;
        return (
          <Fragment key={slug}>
            {index > 0 && text('home.needsAnd')}
            {standingOf(progress, slug) === 'finished' && (
              <Check role="img" aria-label={text('home.finished')} />
            )}
            {linked && findLesson(slug) ? (
              <Link href={`/lesson/${slug}`}>{name}</Link>
            ) : (
              <span>{name}</span>
            )}
          </Fragment>
        );
      })}
    </p>
  );
}
