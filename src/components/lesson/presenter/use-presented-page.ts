import { useLayoutEffect } from 'react';
import { isRevealed, usePresenter } from './presenter-store.ts';

/**
 * Says to the style sheets that a lesson is presented, and how far its step has come: before the
 * presenter's own parts are here, so that nobody sees the step in small type first.
 */
export function usePresentedPage(): void {
  const state = usePresenter((now) => now.on && (isRevealed(now) ? 'revealed' : 'asking'));
  useLayoutEffect(() => {
    if (state === false) return;
    const { dataset } = document.documentElement;
    dataset.presenting = state;
    return () => {
      delete dataset.presenting;
    };
  }, [state]);
}
