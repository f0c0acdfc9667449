import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useLocalized } from '../../i18n/index.ts';
import { useLessonText } from '../../i18n/lesson.ts';
import { lessonAfter } from '../../lessons/catalog.ts';
import { withLessons } from './LessonLink.tsx';
import { useLesson } from './lesson-context.ts';
import css from './ProsePanel.module.css';
import { Rfc } from './Rfc.tsx';

/**
 * After the last step: what was simplified, where to read on, and what comes next. Who `came` from
 * a step reads on from the heading.
 */
export function LessonEnd({ came }: { readonly came: boolean }) {
  const text = useLessonText();
  const say = useLocalized();
  const { meta, content, afresh } = useLesson();
  const next = lessonAfter(meta.id);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (came) heading.current?.focus({ preventScroll: true });
  }, [came]);
  return (
    <article className={css.step}>
      <h1 ref={heading} tabIndex={-1}>
        {text('player.end.title', { title: say(meta.title) })}
      </h1>
      <p className={css.question}>{say(meta.question)}</p>
      <p className={css.onward}>
        {next && (
          <Link href={`/lesson/${next.id}`} className={css.strong}>
            {text('player.nextLesson', { title: say(next.title) })}
          </Link>
        )}
        <button type="button" className={css.afresh} onClick={afresh}>
          {text('player.afresh')}
        </button>
        <Link href="/">{text('player.home')}</Link>
      </p>
      {content.simplifications.length > 0 && (
        <>
          <h2>{text('player.about')}</h2>
          <ul>
            {content.simplifications.map((each) => (
              <li key={each.en}>{withLessons(say(each))}</li>
            ))}
          </ul>
        </>
      )}
      <h2>{text('player.references')}</h2>
      <ul>
        {content.references.map(({ rfc, section, topic }) => (
          <li key={`${rfc} ${section}`}>
            <Rfc n={rfc} s={section} /> {say(topic)}
          </li>
        ))}
      </ul>
    </article>
  );
}
