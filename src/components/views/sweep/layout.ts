/** Bars: one for each value of a knob, as long as its result. */
import { scaleLinear } from 'd3-scale';
import { valueAxis, valueScale, valueTicks, widthOfTicks } from '../../view-kit/plot/axes.ts';
import {
  bottom,
  cross,
  filled,
  type PlotBox,
  type PlotType,
  plotType,
  px,
  rect,
  right,
  type Shape,
  stroked,
  wedge,
  widestOf,
  widthOf,
} from '../../view-kit/plot/shapes.ts';
import type { PictureSize } from '../../view-kit/use-size.ts';
import { resultText, tickText } from './measure-text.ts';
import type { Point } from './model.ts';
import type { ResultUnit } from './result.ts';

/** What can be pointed at and opened. */
export interface Target {
  /** Of a bar its point, of a bin its number. */
  readonly index: number;
  readonly box: PlotBox;
}

export interface SweepDrawing {
  readonly width: number;
  readonly height: number;
  readonly box: PlotBox;
  readonly type: PlotType;
  readonly shapes: readonly Shape[];
  readonly targets: readonly Target[];
}

export interface BarsWords {
  /** Under the axis: what was turned. */
  readonly knob: string;
  readonly unit: ResultUnit;
}

/** A bar takes so much of the room that its value has. */
const FILL = 0.72;
const WIDEST = 6;

/** Room for axis labels on the left, names below, and the values above the bars. */
export function frameOf(size: PictureSize, ticksWidth: number, type: PlotType): PlotBox {
  const left = Math.max(2.2 * type.small, ticksWidth);
  const top = 1.9 * type.size;
  const below = 1.7 * type.small + 2 * type.size;
  const height = Math.max(4.5 * type.size, size.height - top - below);
  return { left, top, width: Math.max(40, size.width - left - 0.6 * type.rem), height };
}

/** The axis needs its room before its labels are known: so it is laid out twice. */
export function resultAxis(size: PictureSize, most: number, unit: ResultUnit, type: PlotType) {
  const label = (value: number, step: number, top: number) => tickText(value, step, top, unit);
  const whole = unit === 'count' ? 'count' : 'ms';
  const ticksIn = (box: PlotBox) => {
    const scale = valueScale([0, most], box);
    return { scale, ticks: valueTicks(scale, box, type, whole, label) };
  };
  const box = frameOf(size, widthOfTicks(ticksIn(frameOf(size, 0, type)).ticks, type), type);
  const { scale, ticks } = ticksIn(box);
  return { box, y: scale, axis: valueAxis(ticks, box, type) };
}

export function barsLayout(
  points: readonly Point[],
  size: PictureSize,
  { knob, unit }: BarsWords,
  shown: number | undefined,
): SweepDrawing {
  const type = plotType(size);
  const most = Math.max(0, ...points.map(({ result }) => result ?? 0));
  const { box, y, axis } = resultAxis(size, most > 0 ? most : 1, unit, type);
  const room = box.width / Math.max(1, points.length);
  const wide = Math.max(1, Math.min(room * FILL, WIDEST * type.rem));
  const middle = (i: number) => box.left + (i + 0.5) * room;
  const bars = points.flatMap((point, i) =>
    barOf(point, middle(i), wide, y(point.result ?? 0), box, i === shown),
  );
  const targets = points.map((_, index): Target => {
    const left = middle(index) - room / 2;
    return { index, box: { left, top: box.top, width: room, height: box.height } };
  });
  const foot = `M${px(box.left)} ${px(bottom(box))}H${px(right(box))}`;
  return {
    ...{ width: size.width, height: Math.max(size.height, bottom(box) + 3 * type.size) },
    ...{ box, type, targets },
    shapes: [
      ...axis,
      ...bars,
      stroked(foot, 'strong', { width: 0 }),
      ...valuesAbove(points, middle, room, y, box, unit, type),
      ...namesBelow(points, middle, room, box, type, knob),
    ],
  };
}

/** Full: measured. Dashed: cut off. A cross: no such result. A dot: not yet. */
function barOf(
  { state, result }: Point,
  x: number,
  wide: number,
  top: number,
  box: PlotBox,
  isShown: boolean,
): Shape[] {
  const foot = bottom(box);
  const place = { left: x - wide / 2, top, width: wide, height: Math.max(1, foot - top) };
  const sign: Shape[] = isShown
    ? [filled(wedge(x, foot + 1, -Math.min(5, Math.max(3, wide / 2))), 'text')]
    : [];
  if (state === 'pending') return [stroked(`M${px(x - 1)} ${px(foot - 3)}h2`, 'strong'), ...sign];
  if (state === 'refused' || state === 'failed' || state === 'long') {
    const mark = { text: '!', ink: 'loss', size: 14, anchor: 'middle', strong: true } as const;
    return [{ kind: 'text', x, y: foot - 4, ...mark }, ...sign];
  }
  if (result === undefined || state === 'none') {
    return [stroked(cross(x, foot - 8, Math.min(4, wide / 2 + 1)), 'loss'), ...sign];
  }
  if (state === 'stopped' || state === 'cut') {
    return [stroked(rect(place), 'loss', { dash: '4 3', fill: 'loss-soft' }), ...sign];
  }
  return [
    filled(rect(place), isShown ? 'transport' : 'transport-soft'),
    stroked(rect(place), 'transport', { width: isShown ? 1 : 0 }),
    ...sign,
  ];
}

function valuesAbove(
  points: readonly Point[],
  middle: (i: number) => number,
  room: number,
  y: (value: number) => number,
  box: PlotBox,
  unit: ResultUnit,
  type: PlotType,
): Shape[] {
  const labels = points.map(({ result }) => (result === undefined ? '' : resultText(result, unit)));
  const widest = widestOf(labels, type.small);
  // All of them or none: a number here and there would look like a choice.
  if (widest + 6 > room) return [];
  return labels.flatMap((text, i): Shape[] => {
    const { result } = points[i] as Point;
    if (result === undefined) return [];
    const at = Math.max(box.top - 0.3 * type.small, y(result) - 0.4 * type.small);
    const said = { text, ink: 'text', size: type.small, anchor: 'middle', halo: true } as const;
    return [{ kind: 'text', x: middle(i), y: at, ...said }];
  });
}

/** As many names as have room, the first one always; and what it was that was turned. */
function namesBelow(
  points: readonly Point[],
  middle: (i: number) => number,
  room: number,
  box: PlotBox,
  type: PlotType,
  knob: string,
): Shape[] {
  const widest = widestOf(
    points.map(({ name }) => name),
    type.small,
  );
  const every = Math.max(1, Math.ceil((widest + 10) / room));
  const y = bottom(box) + 1.6 * type.small;
  let end = Number.NEGATIVE_INFINITY;
  const names = points.flatMap(({ name }, i): Shape[] => {
    if (i % every !== 0) return [];
    const half = widthOf(name, type.small) / 2;
    const x = Math.min(Math.max(middle(i), half), right(box) + 0.5 * type.rem - half);
    // The last one is moved away from the edge, and may then have no room beside the one before.
    if (x - half < end) return [];
    end = x + half + 4;
    return [{ kind: 'text', x, y, text: name, ink: 'muted', size: type.small, anchor: 'middle' }];
  });
  return [...names, under(knob, box, type)];
}

/** The name of the axis, in its middle, below its numbers. */
export function under(text: string, box: PlotBox, type: PlotType): Shape {
  const x = box.left + box.width / 2;
  const y = bottom(box) + 1.7 * type.small + 1.4 * type.size;
  return { kind: 'text', x, y, text, ink: 'text', size: type.size, anchor: 'middle' };
}

export const across = (from: number, to: number, box: PlotBox) =>
  scaleLinear([from, to > from ? to : from + 1], [box.left, right(box)]);
