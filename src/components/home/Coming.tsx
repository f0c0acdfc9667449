import { ChevronRight } from 'lucide-react';
import { useHomeText } from '../../i18n/home.ts';
import { useLocalized } from '../../i18n/index.ts';
import type { Localized } from '../../i18n/language.ts';
import type { Chapter, PlannedLesson } from '../../lessons/curriculum.ts';
import css from './Coming.module.css';
import { Needs } from './Needs.tsx';

interface ComingLessonsProps {
  readonly lessons: readonly PlannedLesson[];
  readonly asks?: Readonly<Record<string, Localized>> | undefined;
}

/** The lessons of a chapter or a path that are not open yet, folded. */
export function ComingLessons({ lessons, asks }: ComingLessonsProps) {
  const text = useHomeText();
  if (lessons.length === 0) return null;
  return (
    <details className={css.fold}>
      <summary>
        {text('home.moreComing', { n: lessons.length })} <ChevronRight aria-hidden="true" />
      </summary>
      <Titles lessons={lessons} asks={asks} />
    </details>
  );
}

/**
 * The chapters of which nothing is open yet, folded into one line that says how much there is: what
 * cannot be begun must not look like what can. Unfolded, each has a line, which unfolds to its lessons.
 */
export function ComingChapters({ chapters }: { readonly chapters: readonly Chapter[] }) {
  const text = useHomeText();
  const say = useLocalized();
  if (chapters.length === 0) return null;
  const lessons = chapters.flatMap((chapter) => chapter.lessons).length;
  return (
    <details className={css.coming}>
      <summary>
        <h3>{text('home.stillComing')}</h3>
        <span>{text('home.chaptersComing', { lessons, chapters: chapters.length })}</span>
        <ChevronRight className={css.mark} aria-hidden="true" />
      </summary>
      <ul className={css.chapters}>
        {chapters.map(({ number, title, lessons }) => (
          <li key={number}>
            {lessons.length === 0 ? (
              <p className={css.line}>
                <span>{number}</span> {say(title)} <small>{text('home.chapterLive')}</small>
              </p>
            ) : (
              <details className={css.fold}>
                <summary className={css.line}>
                  <span>{number}</span> {say(title)}{' '}
                  <small>{text('home.lessonCount', { n: lessons.length })}</small>
                  <ChevronRight aria-hidden="true" />
                </summary>
                <Titles lessons={lessons} />
              </details>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Titles({ lessons, asks }: ComingLessonsProps) {
  const say = useLocalized();
  return (
    <ol className={css.titles}>
      {lessons.map((lesson) => (
        <li key={lesson.slug}>
          <span className={css.number}>{lesson.number}</span>
          <div>
            {say(lesson.title)}
            {asks?.[lesson.slug] && <p className={css.asks}>{say(asks[lesson.slug]!)}</p>}
            <Needs lesson={lesson} />
          </div>
        </li>
      ))}
    </ol>
  );
}
