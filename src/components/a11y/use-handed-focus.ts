import { type RefObject, useLayoutEffect } from 'react';

/** Set for a moment when something that held the focus has left the page. */
let handed = false;
/** Long enough to fetch what comes, ms. */
const MOMENT = 2000;

/**
 * Two things that take each other's place hand the focus on: when one leaves with the focus in it,
 * the one that comes gives it to its `target`.
 */
export function useHandedFocus(box: RefObject<HTMLElement | null>, target: string): void {
  useLayoutEffect(() => {
    if (handed) box.current?.querySelector<HTMLElement>(target)?.focus({ preventScroll: true });
    handed = false;
    return () => {
      // The box may surround both: it is asked now, and not when this was first drawn.
      handed = box.current?.contains(document.activeElement) ?? false;
      setTimeout(() => {
        handed = false;
      }, MOMENT);
    };
  }, [box, target]);
}
