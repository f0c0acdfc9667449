import { type RefObject, useEffect, useLayoutEffect } from 'react';
import type { LadderLayout } from './layout.ts';

export interface Sight {
  readonly top: number;
  readonly bottom: number;
}

/** The cursor is kept between these parts of the height in sight. */
const HIGHEST = 0.12;
const LOWEST = 0.78;
const PREFERRED = 0.6;
/** Below a packet in flight there must be room for the button that drops it, pixels. */
const ROOM_BELOW = 84;

function lowest(height: number): number {
  return Math.min(height * LOWEST, Math.max(height * 0.4, height - ROOM_BELOW));
}

/**
 * A run that is taller than the screen follows the cursor, until the reader scrolls; the next move
 * of the cursor out of sight brings it back. `setSight` learns which stretch is in sight, in steps
 * of half a screen and with as much to spare, so that scrolling rarely makes new words.
 */
export function useFollow(
  scroller: RefObject<HTMLDivElement | null>,
  nowY: number,
  layout: LadderLayout | undefined,
  setSight: (sight: Sight) => void,
): void {
  const tall = isTall(layout);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null || !tall) return;
    const height = box.clientHeight;
    const shown = nowY - box.scrollTop;
    const low = lowest(height);
    if (shown > low) box.scrollTop = nowY - low;
    else if (shown < height * HIGHEST) box.scrollTop = nowY - Math.min(low, height * PREFERRED);
  }, [scroller, nowY, tall]);
  useEffect(() => {
    const box = scroller.current;
    if (box === null || layout === undefined) return;
    const look = () => {
      const half = Math.max(200, box.clientHeight / 2);
      const first = Math.floor(box.scrollTop / half);
      const last = Math.ceil((box.scrollTop + box.clientHeight) / half);
      setSight({ top: (first - 1) * half, bottom: (last + 1) * half });
    };
    look();
    box.addEventListener('scroll', look, { passive: true });
    return () => box.removeEventListener('scroll', look);
  }, [scroller, layout, setSight]);
}

/** Does a run need more height than there is? */
export function isTall(layout: LadderLayout | undefined): boolean {
  return layout !== undefined && layout.contentHeight > layout.size.height + 1;
}

/** Brings a height into sight for the keyboard. */
export function bringIntoSight(box: HTMLElement | null, y: number): void {
  if (box === null) return;
  const shown = y - box.scrollTop;
  if (shown < box.clientHeight * HIGHEST || shown > lowest(box.clientHeight)) {
    box.scrollTop = y - box.clientHeight * 0.4;
  }
}
