/** Which rows of a long list are made: those in sight and a few around them. */

const AROUND = 8;

export interface RowsInSight {
  readonly first: number;
  /** Behind the last. */
  readonly end: number;
}

export function rowsInSight(top: number, height: number, row: number, count: number): RowsInSight {
  const first = Math.max(0, Math.min(count - 1, Math.floor(top / row)) - AROUND);
  const end = Math.min(count, Math.ceil((top + height) / row) + AROUND);
  return { first, end: Math.max(first, end) };
}

/** Where the list must be scrolled to, so that a row is in sight; undefined: it is. */
export function scrollFor(
  index: number,
  top: number,
  height: number,
  row: number,
): number | undefined {
  if (index * row < top) return index * row;
  return (index + 1) * row > top + height ? (index + 1) * row - height : undefined;
}

/** Where a key leads from a row; undefined for keys that lead nowhere. */
export function rowForKey(
  key: string,
  from: number,
  count: number,
  page: number,
): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ...{ ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page },
    ...{ Home: -count, End: count },
  };
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return step === undefined || count === 0
    ? undefined
    : Math.max(0, Math.min(count - 1, from + step));
}
