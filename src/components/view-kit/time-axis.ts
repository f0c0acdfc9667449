/** The one time axis: whatever draws time from left to right has its ticks and folds from here. */
import { ticks } from 'd3-array';
import { formatInstant } from '../../model/format.ts';
import { type FoldedTime, placeOf, type TimePiece } from '../../runtime/folded-time.ts';
import type { Instant } from '../../stack/core/instant.ts';

/** In letters' heights, so that the axis grows with the reader's type. */
const AXIS_ROOM = 7.5;
const FOLD_LABEL = 5.5;
/** Figures of the axis are set in a mono this wide, and may stand out so far beside the track. */
const FIGURE = 0.6;
const OVERHANG = 1;

export interface AxisTick {
  readonly x: number;
  readonly at: Instant;
  /** As exact as its neighbours are close. */
  readonly label: string;
}

/** A folded stretch whose length is written at `x`. */
export interface Fold {
  readonly x: number;
  readonly piece: TimePiece;
}

/** Those whose length has room beside the one before: waits that double lie close together. */
export function placeFolds(time: FoldedTime, width: number, em: number): Fold[] {
  const half = (FOLD_LABEL * em) / 2;
  const folds: Fold[] = [];
  for (const piece of time.pieces.filter(({ folded }) => folded)) {
    const centre = ((piece.left + piece.right) / 2) * width;
    const x = Math.max(half, Math.min(width - half, centre));
    if (x - (folds.at(-1)?.x ?? -Infinity) >= 2 * half) folds.push({ x, piece });
  }
  return folds;
}

/** Round numbers on the straight pieces, wherever they and the folds' lengths leave room. */
export function placeAxis(
  time: FoldedTime,
  folds: readonly Fold[],
  width: number,
  em: number,
): AxisTick[] {
  const axis: AxisTick[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const piece of time.pieces.filter(({ folded }) => !folded)) {
    const room = (piece.right - piece.left) * width;
    const most = Math.max(1, Math.floor(room / (AXIS_ROOM * em)));
    const instants = ticks(piece.from, piece.to, most);
    const step = (instants[1] ?? piece.to) - (instants[0] ?? piece.from);
    for (const at of instants) {
      const exact = placeOf(time, at) * width;
      const label = at === 0 ? '0' : formatInstant(at, step);
      const end = width + (OVERHANG - (label.length * FIGURE) / 2) * em;
      const x = Math.max(width - end, Math.min(end, exact));
      const besideFold = folds.every((fold) => Math.abs(fold.x - x) > FOLD_LABEL * em);
      if (x < free || exact > width + 1 || !besideFold) continue;
      axis.push({ x, at, label });
      free = x + (AXIS_ROOM * em) / 2;
    }
  }
  return axis;
}
