/** What of a long curve can be seen: a minute at 10 Mb/s has a hundred rows for each pixel of its plot. */

/** Rows that share so much of the width, px, are drawn onto each other. */
const COLUMN = 0.5;
/** Fewer rows than this are not worth the trouble. */
const MANY = 2_000;

/**
 * The rows of a curve that can be told from all of them: of each column of the plot the first, the
 * last, and those where one of the values is lowest or highest (M4: Jugel and others, 2014). What
 * begins or ends a gap (a value below 0) stays, too. `x` gives px and does not decrease.
 */
export function thinned<T>(
  rows: readonly T[],
  x: (row: T) => number,
  ...values: readonly ((row: T) => number)[]
): readonly T[] {
  if (rows.length < MANY) return rows;
  const kept: T[] = [];
  let from = 0;
  while (from < rows.length) {
    const to = columnEnd(rows, from, x);
    if (to - from <= 2) for (let i = from; i < to; i++) kept.push(rows[i] as T);
    else tell(rows, from, to, values, kept);
    from = to;
  }
  return kept;
}

/** Where the column ends that a row lies in: in growing steps, for there may be a hundred rows in it. */
function columnEnd<T>(rows: readonly T[], from: number, x: (row: T) => number): number {
  const column = Math.floor(x(rows[from] as T) / COLUMN);
  const isIn = (i: number) => i < rows.length && Math.floor(x(rows[i] as T) / COLUMN) === column;
  let [last, step] = [from, 1];
  while (isIn(last + step)) {
    last += step;
    step *= 2;
  }
  // The last that is in lies from `last` on, and before `last + step`.
  for (step /= 2; step >= 1; step /= 2) if (isIn(last + step)) last += step;
  return last + 1;
}

/** Adds, in their order, the rows that tell what there is between two of them. */
function tell<T>(
  rows: readonly T[],
  from: number,
  to: number,
  values: readonly ((row: T) => number)[],
  kept: T[],
): void {
  const found = [from, to - 1];
  for (const value of values) {
    let [least, most] = [from, from];
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    let gap = value(rows[from] as T) < 0;
    for (let i = from; i < to; i++) {
      const now = value(rows[i] as T);
      if (now < 0 !== gap) found.push(i - 1, i);
      gap = now < 0;
      if (!gap && now < low) [low, least] = [now, i];
      if (!gap && now > high) [high, most] = [now, i];
    }
    found.push(least, most);
  }
  found.sort((a, b) => a - b);
  found.forEach((row, i) => {
    if (row !== found[i - 1]) kept.push(rows[row] as T);
  });
}

/** Of dots that lie on each other, one: those whose places round to the same pixel. */
export function apart<T>(
  dots: readonly T[],
  x: (dot: T) => number,
  y: (dot: T) => number,
): readonly T[] {
  if (dots.length < MANY) return dots;
  const taken = new Set<number>();
  return dots.filter((dot) => {
    const cell = Math.round(x(dot)) * 65_536 + Math.round(y(dot));
    if (taken.has(cell)) return false;
    taken.add(cell);
    return true;
  });
}
