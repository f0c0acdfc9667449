import type { PlannedLesson } from '../../lessons/curriculum.ts';
import { useProgress } from '../../runtime/progress.ts';
import { standingOf } from './home-model.ts';
import css from './Standings.module.css';

/** A mark for each lesson: full when finished, half when begun, a ring when open, a point when coming. */
export function Standings({ lessons }: { readonly lessons: readonly PlannedLesson[] }) {
  const progress = useProgress();
  return (
    <span className={css.marks} aria-hidden="true">
      {lessons.map(({ slug }) => (
        <i key={slug} data-standing={standingOf(progress, slug)} />
      ))}
    </span>
  );
}
