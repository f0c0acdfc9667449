import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { entryNamed } from '../../glossary/glossary.ts';
import { useLanguage } from '../../i18n/index.ts';
import type { Language } from '../../i18n/language.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { EntryBody, EntryHead } from './Entry.tsx';
import { lexicon } from './lexicons.ts';
import { useGlossaryText } from './text.ts';
import css from './WordsHere.module.css';
import { wordsIn } from './words-here.ts';

/** How long the page is left to change before it is read again, ms. */
const AGAIN = 250;

/** The terms of the page, read again when it has changed: its picture may come after the list. */
function useWordsHere(): readonly string[] {
  const language = useLanguage();
  const [ids, setIds] = useState(() => readPage(language));
  useEffect(() => {
    const page = document.querySelector('main');
    if (!page) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      waiting = undefined;
      const found = readPage(language);
      setIds((known) => (known.join() === found.join() ? known : found));
    };
    const observer = new MutationObserver(() => {
      waiting ??= setTimeout(read, AGAIN);
    });
    observer.observe(page, { subtree: true, childList: true, characterData: true });
    return () => {
      observer.disconnect();
      clearTimeout(waiting);
    };
  }, [language]);
  return ids;
}

function readPage(language: Language): readonly string[] {
  const page = document.querySelector('main');
  const both = { prose: lexicon(language), labels: lexicon(language, true) };
  return page ? wordsIn(page, both) : [];
}

/** All terms on the page, in text and pictures, explained: for keyboard, touch and screen reader. */
export default function WordsHere({ onClose }: { readonly onClose: () => void }) {
  const text = useGlossaryText();
  const ids = useWordsHere();
  const entries = ids.flatMap((id) => entryNamed(id) ?? []);
  useEffect(() => {
    addEventListener('hashchange', onClose);
    return () => removeEventListener('hashchange', onClose);
  }, [onClose]);
  return (
    <Dialog title={text('here')} onClose={onClose} place="side">
      {entries.length === 0 && <p className={css.none}>{text('hereNone')}</p>}
      <dl className={css.terms}>
        {entries.map((entry) => (
          <div key={entry.id} className={css.term}>
            <dt>
              <EntryHead entry={entry} />
            </dt>
            <dd>
              <EntryBody entry={entry} />
            </dd>
          </div>
        ))}
      </dl>
      <p className={css.all}>
        <Link href="/glossary">{text('all')}</Link>
      </p>
    </Dialog>
  );
}
