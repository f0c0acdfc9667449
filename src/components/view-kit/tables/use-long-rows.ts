/**
 * A table that may be long: only the rows in sight are made, so that a move of the cursor costs as much
 * as what is seen of it. Whoever scrolls, and however, gaps that come into sight tell it.
 */
import { useLayoutEffect, useRef, useState } from 'react';
import { FIRST_SIGHT, type Piece, piecesOf, sightOf, WHOLE } from './pieces.ts';

/** Until a row has been measured, px. */
const USUAL_ROW = 28;

export interface LongRows {
  readonly pieces: readonly Piece[];
  readonly isLong: boolean;
  /** px; of the lowest row that is made: some have a second line. */
  readonly height: number;
  /** Of the table, or of another element around all of its rows. */
  readonly box: (element: HTMLElement | null) => void;
}

/** Rows that are made have a `data-row`, gaps a `data-gap` with the number of their first row. */
export function useLongRows(count: number, keep: Iterable<number> = []): LongRows {
  const [sight, setSight] = useState(FIRST_SIGHT);
  const [height, setHeight] = useState(USUAL_ROW);
  const [box, setBox] = useState<HTMLElement | null>(null);
  const isLong = count > WHOLE;
  const pieces = piecesOf(count, sight, keep);
  const gaps = pieces.flatMap((piece) => (typeof piece === 'number' ? [] : piece.from)).join(' ');
  const latest = useRef({ count, height });
  latest.current = { count, height };
  // biome-ignore lint/correctness/useExhaustiveDependencies: other gaps are other elements.
  useLayoutEffect(() => {
    if (box === null || !isLong) return;
    const rows = [...box.querySelectorAll<HTMLElement>('[data-row]')].slice(0, MEASURED);
    const lowest = Math.min(...rows.map(({ offsetHeight }) => offsetHeight));
    if (Number.isFinite(lowest) && lowest > 0) setHeight(lowest);
    const observer = new IntersectionObserver((entries) => {
      const seen = entries.filter(({ isIntersecting }) => isIntersecting).map(rowsSeen);
      if (seen.length === 0) return;
      const now = latest.current;
      const screen = Math.ceil(sightHeight(box) / now.height);
      const from = Math.min(...seen.map(([first]) => first));
      const to = Math.max(...seen.map(([, last]) => last));
      // Two gaps far from each other are in sight for a moment only, while a jump is under way.
      setSight(sightOf(from, Math.min(to, from + 2 * screen), screen, now.count));
    });
    for (const gap of box.querySelectorAll('[data-gap]')) observer.observe(gap);
    return () => observer.disconnect();
  }, [box, isLong, sight, gaps, height]);
  return { pieces, isLong, height, box: setBox };
}

/** Only so many rows are measured. */
const MEASURED = 12;

/** The rows of a gap that are in sight, by the height that the gap has now. */
function rowsSeen({ target, boundingClientRect: whole, intersectionRect: seen }: EntryOfGap) {
  const { gap, rows } = (target as HTMLElement).dataset;
  const each = whole.height / Number(rows);
  const first = Number(gap);
  return [first + (seen.top - whole.top) / each, first + (seen.bottom - whole.top) / each] as const;
}

type EntryOfGap = Pick<
  IntersectionObserverEntry,
  'target' | 'boundingClientRect' | 'intersectionRect'
>;

/** The height of what the table is scrolled in, px. */
function sightHeight(box: HTMLElement): number {
  let least = window.innerHeight;
  for (let at = box.parentElement; at !== null; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight && at.clientHeight > 0) {
      if (getComputedStyle(at).overflowY !== 'visible') least = Math.min(least, at.clientHeight);
    }
  }
  return least;
}
