import { scaleLinear } from 'd3-scale';
import { type FoldedTime, placeOf, type TimePiece } from '../../runtime/folded-time.ts';
import type { Instant } from '../../stack/core/instant.ts';
import type { Mark } from './model.ts';

export interface Tick {
  readonly mark: Mark;
  readonly x: number;
}

export interface Label {
  readonly x: number;
  readonly text: string;
  readonly event: number;
}

export interface AxisTick {
  readonly x: number;
  readonly at: Instant;
}

/** A folded stretch; its length is written at `x`. */
export interface Fold {
  readonly x: number;
  readonly piece: TimePiece;
}

export interface TimelineLayout {
  readonly ticks: readonly Tick[];
  readonly labels: readonly Label[];
  readonly axis: readonly AxisTick[];
  readonly folds: readonly Fold[];
}

/** Ticks of one instant stand side by side, this far apart. */
const TICK_STEP = 4;
const LABEL_GAP = 12;
const AXIS_ROOM = 88;
const FOLD_LABEL = 64;

/** Everything that is drawn, in pixels, for a track of `width`. `em`: the labels' font size. */
export function layoutTimeline(
  marks: readonly Mark[],
  time: FoldedTime,
  width: number,
  em: number,
): TimelineLayout {
  const ticks = placeTicks(marks, time, width);
  const folds = placeFolds(time, width);
  return {
    ticks,
    labels: placeLabels(ticks, width, em),
    axis: placeAxis(time, folds, width),
    folds,
  };
}

/** In order of time; a tick that would cover the one before moves over, but never by much. */
function placeTicks(marks: readonly Mark[], time: FoldedTime, width: number): Tick[] {
  const ticks: Tick[] = [];
  const inTime = marks.toSorted((a, b) => a.at - b.at || a.event - b.event);
  let last = Number.NEGATIVE_INFINITY;
  for (const mark of inTime) {
    const exact = placeOf(time, mark.at) * width;
    const x = exact - last < TICK_STEP && last - exact < 3 * TICK_STEP ? last + TICK_STEP : exact;
    last = Math.max(last, x);
    ticks.push({ mark, x });
  }
  return ticks;
}

/** From left to right, wherever there is room; a lost or late label is no loss: ticks remain. */
function placeLabels(ticks: readonly Tick[], width: number, em: number): Label[] {
  const labels: Label[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const { mark, x } of ticks) {
    if (mark.label === undefined) continue;
    const half = (mark.label.length * em * 0.6) / 2;
    const centre = Math.max(half, Math.min(width - half, x));
    if (centre - half < free) continue;
    labels.push({ x: centre, text: mark.label, event: mark.event });
    free = centre + half + LABEL_GAP;
  }
  return labels;
}

function placeFolds(time: FoldedTime, width: number): Fold[] {
  return time.pieces
    .filter(({ folded }) => folded)
    .map((piece) => {
      const centre = ((piece.left + piece.right) / 2) * width;
      const x = Math.max(FOLD_LABEL / 2, Math.min(width - FOLD_LABEL / 2, centre));
      return { x, piece };
    });
}

/** Round numbers on the straight pieces, wherever they and the folds' lengths leave room. */
function placeAxis(time: FoldedTime, folds: readonly Fold[], width: number): AxisTick[] {
  const axis: AxisTick[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const piece of time.pieces.filter(({ folded }) => !folded)) {
    const room = (piece.right - piece.left) * width;
    const scale = scaleLinear([piece.from, piece.to], [piece.left * width, piece.right * width]);
    for (const at of scale.ticks(Math.max(1, Math.floor(room / AXIS_ROOM)))) {
      const x = scale(at);
      const besideFold = folds.every((fold) => Math.abs(fold.x - x) > FOLD_LABEL);
      if (x < free || x > width + 1 || !besideFold) continue;
      axis.push({ x, at });
      free = x + AXIS_ROOM / 2;
    }
  }
  return axis;
}
