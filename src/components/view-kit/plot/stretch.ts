/** Which stretch of time fills a plot: closer, farther, earlier, later. */
import type { Stretch } from './axes.ts';

/** What a plot of a whole run covers. */
export interface Stretches {
  readonly whole: Stretch;
  /** What is looked at first: without the minutes in which only time passes. */
  readonly first: Stretch;
}

/** Of what has not happened yet: the first second. */
export const NO_TIME: Stretches = { whole: [0, 1_000_000], first: [0, 1_000_000] };

/** The shortest stretch that fills the plot, µs. */
export const CLOSEST = 50;

/** A stretch inside the whole, at least as long as can be looked at. */
export function within([from, to]: Stretch, whole: Stretch): Stretch {
  const length = Math.min(Math.max(to - from, CLOSEST), whole[1] - whole[0]);
  const start = Math.min(Math.max(from, whole[0]), whole[1] - length);
  return [start, start + length];
}

/** The same middle, `factor` times as long. */
export function scaled(
  [from, to]: Stretch,
  factor: number,
  whole: Stretch,
  middle = (from + to) / 2,
): Stretch {
  return within([middle - (middle - from) * factor, middle + (to - middle) * factor], whole);
}

/** Moved by a part of its length. */
export function moved([from, to]: Stretch, part: number, whole: Stretch): Stretch {
  const by = (to - from) * part;
  return within([from + by, to + by], whole);
}

/** Where the cursor has left the stretch, the stretch comes after it. */
export function following(shown: Stretch, at: number, whole: Stretch): Stretch {
  const [from, to] = shown;
  if (at >= from && at <= to) return shown;
  const length = to - from;
  return within([at - length * 0.2, at + length * 0.8], whole);
}
