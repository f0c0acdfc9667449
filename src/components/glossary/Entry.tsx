import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { NamedEntry } from '../../glossary/entry.ts';
import { useLanguage, useLocalized } from '../../i18n/index.ts';
import { listed } from '../../i18n/listed.ts';
import { findLesson } from '../../lessons/catalog.ts';
import { plannedLesson } from '../../lessons/curriculum.ts';
import { rfc, rfcLabel, rfcUrl } from '../../stack/core/rfc.ts';
import css from './Entry.module.css';
import { namesOf } from './names.ts';
import { useGlossaryText } from './text.ts';
import { WithTerms } from './WithTerms.tsx';
import { useWithheld } from './withheld.ts';

/** The term with its name in the other language, and its other names. */
export function EntryHead({ entry }: { readonly entry: NamedEntry }) {
  const text = useGlossaryText();
  const language = useLanguage();
  const { term, foreign, also } = namesOf(entry, language);
  const names = listed(also, language);
  return (
    <>
      <b className={css.term}>{term}</b>
      {foreign !== undefined && (
        <span className={css.other}>
          {' '}
          {text('foreign')}
          <span lang={language === 'zh' ? 'en' : 'zh-Hans'}>{foreign}</span>
        </span>
      )}
      {names !== '' && <span className={css.also}> {text('also', { names })}</span>}
    </>
  );
}

interface EntryBodyProps {
  readonly entry: NamedEntry;
  /** The id of the definition, for what it describes. */
  readonly saysId?: string;
  /** What stands behind its sources. */
  readonly children?: ReactNode;
  /** Whether the terms in the definition are marked, to be looked up in turn. */
  readonly marked?: boolean;
}

/** What it is, where that is written, and which lesson explains it. */
export function EntryBody({ entry, saysId, marked = false, children }: EntryBodyProps) {
  const say = useLocalized();
  const text = useGlossaryText();
  const withheld = useWithheld(entry.id);
  const { says, ref, alsoIn, standard } = entry;
  const sections = [ref, alsoIn].flatMap((each) =>
    each ? [rfc(each.rfc, each.section === '' ? undefined : each.section)] : [],
  );
  if (withheld) {
    return (
      <span id={saysId} className={css.says}>
        {text('withheld')}
      </span>
    );
  }
  return (
    <>
      <span id={saysId} className={css.says}>
        {marked ? <WithTerms but={entry.id}>{say(says)}</WithTerms> : say(says)}
      </span>
      <span className={css.more}>
        {sections.map((section) => (
          <a key={rfcLabel(section)} href={rfcUrl(section)} target="_blank" rel="noreferrer">
            {rfcLabel(section)}
          </a>
        ))}
        {sections.length === 0 && <span>{standard}</span>}
        <LessonOf slug={entry.lesson} />
        {children}
      </span>
    </>
  );
}

function LessonOf({ slug }: { readonly slug: string }) {
  const text = useGlossaryText();
  const say = useLocalized();
  const lesson = plannedLesson(slug);
  const [location] = useLocation();
  // Who reads the lesson is there already.
  if (!lesson || location === `/lesson/${slug}`) return null;
  const values = { n: lesson.number, title: say(lesson.title) };
  if (!findLesson(slug)) return <span>{text('lessonComing', values)}</span>;
  return <Link href={`/lesson/${slug}`}>{text('lesson', values)}</Link>;
}
