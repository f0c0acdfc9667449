/** Whether the open question still lies below what is in sight: then the way on leads to it first. */
import { type RefObject, useEffect } from 'react';
import { create } from 'zustand';
import { showElement } from '../a11y/show-element.ts';

/** The card that has not been in sight down to its button; null where there is none. */
export const useAhead = create<{ readonly card: HTMLElement | null }>()(() => ({ card: null }));

/** So much of the button must be seen, of its height. */
const SEEN = 0.9;
/** And so long, ms: while the page finds its place, what is in sight may leave it again. */
const LONG = 1000;

/** Once its button has been in sight, the question has been seen, and the way on is free. */
export function useTellAhead(card: RefObject<HTMLElement | null>, open: boolean): void {
  useEffect(() => {
    const end = card.current?.querySelector('[type="submit"]');
    if (!open || !end) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        const seen = (entry?.intersectionRatio ?? 0) >= SEEN;
        clearTimeout(timer);
        if (seen) timer = setTimeout(() => observer.disconnect(), LONG);
        useAhead.setState({ card: seen ? null : card.current });
      },
      { threshold: SEEN },
    );
    observer.observe(end);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      useAhead.setState({ card: null });
    };
  }, [card, open]);
}

/** For who presses the button instead of scrolling: the focus comes along. */
export function goToQuestion(): void {
  const { card } = useAhead.getState();
  card?.focus({ preventScroll: true });
  showElement(card);
  useAhead.setState({ card: null });
}
