import { ArrowRight, EthernetPort, Network, Wrench } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { CHALLENGES } from '../../challenges/catalog.ts';
import { useHomeText } from '../../i18n/home.ts';
import { useLocalized } from '../../i18n/index.ts';
import { LESSONS } from '../../lessons/catalog.ts';
import { COURSE, CURRICULUM } from '../../lessons/curriculum.ts';
import { PATHS, pathNamed } from '../../lessons/paths.ts';
import { startAfresh, useProgress } from '../../runtime/progress.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { openPanel } from '../shell/panels.ts';
import { ChapterRow } from './ChapterRow.tsx';
import css from './Home.module.css';
import { nextLesson, openOn, tally } from './home-model.ts';
import { AboutPath, CountOfPath, PathChoice, PathLessons } from './Paths.tsx';

const LivePicture = lazy(() => import('./LivePicture.tsx'));

export function Home() {
  const text = useHomeText();
  usePageTitle('');
  return (
    <div className={css.home}>
      <section className={css.hero}>
        <div>
          <h1>{text('home.title')}</h1>
          <p className={css.lead}>{text('home.lead')}</p>
          <CallToAction />
        </div>
        <Live />
      </section>
      <Course />
      <Beyond />
      <footer className={css.foot}>
        <p>{text('home.privacy')}</p>
      </footer>
    </div>
  );
}

/** The picture comes after the page can be read and used; its room is kept for it. */
function Live() {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPainted(true), 50);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={css.live}>
      <Suspense fallback={null}>{painted && <LivePicture />}</Suspense>
    </div>
  );
}

function CallToAction() {
  const text = useHomeText();
  const say = useLocalized();
  const progress = useProgress();
  const next = nextLesson(progress, openOn(pathNamed(progress.path)));
  if (!next) return null;
  const { lesson, why } = next;
  return (
    <Link
      href={`/lesson/${lesson.id}`}
      className={css.start}
      onClick={() => why === 'again' && startAfresh(lesson.id)}
    >
      <span className={css.startText}>
        <strong>{text(`home.${why}`, { title: say(lesson.title) })}</strong>
        <span>{say(lesson.question)}</span>
        <small>{text('home.lessonMeta', { n: lesson.number, minutes: lesson.minutes })}</small>
      </span>
      <ArrowRight aria-hidden="true" />
    </Link>
  );
}

function Course() {
  const text = useHomeText();
  const chosen = pathNamed(useProgress().path);
  const whole = chosen === PATHS[0];
  const counts = {
    lessons: COURSE.length,
    chapters: CURRICULUM.length,
    open: LESSONS.length,
  };
  return (
    <section aria-labelledby="path">
      <div className={css.sectionHead}>
        <h2 id="path">{text('home.path')}</h2>
        {whole ? <p>{text('home.pathCount', counts)}</p> : <CountOfPath path={chosen} />}
        <MyProgress />
      </div>
      <PathChoice chosen={chosen} />
      <AboutPath path={chosen} />
      {whole ? (
        <ol className={css.chapters}>
          {CURRICULUM.map((chapter) => (
            <ChapterRow key={chapter.number} chapter={chapter} />
          ))}
        </ol>
      ) : (
        <PathLessons path={chosen} />
      )}
    </section>
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

function Beyond() {
  const text = useHomeText();
  return (
    <section aria-labelledby="beyond">
      <div className={css.sectionHead}>
        <h2 id="beyond">{text('home.more')}</h2>
      </div>
      <div className={css.beyond}>
        <Coming
          icon={<Wrench />}
          title={text('home.challenges')}
          {...(CHALLENGES.length > 0 && {
            state: text('home.challengesOpen', { n: CHALLENGES.length }),
          })}
        >
          {text('home.challengesText')}
        </Coming>
        <Coming icon={<Network />} title={text('home.sandbox')}>
          {text('home.sandboxText')}
        </Coming>
        <Coming icon={<EthernetPort />} title={text('home.card')}>
          {text('home.cardText')}
        </Coming>
      </div>
    </section>
  );
}

interface ComingProps {
  readonly icon: ReactNode;
  readonly title: string;
  /** What there is of it; none of it, if not said. */
  readonly state?: string;
  readonly children: ReactNode;
}

function Coming({ icon, title, state, children }: ComingProps) {
  const text = useHomeText();
  return (
    <article className={css.coming}>
      <span className={css.comingIcon} aria-hidden="true">
        {icon}
      </span>
      <div>
        <h3>
          {title} <span className={css.tag}>{state ?? text('home.coming')}</span>
        </h3>
        <p>{children}</p>
      </div>
    </article>
  );
}
