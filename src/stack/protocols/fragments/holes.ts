/**
 * What is still missing of a datagram (RFC 815): a list of holes, each from its first byte to the byte
 * behind its last, in the order in which they lie in the datagram. Numbers side by side, two a hole.
 */

/** The end of the hole behind what has come, as long as the last piece has not. */
export const UNKNOWN_END = 0x10000;

export type Holes = number[];

/** Nothing has come: one hole, whose end nobody knows. */
export const nothingYet = (): Holes => [0, UNKNOWN_END];

/** The number of the hole that has all of `start` … `end`−1; COVERED when no hole has any of it. */
export const COVERED = -1;
/** Part of it is missing, part has come. */
export const ACROSS = -2;

export function holeOf(holes: Holes, start: number, end: number): number {
  for (let i = 0; i < holes.length; i += 2) {
    const from = holes[i] as number;
    const to = holes[i + 1] as number;
    if (end <= from) return COVERED;
    if (start < to) return start >= from && end <= to ? i / 2 : ACROSS;
  }
  return COVERED;
}

/** Fills `start` … `end`−1 of a hole; `last`: nothing is behind it. */
export function fillHole(
  holes: Holes,
  hole: number,
  start: number,
  end: number,
  last: boolean,
): void {
  const from = holes[hole * 2] as number;
  const to = holes[hole * 2 + 1] as number;
  const left: number[] = [];
  if (start > from) left.push(from, start);
  if (end < to && !last) left.push(end, to);
  holes.splice(hole * 2, 2, ...left);
}

/** Bytes in holes; −1 as long as nobody knows where the datagram ends. */
export function missingIn(holes: Holes): number {
  if (holes.at(-1) === UNKNOWN_END) return -1;
  let missing = 0;
  for (let i = 0; i < holes.length; i += 2) {
    missing += (holes[i + 1] as number) - (holes[i] as number);
  }
  return missing;
}
