import { type RefObject, useLayoutEffect } from 'react';

/** How large what explains is, beside its usual size: nothing is smaller than the last row can read. */
const SIZES = [1, 0.94, 0.88, 0.82, 0.76, 0.7] as const;

/**
 * Nobody scrolls with a clicker: what explains is as large as the room beside the stage lets it be.
 * The question keeps its size.
 */
export function useFit(panel: RefObject<HTMLElement | null>, revealed: boolean): void {
  useLayoutEffect(() => {
    const element = panel.current;
    const words = element?.firstElementChild;
    if (!element || !words || !revealed) return;
    const choose = () => {
      for (const size of SIZES) {
        element.style.setProperty('--fit', String(size));
        if (element.scrollHeight <= element.clientHeight) return;
      }
    };
    // The words of a step, its type and the window's size come when they come.
    let frame = 0;
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(choose);
    });
    observer.observe(element);
    observer.observe(words);
    choose();
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      element.style.removeProperty('--fit');
    };
  }, [panel, revealed]);
}
