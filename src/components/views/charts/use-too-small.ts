import { type RefObject, useLayoutEffect, useState } from 'react';

/** How wide a chart must be, over its type: its smallest words are 10 of its 280 units high. */
const WIDTH_PER_TYPE = 28;
/** Smaller words than these, in pixels, are not read with pleasure on any screen. */
const LEAST_TYPE = 8.75;

/**
 * Whether a chart would be set in too small a type in the room that there is for it. The room is
 * as wide as the chart may be, and as high as the least type of the theme.
 */
export function useTooSmall(room: RefObject<HTMLElement | null>): boolean {
  const [small, setSmall] = useState(false);
  useLayoutEffect(() => {
    const element = room.current;
    if (element === null) return;
    const measure = () => {
      const { width, height } = element.getBoundingClientRect();
      if (width > 0) setSmall(width < WIDTH_PER_TYPE * Math.max(height, LEAST_TYPE));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [room]);
  return small;
}
