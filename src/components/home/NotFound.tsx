import { Link, useLocation } from 'wouter';
import { useHomeText } from '../../i18n/home.ts';
import { useText } from '../../i18n/index.ts';
import { COURSE } from '../../lessons/curriculum.ts';
import message from '../shell/Message.module.css';
import { usePageTitle } from '../shell/page-title.ts';
import css from './ComingLesson.module.css';
import { closestLessons } from './find-lessons.ts';
import { LessonRow } from './LessonRow.tsx';

/** An address that leads nowhere: which lessons may have been meant. */
export default function NotFound() {
  const text = useText();
  const home = useHomeText();
  const [location] = useLocation();
  const title = text('missing.title');
  const closest = closestLessons(location);
  usePageTitle(title);
  return (
    <section className={message.message}>
      <h1>{title}</h1>
      <p>{text('missing.text', { path: `#${location}` })}</p>
      {closest.length > 0 && (
        <div className={css.needs}>
          <h2 className={css.closest}>{home('missing.closest')}</h2>
          <ol className={css.found}>
            {closest.map((lesson) => (
              <LessonRow key={lesson.slug} lesson={lesson} />
            ))}
          </ol>
        </div>
      )}
      <p className={css.needs}>{home('missing.names', { n: COURSE.length })}</p>
      <div className={message.ways}>
        <Link href="/" className={message.strong}>
          {text('missing.home')}
        </Link>
        <Link href="/glossary" className={message.plain}>
          {home('home.glossary')}
        </Link>
      </div>
    </section>
  );
}
