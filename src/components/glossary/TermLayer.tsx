import { useCallback, useLayoutEffect, useRef } from 'react';
import { Link } from 'wouter';
import { entryNamed } from '../../glossary/glossary.ts';
import { findTerms } from '../../glossary/lexicon.ts';
import { useLanguage } from '../../i18n/index.ts';
import { EntryBody, EntryHead } from './Entry.tsx';
import { lexicon } from './lexicons.ts';
import { placeNear } from './place-near.ts';
import css from './TermLayer.module.css';
import { useGlossaryText } from './text.ts';
import { POPOVER_ID, type Shown, saysId, useShownTerm } from './use-shown-term.ts';

/**
 * The explanation of a word, beside it. Pointing and focus show it as a description; a press pins
 * it, and one that came from the keyboard moves the focus into it.
 */
export function TermLayer() {
  const language = useLanguage();
  const termsOf = useCallback(
    (label: string) => [...new Set(findTerms(label, lexicon(language, true)).map(({ id }) => id))],
    [language],
  );
  const [shown, close] = useShownTerm(termsOf);
  if (shown === null) return null;
  return <Explanation shown={shown} onLost={close} />;
}

function Explanation({ shown, onLost }: { readonly shown: Shown; readonly onLost: () => void }) {
  const text = useGlossaryText();
  const language = useLanguage();
  const popover = useRef<HTMLDivElement>(null);
  const entries = shown.ids.flatMap((id) => entryNamed(id) ?? []);
  usePopover(popover, shown, onLost);
  const [first] = entries;
  if (!first) return null;
  return (
    <div
      ref={popover}
      id={POPOVER_ID}
      popover="manual"
      className={css.popover}
      role="dialog"
      aria-label={text('explains', { term: first.term[language] })}
      tabIndex={-1}
    >
      {entries.map((entry) => (
        <div key={entry.id} className={css.entry}>
          <p>
            <EntryHead entry={entry} />
          </p>
          <EntryBody entry={entry} saysId={saysId(entry.id)}>
            {entry === entries.at(-1) && <Link href={`/glossary/${first.id}`}>{text('all')}</Link>}
          </EntryBody>
        </div>
      ))}
    </div>
  );
}

/**
 * Opens it in the top layer, keeps it beside its word, and tells the word what describes it: the
 * definitions, since of the popover itself no more would be read than its label.
 */
function usePopover(
  popover: { readonly current: HTMLDivElement | null },
  { anchor, ids, pinned }: Shown,
  onLost: () => void,
): void {
  const described = ids.map(saysId).join(' ');
  useLayoutEffect(() => {
    const element = popover.current;
    if (!element) return;
    element.showPopover();
    const place = () => {
      const [box] = anchor.getClientRects();
      if (!box || !anchor.isConnected) return onLost();
      element.style.maxBlockSize = '';
      const { width, height } = element.getBoundingClientRect();
      const { left, top, most } = placeNear(box, { width, height }, size());
      element.style.translate = `${left}px ${top}px`;
      element.style.maxBlockSize = `${most}px`;
    };
    place();
    anchor.setAttribute('aria-describedby', described);
    if (anchor.hasAttribute('data-term')) anchor.setAttribute('aria-expanded', 'true');
    addEventListener('scroll', place, { capture: true, passive: true });
    addEventListener('resize', place);
    return () => {
      removeEventListener('scroll', place, { capture: true });
      removeEventListener('resize', place);
      anchor.removeAttribute('aria-describedby');
      anchor.removeAttribute('aria-expanded');
    };
  }, [popover, anchor, described, onLost]);

  useLayoutEffect(() => {
    if (pinned && anchor.matches(':focus-visible')) popover.current?.focus();
  }, [popover, anchor, pinned]);
}

const size = () => ({
  width: document.documentElement.clientWidth,
  height: document.documentElement.clientHeight,
});
