/** Where the list is scrolled to, which row is the active one, and whether the list follows the cursor. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useSize } from '../../view-kit/use-size.ts';
import { rowsInSight, scrollFor } from './rows-in-sight.ts';

interface ScrolledRowsProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly probe: RefObject<HTMLDivElement | null>;
  readonly count: number;
}

/** rem; two lines a row where there is little room. */
const ROW = 1.75;
const TWO_LINES = 2.9;
const NARROW = 38;
/** px by which a browser may round where it is told to scroll. */
const ROUNDED = 2;

export type ScrolledRows = ReturnType<typeof useScrolledRows>;

export function useScrolledRows({ scroller, probe, count }: ScrolledRowsProps) {
  const size = useSize(scroller, probe);
  const { width = 640, height: box = 300, rem = 16, least = 12 } = size ?? {};
  const narrow = width < NARROW * rem;
  // Type may be larger than the theme's rem says: on the projector no row is lower than its letters.
  const height = Math.round(
    Math.max((narrow ? TWO_LINES : ROW) * rem, least * (narrow ? 3.4 : 1.9)),
  );
  const headHeight = narrow ? 0 : height;
  const sight = Math.max(height, box - headHeight);
  const [scrolled, setScrolled] = useState(0);
  const [chosen, setChosen] = useState<number>();
  const [following, setFollowing] = useState(true);
  const active = chosen === undefined || following ? count - 1 : Math.min(chosen, count - 1);
  const bottom = Math.max(0, count * height - sight);
  // Who follows is at the end, before the box has been scrolled there: the rows are made once.
  const top = following ? bottom : Math.min(scrolled, bottom);
  // The page scrolls by itself as well: that is no wish of the reader's.
  const own = useRef(-1);

  const scrollTo = (to: number) => {
    own.current = to;
    // Nothing is read back: that would have the page laid out once more.
    if (scroller.current !== null) scroller.current.scrollTop = to;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: it scrolls wherever the end is.
  useLayoutEffect(() => {
    if (following) scrollTo(bottom);
  }, [following, bottom]);

  return {
    ...rowsInSight(top, sight, height, count),
    ...{ height, narrow, active, following },
    page: Math.max(1, Math.floor(sight / height) - 1),
    setActive(row: number) {
      setChosen(row);
      setFollowing(row >= count - 1);
      const to = scrollFor(row, top, sight, height);
      setScrolled(to ?? top);
      if (to !== undefined) scrollTo(to);
    },
    follow() {
      setFollowing(true);
      scrollTo(bottom);
    },
    scrolled() {
      const to = scroller.current?.scrollTop ?? 0;
      const isOwn = Math.abs(to - own.current) < ROUNDED;
      own.current = -1;
      // It has been drawn for there already.
      if (isOwn) return;
      setScrolled(to);
      const atEnd = to + sight >= count * height - height / 2;
      if (following && !atEnd) setChosen(count - 1);
      if (following !== atEnd && (!atEnd || chosen === undefined || chosen >= count - 1)) {
        setFollowing(atEnd);
      }
    },
  };
}
