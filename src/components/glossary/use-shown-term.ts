import { useCallback, useEffect, useState } from 'react';
import { pointing } from './pointing.ts';

/** What is explained now, and beside what. */
export interface Shown {
  readonly anchor: Element;
  readonly ids: readonly string[];
  /** Pressed: it stays until it is closed. Otherwise it goes with pointer or focus. */
  readonly pinned: boolean;
}

type Change = (was: Shown | null) => Shown | null;

/** How long a pointer rests on a word, or on a label of a picture, before it is explained, ms. */
const REST = { word: 250, label: 700 } as const;
/** How long a pointer may be on its way from a word to its explanation, ms. */
const LEAVE = 300;
export const POPOVER_ID = 'explanation';
const SAYS = `${POPOVER_ID}-`;
/** The id of a definition in it. */
export const saysId = (term: string) => `${SAYS}${term}`;

/** The terms of a label in a picture. */
export type TermsOf = (label: string) => readonly string[];

/**
 * Watches the page for words that are pointed at, focused or pressed. Escape, a press elsewhere and
 * leaving close what is shown.
 */
export function useShownTerm(termsOf: TermsOf): [Shown | null, () => void] {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    watch(stop.signal, setShown, termsOf);
    return () => stop.abort();
  }, [termsOf]);
  return [shown, useCallback(() => setShown(null), [])];
}

const wordAt = (target: EventTarget | null) =>
  target instanceof Element ? target.closest('[data-term]') : null;
const inPopover = (target: EventTarget | null) =>
  target instanceof Element && target.closest(`#${POPOVER_ID}`) !== null;

/** What can be read there: not what is behind the curtain. */
const readable = (element: Element): string =>
  (element instanceof HTMLElement ? element.innerText : element.textContent) ?? '';

/** A label of a picture under the pointer: a short text, inside what is marked as a picture. */
function labelAt(target: EventTarget | null): Element | null {
  if (!(target instanceof Element) || !target.closest('[data-labels]')) return null;
  const text = readable(target).trim();
  return text.length > 0 && text.length <= 60 ? target : null;
}

function shownAt(anchor: Element, pinned: boolean): Shown {
  return { anchor, ids: [anchor.getAttribute('data-term') ?? ''], pinned };
}

function watch(signal: AbortSignal, set: (change: Change) => void, termsOf: TermsOf): void {
  let timer = 0;
  /** The focus goes back to a word whose explanation has just been closed. */
  let returning = false;
  const now = (change: Change) => {
    clearTimeout(timer);
    set(change);
  };
  const later = (after: number, next: Shown | null) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => set((was) => (was?.pinned ? was : next)), after);
  };
  const { over, moved } = pointing<EventTarget | null>({
    onTo(target) {
      const word = wordAt(target);
      const label = word ? null : labelAt(target);
      const ids = label ? termsOf(readable(label)) : [];
      if (inPopover(target)) clearTimeout(timer);
      else if (word) later(REST.word, shownAt(word, false));
      else if (label && ids.length > 0) later(REST.label, { anchor: label, ids, pinned: false });
      else later(LEAVE, null);
    },
    off: () => later(LEAVE, null),
  });
  const byMouse =
    (then: (target: EventTarget | null) => void) =>
    ({ pointerType, buttons, target }: PointerEvent) => {
      if (pointerType === 'mouse' && buttons === 0) then(target);
    };
  const press = ({ target }: MouseEvent) => {
    const word = wordAt(target);
    // A link in the explanation leads away.
    if (inPopover(target) && !(target as Element).closest('a')) return;
    now((was) => (!word || (was?.pinned && was.anchor === word) ? null : shownAt(word, true)));
  };
  const focus = ({ target }: FocusEvent) => {
    if (returning || inPopover(target)) return;
    const word = wordAt(target);
    // A press focuses first: it is left to the press, which comes next.
    const shown = word?.matches(':focus-visible') ? shownAt(word, false) : null;
    now((was) => (was && was.anchor === word ? was : shown));
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    const popover = document.getElementById(POPOVER_ID);
    if (!popover) return;
    // What else Escape closes stays open for the next time.
    event.preventDefault();
    event.stopPropagation();
    if (popover.contains(document.activeElement)) {
      returning = true;
      document.querySelector<HTMLElement>(`[aria-describedby^="${SAYS}"]`)?.focus();
      returning = false;
    }
    now(() => null);
  };
  signal.addEventListener('abort', () => clearTimeout(timer));
  document.addEventListener('pointerover', byMouse(over), { signal });
  document.addEventListener('pointermove', byMouse(moved), { signal });
  document.addEventListener('click', press, { signal, capture: true });
  document.addEventListener('focusin', focus, { signal });
  document.addEventListener('keydown', leave, { signal, capture: true });
  addEventListener('hashchange', () => now(() => null), { signal });
}
