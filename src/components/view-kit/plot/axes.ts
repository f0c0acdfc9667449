/** Axes of plots on D3's scales: time from left to right, values upwards. */
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { grouped } from '../../../model/format.ts';
import type { Duration, Instant } from '../../../stack/core/instant.ts';
import { bottom, type PlotBox, type PlotType, px, right, type Shape } from './shapes.ts';

export type Scale = ScaleLinear<number, number>;
/** From and to. */
export type Stretch = readonly [number, number];

const SPACE = '\u00a0';
const MINUS = '\u2212';
/** The room that the label of a tick of the time axis takes, in letters' heights. */
const TIME_TICK = 6.5;
const VALUE_TICK = 3.2;

export function timeScaleX([from, to]: Stretch, box: PlotBox): Scale {
  return scaleLinear([from, to > from ? to : from + 1], [box.left, right(box)]);
}

/** From the first value at the bottom to the last at the top; `nice` ends at round numbers. */
export function valueScale([from, to]: Stretch, box: PlotBox, nice = true): Scale {
  const scale = scaleLinear([from, to > from ? to : from + 1], [bottom(box), box.top]);
  return nice ? scale.nice(valueTickCount(box, VALUE_TICK * 14)) : scale;
}

export interface Tick {
  readonly value: number;
  /** px, along the axis. */
  readonly place: number;
  readonly label: string;
}

/** One unit for a whole axis: milliseconds as long as its numbers stay short. */
export function timeLabel(at: Instant, step: Duration, last: Instant): string {
  const seconds = step >= 100_000 || last >= 10_000_000;
  const unit = seconds ? 1_000_000 : 1_000;
  return `${number(at / unit, step / unit)}${SPACE}${seconds ? 's' : 'ms'}`;
}

export type Unit = 'bytes' | 'bits' | 'ms' | 'count';
const PREFIXES = [
  { least: 1e9, by: 1e9, sign: 'G' },
  { least: 1e6, by: 1e6, sign: 'M' },
  { least: 1e3, by: 1e3, sign: 'k' },
] as const;

/** A value as its axis writes it: `step` says how exact it is, `most` chooses the unit. */
export function valueLabel(value: number, unit: Unit, step: number, most: number): string {
  if (unit === 'count') return number(value, step);
  if (unit === 'ms') return number(value / 1_000, step / 1_000);
  const { by, sign } = PREFIXES.find(
    ({ least }) => most >= least * (unit === 'bytes' ? 10 : 1),
  ) ?? {
    by: 1,
    sign: '',
  };
  const name = unit === 'bytes' ? 'B' : 'bit/s';
  return value === 0 ? '0' : `${number(value / by, step / by)}${SPACE}${sign}${name}`;
}

/** With as many decimals as a multiple of `step` needs. */
function number(value: number, step: number): string {
  let decimals = 0;
  for (let size = 1; size > step * 1.001 && decimals < 6; size /= 10) decimals++;
  const text = grouped(Math.abs(value), decimals);
  return value < 0 && Number(value.toFixed(decimals)) !== 0 ? MINUS + text : text;
}

/** How far ticks are from each other; of one alone, how round it is. */
function stepOf([first = 0, second]: readonly number[]): number {
  if (second !== undefined) return second - first;
  let step = 10 ** Math.floor(Math.log10(Math.abs(first) || 1));
  while (step > 1e-6 && first % step !== 0) step /= 10;
  return step;
}

export function timeTicks(scale: Scale, type: PlotType): Tick[] {
  const [from = 0, to = 1] = scale.range();
  const most = Math.max(2, Math.floor((to - from) / (TIME_TICK * type.small)));
  const values = scale.ticks(most);
  const step = stepOf(values);
  const last = values.at(-1) ?? 0;
  return values.map((value) => ({
    ...{ value, place: scale(value), label: timeLabel(value, step, last) },
  }));
}

function valueTickCount(box: PlotBox, room: number): number {
  return Math.max(1, Math.floor(box.height / room));
}

export function valueTicks(
  scale: Scale,
  box: PlotBox,
  type: PlotType,
  unit: Unit,
  label = (value: number, step: number, most: number) => valueLabel(value, unit, step, most),
): Tick[] {
  const values = scale
    .ticks(valueTickCount(box, VALUE_TICK * type.small))
    .filter((value) => unit !== 'count' || Number.isInteger(value));
  const step = stepOf(values);
  const most = values.at(-1) ?? 1;
  return values.map((value) => ({ value, place: scale(value), label: label(value, step, most) }));
}

/** Hair lines across the plot, numbers below it, and the line that it stands on. */
export function timeAxis(
  ticks: readonly Tick[],
  box: PlotBox,
  type: PlotType,
  /** Where its numbers stand below; without it there are none. */
  foot?: number,
): Shape[] {
  const grid = ticks.map(({ place }) => `M${px(place)} ${px(box.top)}V${px(bottom(box))}`).join('');
  return [
    { kind: 'path', d: grid, stroke: 'line', width: 0 },
    {
      kind: 'path',
      d: `M${px(box.left)} ${px(bottom(box))}H${px(right(box))}`,
      stroke: 'strong',
      width: 0,
    },
    ...(foot === undefined ? [] : ticks).map(({ place, label }): Shape => {
      const half = label.length * 0.31 * type.small;
      const x = Math.min(
        Math.max(place, half),
        right(box) - half + 0.5 * Math.min(type.small, type.rem),
      );
      const y = (foot as number) + 1.45 * type.small;
      const said = { text: label, ink: 'muted', size: type.small, mono: true } as const;
      return { kind: 'text', x, y, anchor: 'middle', ...said };
    }),
  ];
}

/** Hair lines across the plot, and numbers to its left. */
export function valueAxis(ticks: readonly Tick[], box: PlotBox, type: PlotType): Shape[] {
  const grid = ticks.map(({ place }) => `M${px(box.left)} ${px(place)}H${px(right(box))}`).join('');
  return [
    { kind: 'path', d: grid, stroke: 'line', width: 0 },
    ...ticks.map(
      ({ place, label }): Shape => ({
        ...{ kind: 'text', x: box.left - 0.5 * type.small, y: place + 0.36 * type.small },
        ...{ text: label, ink: 'muted', size: type.small, anchor: 'end', mono: true },
      }),
    ),
  ];
}

/** How wide the numbers of an axis are, px. */
export function widthOfTicks(ticks: readonly Tick[], type: PlotType): number {
  const letters = ticks.reduce((most, { label }) => Math.max(most, label.length), 0);
  return (letters * 0.61 + 0.8) * type.small;
}
