/** How much room the ladder needs for so many life lines, in rem. The definition reads this too. */

/** Left of the first life line: the words of the axis. */
export const AXIS = 4.2;
export const AXIS_NARROW = 3.6;
/** A column of calls beside the outermost life lines is at least so wide. */
export const LEAST_SIDE = 11.25;
/** Below this width two life lines leave the calls to another view. */
const TWO_WITH_MARGINS = 44;
/** From one life line to the next where there are more than two: a head must have room there. */
export const HOP = 9;
const LEAST_HOP = 7;
/** More than two heads are centred over their life lines: the outermost need so much beside them. */
export const HALF_HEAD = 4.5;

/** From which width on calls are written beside the outermost life lines. */
export function widthForMargins(columns: number): number {
  if (columns <= 2) return TWO_WITH_MARGINS;
  return AXIS + HOP * (columns - 1) + 2 * LEAST_SIDE + 0.5;
}

/** Narrower than this nothing could be read: the ladder scrolls sideways instead. */
export function leastWidth(columns: number): number {
  if (columns <= 2) return 0;
  return AXIS_NARROW + 3 + LEAST_HOP * (columns - 1) + HALF_HEAD;
}

/** The width at which views beside the ladder take none of its room. */
export function comfortableWidth(columns: number): number {
  return columns <= 2 ? 20 : AXIS_NARROW + 3 + HOP * (columns - 1) + HALF_HEAD;
}
