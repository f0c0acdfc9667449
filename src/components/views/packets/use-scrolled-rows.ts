/** Where the list is scrolled to, which row is the active one, and whether the list follows the cursor. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useSize } from '../../view-kit/use-size.ts';
import { rowsInSight, scrollFor } from './rows-in-sight.ts';

interface ScrolledRowsProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly probe: RefObject<HTMLDivElement | null>;
  readonly count: number;
  /** Events at the cursor. */
  readonly at: number;
}

/** rem; two lines a row where there is little room. */
const ROW = 1.75;
const TWO_LINES = 2.9;
const NARROW = 38;

export type ScrolledRows = ReturnType<typeof useScrolledRows>;

export function useScrolledRows({ scroller, probe, count, at }: ScrolledRowsProps) {
  const size = useSize(scroller, probe);
  const { width = 640, height: box = 300, rem = 16, least = 12 } = size ?? {};
  const narrow = width < NARROW * rem;
  // Type may be larger than the theme's rem says: on the projector no row is lower than its letters.
  const height = Math.round(
    Math.max((narrow ? TWO_LINES : ROW) * rem, least * (narrow ? 3.4 : 1.9)),
  );
  const headHeight = narrow ? 0 : height;
  const sight = Math.max(height, box - headHeight);
  const [top, setTop] = useState(0);
  const [chosen, setChosen] = useState<number>();
  const [following, setFollowing] = useState(true);
  const active = chosen === undefined || following ? count - 1 : Math.min(chosen, count - 1);
  // The page scrolls by itself as well: that is no wish of the reader's.
  const own = useRef(false);

  const scrollTo = (to: number | undefined) => {
    const { current } = scroller;
    if (current === null || to === undefined) return;
    own.current = true;
    current.scrollTop = to;
    setTop(current.scrollTop);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the cursor or the room changes.
  useLayoutEffect(() => {
    if (following) scrollTo(count * height - sight);
  }, [following, count, at, height, sight]);

  return {
    ...rowsInSight(top, sight, height, count),
    ...{ height, narrow, active, following },
    page: Math.max(1, Math.floor(sight / height) - 1),
    setActive(row: number) {
      setChosen(row);
      setFollowing(row >= count - 1);
      scrollTo(scrollFor(row, scroller.current?.scrollTop ?? top, sight, height));
    },
    follow() {
      setFollowing(true);
      scrollTo(count * height - sight);
    },
    scrolled() {
      const to = scroller.current?.scrollTop ?? 0;
      setTop(to);
      if (own.current) {
        own.current = false;
        return;
      }
      const atEnd = to + sight >= count * height - height / 2;
      if (following && !atEnd) setChosen(count - 1);
      if (following !== atEnd && (!atEnd || chosen === undefined || chosen >= count - 1)) {
        setFollowing(atEnd);
      }
    },
  };
}
