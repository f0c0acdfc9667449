import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useHomeText } from '../../i18n/home.ts';
import { useLocalized } from '../../i18n/index.ts';
import { LESSONS } from '../../lessons/catalog.ts';
import { useProgress } from '../../runtime/progress.ts';
import css from './ChapterSection.module.css';
import { ComingLessons } from './Coming.tsx';
import { type ChapterGroup, standingOf } from './home-model.ts';
import { LessonRow } from './LessonRow.tsx';
import { Standings } from './Standings.tsx';

/** From so many open lessons on, only the chapter that the learner is in is unfolded. */
const FOLDS_FROM = 20;

interface ChapterSectionProps {
  readonly group: ChapterGroup;
  /** Whether what the learner does next is in it. */
  readonly current: boolean;
}

/** A chapter with its open lessons, how far the learner is in it, and the rest of it, folded. */
export function ChapterSection({ group, current }: ChapterSectionProps) {
  const say = useLocalized();
  const { chapter, open, coming } = group;
  const folds = LESSONS.length >= FOLDS_FROM;
  const [chosen, setChosen] = useState<boolean>();
  const shown = !folds || (chosen ?? current);
  const id = `chapter-${chapter.number}`;
  const title = (
    <>
      <span className={css.number}>{chapter.number}</span> {say(chapter.title)}
    </>
  );
  return (
    <section className={css.chapter} data-layer={chapter.layer} aria-labelledby={id}>
      <div className={css.head}>
        <h3 id={id} className={css.title}>
          {folds ? (
            <button type="button" aria-expanded={shown} onClick={() => setChosen(!shown)}>
              {title} <ChevronRight aria-hidden="true" />
            </button>
          ) : (
            title
          )}
        </h3>
        <Standings lessons={chapter.lessons} />
        <StateOf group={group} />
      </div>
      {shown && (
        <div>
          <ol className={css.lessons}>
            {open.map((lesson) => (
              <LessonRow key={lesson.slug} lesson={lesson} />
            ))}
          </ol>
          <ComingLessons lessons={coming} />
        </div>
      )}
    </section>
  );
}

function StateOf({ group: { chapter, open } }: { readonly group: ChapterGroup }) {
  const text = useHomeText();
  const progress = useProgress();
  const done = open.filter(({ slug }) => standingOf(progress, slug) === 'finished').length;
  const counts = { open: open.length, total: chapter.lessons.length, done };
  return (
    <p className={css.state}>{text(done > 0 ? 'home.chapterDone' : 'home.chapterOpen', counts)}</p>
  );
}
