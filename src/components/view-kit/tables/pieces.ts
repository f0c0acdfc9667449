/**
 * Which rows of a long table are made: those in sight, some around them, and those that the keyboard
 * may go to next. Where the others would be there are gaps, as high as they.
 */

/** A table with no more rows than this is made whole. */
export const WHOLE = 96;

export interface Sight {
  readonly first: number;
  /** Behind the last. */
  readonly end: number;
}

export interface Gap {
  /** The first of the rows that are not made. */
  readonly from: number;
  readonly rows: number;
}

/** The number of a row, or a gap. */
export type Piece = number | Gap;

export const FIRST_SIGHT: Sight = { first: 0, end: WHOLE / 2 };

/** All pieces of a table, from top to bottom. `keep`: rows that are made wherever they are. */
export function piecesOf(
  count: number,
  { first, end }: Sight,
  keep: Iterable<number> = [],
): readonly Piece[] {
  if (count <= WHOLE) return Array.from({ length: count }, (_, row) => row);
  const made = new Set(keep);
  for (let row = Math.max(0, first); row < Math.min(end, count); row++) made.add(row);
  const rows = [...made].filter((row) => row >= 0 && row < count).sort((a, b) => a - b);
  const pieces: Piece[] = [];
  let next = 0;
  for (const row of rows) {
    if (row > next) pieces.push({ from: next, rows: row - next });
    pieces.push(row);
    next = row + 1;
  }
  if (next < count) pieces.push({ from: next, rows: count - next });
  return pieces;
}

/** A gap has come into sight between two of its rows: that many rows around them are made, `sight` to each side. */
export const sightOf = (from: number, to: number, sight: number, count: number): Sight => ({
  first: Math.max(0, Math.floor(from) - sight),
  end: Math.min(count, Math.ceil(to) + sight),
});

/** Where the keyboard can go from a stop: one on, one back, to the first and to the last. */
export function reachable(stops: readonly number[], stop: number | undefined): ReadonlySet<number> {
  const at = stops.indexOf(stop ?? -1);
  const near = at < 0 ? [] : stops.slice(Math.max(0, at - 1), at + 2);
  return new Set([...stops.slice(0, 1), ...near, ...stops.slice(-1)]);
}
