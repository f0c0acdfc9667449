import { type RefObject, useLayoutEffect } from 'react';
import type { TimeSync } from '../../view-kit/time-sync.ts';
import type { LadderLayout } from './layout.ts';

/** Scrolls with the picture of the run beside it. */
export function useTimeSync(
  scroller: RefObject<HTMLElement | null>,
  layout: LadderLayout | undefined,
  sync: TimeSync | undefined,
): void {
  useLayoutEffect(() => {
    if (scroller.current === null || layout === undefined) return undefined;
    return sync?.attach(scroller.current, layout.scale.y);
  }, [scroller, layout, sync]);
}
