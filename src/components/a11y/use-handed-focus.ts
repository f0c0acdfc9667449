import { type RefObject, useLayoutEffect } from 'react';

/** Set for a moment when something that held the focus has left the page. */
let handed = false;
/** Long enough to fetch what comes, ms. */
const MOMENT = 2000;

/**
 * Two things that take each other's place hand the focus on: when one leaves with the focus in it,
 * the one that comes gives it to its `target`,
 * or takes it itself.
 */
export function useHandedFocus(box: RefObject<HTMLElement | null>, target?: string): void {
  useLayoutEffect(() => {
    // Inside a box that is drawn in the same breath there is none yet: who draws it gives it the focus.
    if (handed && box.current) {
      handed = false;
      // Where it is not there yet, what surrounds both keeps the focus on its place of the page.
      const give = () => {
        const wanted = target && box.current?.querySelector<HTMLElement>(target);
        const found = wanted || box.current;
        found?.focus({ preventScroll: true });
      };
      give();
      // What has measured its room may be drawn anew.
      const regain = () => document.activeElement === document.body && give();
      const timer = setInterval(regain, 100);
      setTimeout(clearInterval, MOMENT, timer);
    }
    return () => {
      // The box may surround both: it is asked now, and not when this was first drawn. One that leaves
      // as a whole has been asked already, by who drew it.
      if (!box.current) return;
      handed = box.current.contains(document.activeElement);
      setTimeout(() => {
        handed = false;
      }, MOMENT);
    };
  }, [box, target]);
}
