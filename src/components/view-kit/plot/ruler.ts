/** A ruler between two points of a plot: how long, how much, and so how fast. */
import { formatDuration, grouped } from '../../../model/format.ts';
import { type Unit, valueLabel } from './axes.ts';
import type { Height, PlotDrawing } from './drawing.ts';
import { bottom, disc, type PlotBox, px, right, type Shape, widthOf } from './shapes.ts';

/** A point of the picture, in its own units: it stays where it is when the picture is looked at closer. */
export interface RulerEnd {
  readonly at: number;
  readonly value: number;
}

export interface Ruler {
  /** Which of the plots below each other it lies in; −1 from one to another. */
  readonly box: number;
  readonly from: RulerEnd;
  readonly to: RulerEnd;
}

export interface Measured {
  /** µs */
  readonly time: number;
  /** 0 where no round trip had been measured. */
  readonly roundTrips: number;
  readonly amount: number;
  /** Bits in a second, where sent bytes are counted; 0 for a moment. */
  readonly rate: number;
}

export function measure(
  { from, to }: Pick<Ruler, 'from' | 'to'>,
  roundTrip: number,
  height: Pick<Height, 'slope'> | undefined,
): Measured {
  const time = Math.abs(to.at - from.at);
  const amount = height === undefined ? 0 : Math.abs(to.value - from.value);
  return {
    ...{ time, amount, roundTrips: roundTrip > 0 ? time / roundTrip : 0 },
    rate: time > 0 && height?.slope ? (amount * 8_000_000) / time : 0,
  };
}

export interface MeasuredWords {
  readonly time: string;
  readonly amount: string;
  readonly rate: string;
}

export function measuredWords(
  { time, roundTrips, amount, rate }: Measured,
  unit: Unit | undefined,
): MeasuredWords {
  return {
    time: timeWords(time, roundTrips),
    amount: unit === undefined ? '' : amountWords(amount, unit),
    rate: rate > 0 ? valueLabel(rate, 'bits', rate / 100, rate) : '',
  };
}

/** A length of time, and how many round trips that is. */
export function timeWords(time: number, roundTrips: number): string {
  const trips = roundTrips > 0 ? ` = ${grouped(roundTrips, 1)}\u00a0RTT` : '';
  return formatDuration(Math.round(time)) + trips;
}

function amountWords(amount: number, unit: Unit): string {
  if (unit === 'bytes') return `${grouped(Math.round(amount))}\u00a0B`;
  if (unit === 'ms') return formatDuration(Math.round(amount));
  if (unit === 'count') return grouped(amount, Number.isInteger(amount) ? 0 : 1);
  return valueLabel(amount, unit, Math.max(amount / 100, 1), amount);
}

/** Where no height means anything, it is the place itself. */
const PLAIN: Height['y'] = Object.assign((value: number) => value, {
  invert: (place: number) => place,
});

export const heightIn = ({ heights }: PlotDrawing, box: number): Height | undefined =>
  heights?.[box];

export const scaleIn = (drawing: PlotDrawing, box: number): Height['y'] =>
  heightIn(drawing, box)?.y ?? PLAIN;

export const boxAt = ({ boxes }: PlotDrawing, x: number, y: number): number =>
  boxes.findIndex((box) => isInside(box, x, y));

export const isInside = (box: PlotBox, x: number, y: number): boolean =>
  x >= box.left && x <= right(box) && y >= box.top && y <= bottom(box);

export function rulerShapes(
  { box, from, to }: Ruler,
  words: MeasuredWords,
  drawing: PlotDrawing,
): Shape[] {
  const { x, type, width } = drawing;
  const y = scaleIn(drawing, box);
  const [a, b] = from.at <= to.at ? [from, to] : [to, from];
  const [x0, y0, x1, y1] = [x(a.at), y(a.value), x(b.at), y(b.value)];
  const said = { kind: 'text', ink: 'text', size: type.size, strong: true, halo: true } as const;
  const angle = (Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI;
  const below = y0 + (y1 <= y0 ? 1.2 : -0.5) * type.size;
  const side = x1 + widthOf(words.amount, type.size) + type.size < width;
  const long = Math.hypot(x1 - x0, y1 - y0) > widthOf(words.rate, type.size) + 2 * type.size;
  return [
    { kind: 'path', d: `M${px(x0)} ${px(y0)}L${px(x1)} ${px(y1)}`, stroke: 'text', dash: '2 5' },
    { kind: 'path', d: `M${px(x0)} ${px(y0)}H${px(x1)}V${px(y1)}`, stroke: 'text', width: 0.5 },
    { kind: 'path', d: disc(x0, y0, 5) + disc(x1, y1, 5), stroke: 'text', fill: 'paper' },
    { ...said, x: (x0 + x1) / 2, y: below, text: words.time, anchor: 'middle' },
    {
      ...said,
      x: x1 + (side ? 0.6 : -0.6) * type.size,
      y: (y0 + y1) / 2 + 0.35 * type.size,
      text: words.amount,
      anchor: side ? 'start' : 'end',
    },
    ...(words.rate === '' || !long
      ? []
      : [
          {
            ...said,
            x: (x0 + x1) / 2,
            y: (y0 + y1) / 2 - 0.5 * type.size,
            text: words.rate,
            anchor: 'middle' as const,
            turned: Math.round(angle * 10) / 10,
          },
        ]),
  ];
}
