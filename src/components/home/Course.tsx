import { useDeferredValue, useState } from 'react';
import { Link } from 'wouter';
import { useHomeText } from '../../i18n/home.ts';
import { LESSONS } from '../../lessons/catalog.ts';
import { COURSE, CURRICULUM, type PlannedLesson } from '../../lessons/curriculum.ts';
import { PATHS, pathNamed } from '../../lessons/paths.ts';
import { useProgress } from '../../runtime/progress.ts';
import { openPanel } from '../shell/panels.ts';
import { SearchField } from '../shell/SearchField.tsx';
import { ChapterSection } from './ChapterSection.tsx';
import { ComingChapters } from './Coming.tsx';
import css from './Course.module.css';
import { findLessons } from './find-lessons.ts';
import { chapterGroups, chapterOf, nextLesson, openOn, tally } from './home-model.ts';
import { LessonRow } from './LessonRow.tsx';
import { AboutPath, CountOfPath, PathChoice, PathSection } from './Paths.tsx';

/** The course: as a whole or along a path, and a search through all of it. */
export function Course() {
  const text = useHomeText();
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const chosen = pathNamed(useProgress().path);
  const whole = chosen === PATHS[0];
  const found = findLessons(wanted);
  const searching = wanted.trim() !== '';
  const counts = { lessons: COURSE.length, chapters: CURRICULUM.length, open: LESSONS.length };
  return (
    <section aria-labelledby="path">
      <div className={css.head}>
        <h2 id="path">{text('home.path')}</h2>
        {whole ? <p>{text('home.pathCount', counts)}</p> : <CountOfPath path={chosen} />}
        <MyProgress />
      </div>
      <div className={css.choose}>
        <PathChoice chosen={chosen} />
        <SearchField
          label={text('home.search')}
          placeholder={text('home.searchFor')}
          value={query}
          onChange={setQuery}
          found={text('home.found', { n: found.length })}
        />
      </div>
      {searching && <Found query={wanted} found={found} />}
      {!searching && <AboutPath path={chosen} />}
      {!searching && (whole ? <Chapters /> : <PathSection path={chosen} />)}
    </section>
  );
}

/** What is open, chapter by chapter; then, quietly, what is still to come. */
function Chapters() {
  const text = useHomeText();
  const progress = useProgress();
  const { open, coming } = chapterGroups();
  const next = nextLesson(progress, openOn(pathNamed(progress.path)));
  const current = next && chapterOf(next.lesson);
  return (
    <>
      <h3 className={css.today}>{text('home.today', { n: LESSONS.length })}</h3>
      {open.map((group) => (
        <ChapterSection
          key={group.chapter.number}
          group={group}
          current={group.chapter === current}
        />
      ))}
      <ComingChapters chapters={coming} />
    </>
  );
}

interface FoundProps {
  readonly query: string;
  readonly found: readonly PlannedLesson[];
}

function Found({ query, found }: FoundProps) {
  const text = useHomeText();
  if (found.length === 0) {
    return (
      <p className={css.none}>
        {text('home.foundNone', { query })} <Link href="/glossary">{text('home.glossary')}</Link>
      </p>
    );
  }
  return (
    <ol className={css.found}>
      {found.map((lesson) => (
        <LessonRow key={lesson.slug} lesson={lesson} />
      ))}
    </ol>
  );
}

function MyProgress() {
  const text = useHomeText();
  const { finished, asked, right } = tally(useProgress());
  if (finished + asked === 0) return null;
  return (
    <button type="button" className={css.mine} onClick={() => openPanel('settings')}>
      {text('home.progress', { n: finished, asked, right })}
    </button>
  );
}
