import { type ReactNode, use, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useLocalized } from '../../i18n/index.ts';
import { useLessonText } from '../../i18n/lesson.ts';
import { useLessonEndText } from '../../i18n/lesson-end.ts';
import { lessonAfter } from '../../lessons/catalog.ts';
import { topicOf } from '../../lessons/references/topic.ts';
import { lessonProgress, recordFinished, useProgress } from '../../runtime/progress.ts';
import { withLessons } from './LessonLink.tsx';
import { useLesson } from './lesson-context.ts';
import { hasLiveVariant } from './live-variants.ts';
import { loadEnding } from './load.ts';
import { type OpenStep, openSteps } from './open-parts.ts';
import css from './ProsePanel.module.css';
import { Rfc } from './Rfc.tsx';

interface LessonEndProps {
  /** Who came from a step reads on from the heading. */
  readonly came: boolean;
  /** What the prose has for the end. */
  readonly children: ReactNode;
}

/**
 * After the last step: what is still open, what comes next, where one meets this outside, what was
 * simplified, where to read on. The lesson is finished when nothing is open.
 */
export default function LessonEnd({ came, children }: LessonEndProps) {
  const text = useLessonEndText();
  const say = useLocalized();
  const { meta, content } = useLesson();
  const { simplifications, references } = use(loadEnding(meta.id));
  const open = openSteps(content, lessonProgress(useProgress(), meta.id));
  const finished = open.length === 0;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (came) heading.current?.focus({ preventScroll: true });
  }, [came]);
  useEffect(() => {
    if (finished) recordFinished(meta.id);
  }, [finished, meta]);
  return (
    <article className={css.step}>
      <h1 ref={heading} tabIndex={-1}>
        {text(finished ? 'player.end.title' : 'player.end.open', { title: say(meta.title) })}
      </h1>
      <p className={css.question}>{say(meta.question)}</p>
      {!finished && <StillOpen open={open} />}
      <Onward />
      {hasLiveVariant(meta.id) && (
        <p className={css.real}>
          <Link href={`/live?try=${meta.id}`}>{text('player.live')}</Link>{' '}
          {text('player.live.what')}
        </p>
      )}
      {children}
      {simplifications.length > 0 && (
        <>
          <h2>{text('player.about')}</h2>
          <ul>
            {simplifications.map((each) => (
              <li key={each.en}>{withLessons(say(each))}</li>
            ))}
          </ul>
        </>
      )}
      <h2>{text('player.references')}</h2>
      <ul>
        {references.map((reference) => {
          const { rfc, section } = reference;
          const topic = topicOf(reference);
          return (
            <li key={`${rfc} ${section}`}>
              <Rfc n={rfc} s={section} /> {topic && say(topic)}
            </li>
          );
        })}
      </ul>
    </article>
  );
}

/** The steps with something left to do, and the way to each. */
function StillOpen({ open }: { readonly open: readonly OpenStep[] }) {
  const text = useLessonEndText();
  const steps = useLessonText();
  const { goTo } = useLesson();
  return (
    <section aria-label={text('player.open')}>
      <h2>{text('player.open')}</h2>
      <ul className={css.open}>
        {open.map(({ index, question, tasks }) => (
          <li key={index}>
            <button type="button" className={css.afresh} onClick={() => goTo(index)}>
              {steps('player.goStep', { n: index + 1 })}
            </button>{' '}
            {[
              question && text('player.open.question'),
              tasks > 0 && text('player.open.tasks', { n: tasks }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Onward() {
  const text = useLessonEndText();
  const say = useLocalized();
  const { meta, afresh } = useLesson();
  const next = lessonAfter(meta.id);
  return (
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
  );
}
