import { type FoldedTime, placeOf } from '../../../runtime/folded-time.ts';
import { type AxisTick, type Fold, placeAxis, placeFolds } from '../../view-kit/time-axis.ts';
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

export interface TimelineLayout {
  readonly ticks: readonly Tick[];
  readonly labels: readonly Label[];
  readonly axis: readonly AxisTick[];
  readonly folds: readonly Fold[];
}

/** In letters' heights, so that the timeline grows with the reader's type. */
const TICK_STEP = 1 / 3;
const LABEL_GAP = 1;

/**
 * Everything that is drawn, in pixels, for a track of `width`. The marks are in the order of time;
 * `em` is the labels' font size.
 */
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
    // A run of which nothing has been seen has no axis yet.
    axis: time.end > 1 ? placeAxis(time, folds, width, em) : [],
    folds,
  };
}

/**
 * Ticks of one instant stand side by side: a tick that would cover the one
 * before moves over, but never by much. Where even that leaves no room, only what is rare is drawn.
 */
function placeTicks(marks: readonly Mark[], time: FoldedTime, width: number, em: number): Tick[] {
  const step = TICK_STEP * em;
  const ticks: Tick[] = [];
  let last = Number.NEGATIVE_INFINITY;
  let ring = false;
  for (const mark of marks) {
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
    const text = mark.label?.();
    if (text === undefined) continue;
    const half = (text.length * em * 0.6) / 2;
    const centre = Math.max(half, Math.min(width - half, x));
    if (centre - half < free) continue;
    labels.push({ x: centre, text, event: mark.event });
    free = centre + half + LABEL_GAP * em;
  }
  return labels;
}
