import { ticks } from 'd3-array';
import { formatInstant } from '../../../model/format.ts';
import { type FoldedTime, placeOf, type TimePiece } from '../../../runtime/folded-time.ts';
import type { Instant } from '../../../stack/core/instant.ts';
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
  /** As exact as its neighbours are close. */
  readonly label: string;
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

/** In letters' heights, so that the timeline grows with the reader's type. */
const TICK_STEP = 1 / 3;
const LABEL_GAP = 1;
const AXIS_ROOM = 7.5;
const FOLD_LABEL = 5.5;

/** Everything that is drawn, in pixels, for a track of `width`. `em`: the labels' font size. */
export function layoutTimeline(
  marks: readonly Mark[],
  time: FoldedTime,
  width: number,
  em: number,
): TimelineLayout {
  const ticks = placeTicks(marks, time, width, em);
  const folds = placeFolds(time, width, em);
  return {
    ticks,
    labels: placeLabels(ticks, width, em),
    axis: placeAxis(time, folds, width, em),
    folds,
  };
}

/**
 * In order of time. Ticks of one instant stand side by side: a tick that would cover the one
 * before moves over, but never by much. Where even that leaves no room, only what is rare is drawn.
 */
function placeTicks(marks: readonly Mark[], time: FoldedTime, width: number, em: number): Tick[] {
  const step = TICK_STEP * em;
  const ticks: Tick[] = [];
  const inTime = marks.toSorted((a, b) => a.at - b.at || a.event - b.event);
  let last = Number.NEGATIVE_INFINITY;
  let ring = false;
  for (const mark of inTime) {
    const exact = placeOf(time, mark.at) * width;
    // The ring of a timer is as wide as two bars.
    const room = ring || mark.kind === 'timer' ? step * 1.6 : step;
    const crowded = last - exact >= 3 * step;
    if (crowded && mark.kind !== 'lost' && mark.kind !== 'timer') continue;
    const x = exact - last < room && !crowded ? last + room : exact;
    ring = mark.kind === 'timer';
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
    free = centre + half + LABEL_GAP * em;
  }
  return labels;
}

function placeFolds(time: FoldedTime, width: number, em: number): Fold[] {
  const half = (FOLD_LABEL * em) / 2;
  return time.pieces
    .filter(({ folded }) => folded)
    .map((piece) => {
      const centre = ((piece.left + piece.right) / 2) * width;
      const x = Math.max(half, Math.min(width - half, centre));
      return { x, piece };
    });
}

/** Round numbers on the straight pieces, wherever they and the folds' lengths leave room. */
function placeAxis(
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
      const x = placeOf(time, at) * width;
      const besideFold = folds.every((fold) => Math.abs(fold.x - x) > FOLD_LABEL * em);
      if (x < free || x > width + 1 || !besideFold) continue;
      axis.push({ x, at, label: at === 0 ? '0' : formatInstant(at, step) });
      free = x + (AXIS_ROOM * em) / 2;
    }
  }
  return axis;
}
