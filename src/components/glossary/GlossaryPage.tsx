import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { NamedEntry } from '../../glossary/entry.ts';
import { GLOSSARY } from '../../glossary/glossary.ts';
import { useLanguage, useLocalized } from '../../i18n/index.ts';
import { CURRICULUM, plannedLesson } from '../../lessons/curriculum.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { SearchField } from '../shell/SearchField.tsx';
import { EntryBody, EntryHead } from './Entry.tsx';
import css from './GlossaryPage.module.css';
import { loadGlossary } from './load-glossary.ts';
import { searchTerms, sortedTerms } from './search-terms.ts';
import { useGlossaryText } from './text.ts';

/** All terms, in the order of the course, and a search. The address may name one: it is shown first. */
export default function GlossaryPage({ id }: { readonly id?: string | undefined }) {
  const text = useGlossaryText();
  const language = useLanguage();
  const [query, setQuery] = useState('');
  const [named, setNamed] = useState(id);
  if (named !== id) {
    // An address that names a term shows it, whatever was searched for.
    setNamed(id);
    setQuery('');
  }
  const deferred = useDeferredValue(query);
  const wanted = query === '' ? query : deferred;
  const found = useMemo(
    () => searchTerms(sortedTerms(GLOSSARY, language), wanted),
    [language, wanted],
  );
  usePageTitle(text('title'));
  useMarks();
  useShowEntry(id);
  const missing = id !== undefined && !GLOSSARY.some((entry) => entry.id === id);
  return (
    <div className={css.page}>
      <h1>{text('title')}</h1>
      <p className={css.lead}>{missing ? text('missing', { id }) : text('lead')}</p>
      <SearchField
        label={text('search')}
        placeholder={text('placeholder')}
        value={query}
        onChange={setQuery}
        found={found.length === 0 ? text('none') : text('count', { n: found.length })}
      />
      {wanted.trim() === '' ? <ByChapter found={found} id={id} /> : <List found={found} id={id} />}
    </div>
  );
}

/** The definitions explain each other. */
function useMarks(): void {
  useEffect(() => void loadGlossary().catch(() => undefined), []);
}

function useShowEntry(id: string | undefined): void {
  useEffect(() => {
    if (id === undefined) return;
    const element = document.getElementById(id);
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  }, [id]);
}

interface ListProps {
  readonly found: readonly NamedEntry[];
  readonly id: string | undefined;
}

function ByChapter({ found, id }: ListProps) {
  const say = useLocalized();
  return CURRICULUM.map(({ number, title }) => {
    const own = found.filter(({ lesson }) => plannedLesson(lesson)?.chapter === number);
    if (own.length === 0) return null;
    return (
      <section key={number} aria-labelledby={`chapter-${number}`}>
        <h2 id={`chapter-${number}`}>{say(title)}</h2>
        <List found={own} id={id} />
      </section>
    );
  });
}

function List({ found, id }: ListProps) {
  return (
    <dl className={css.terms}>
      {found.map((entry) => (
        <div
          key={entry.id}
          id={entry.id}
          tabIndex={-1}
          className={css.term}
          data-wanted={entry.id === id || undefined}
        >
          <dt>
            <EntryHead entry={entry} />
          </dt>
          <dd>
            <EntryBody entry={entry} marked />
          </dd>
        </div>
      ))}
    </dl>
  );
}
