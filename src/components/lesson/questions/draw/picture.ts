/** Where everything of the plot lies: axes, what the learner has drawn, what the run did. */
import { curveStepAfter, line } from 'd3-shape';
import {
  type Unit as AxisUnit,
  type Scale,
  timeScaleX,
  valueAxis,
  valueScale,
  valueTicks,
  widthOfTicks,
} from '../../../view-kit/plot/axes.ts';
import {
  bottom,
  disc,
  filled,
  type PlotBox,
  type PlotType,
  plotType,
  px,
  right,
  type Shape,
  stroked,
} from '../../../view-kit/plot/shapes.ts';
import type { PictureSize } from '../../../view-kit/use-size.ts';
import type { Unit } from '../units.ts';
import { handles, type Point } from './sketch.ts';

export interface Picture {
  readonly box: PlotBox;
  readonly x: Scale;
  readonly y: Scale;
  readonly height: number;
  readonly under: readonly Shape[];
  readonly sketch: readonly Shape[];
  readonly truth: readonly Shape[];
}

export interface Pictured {
  readonly parts: number;
  readonly most: number;
  readonly unit?: Unit | undefined;
  readonly sketch: readonly Point[];
  readonly truth: readonly Point[];
  /** What stands at the axes. */
  readonly across: string;
  readonly up: string;
}

const AXIS_UNITS: Readonly<Partial<Record<Unit, AxisUnit>>> = { bytes: 'bytes', us: 'ms' };

export function pictureOf(pictured: Pictured, size: PictureSize): Picture {
  const { parts, most, unit } = pictured;
  const type = plotType(size);
  const head = 1.9 * type.small;
  const foot = 3.3 * type.small;
  const room = { left: 0, top: head, width: size.width, height: size.height - head - foot };
  const ticksIn = (box: PlotBox) =>
    valueTicks(valueScale([0, most], box, false), box, type, AXIS_UNITS[unit ?? 'us'] ?? 'count');
  const left = Math.ceil(widthOfTicks(ticksIn(room), type));
  const box = { ...room, left, width: Math.max(40, size.width - left - 0.3 * type.small) };
  const x = timeScaleX([0, parts], box);
  const y = valueScale([0, most], box, false);
  return {
    ...{ box, x, y, height: size.height },
    under: [
      ...valueAxis(ticksIn(box), box, type),
      ...partAxis(parts, x, box, type),
      ...names(pictured, box, type, size),
    ],
    sketch: sketched(pictured.sketch, x, y, type),
    truth: truly(pictured.truth, x, y, parts),
  };
}

/** A hair line between two parts, and the number of each below its middle. */
function partAxis(parts: number, x: Scale, box: PlotBox, type: PlotType): Shape[] {
  const borders = Array.from({ length: parts + 1 }, (_, i) => x(i));
  const grid = borders.map((at) => `M${px(at)} ${px(box.top)}V${px(bottom(box))}`).join('');
  const base = `M${px(box.left)} ${px(bottom(box))}H${px(right(box))}`;
  return [
    stroked(grid, 'line', { width: 0 }),
    stroked(base, 'strong', { width: 0 }),
    ...handles(parts).map(
      (at, i): Shape => ({
        ...{ kind: 'text', x: x(at), y: bottom(box) + 1.45 * type.small, text: String(i + 1) },
        ...{ ink: 'muted', size: type.small, anchor: 'middle', mono: true },
      }),
    ),
  ];
}

function names({ across, up }: Pictured, box: PlotBox, type: PlotType, size: PictureSize): Shape[] {
  const look = { kind: 'text', ink: 'text', size: type.small } as const;
  return [
    { ...look, x: 0, y: 1.05 * type.small, text: up },
    { ...look, x: right(box), y: size.height - 0.5 * type.small, text: across, anchor: 'end' },
  ];
}

/** Dashed, through the places that the learner has set. */
function sketched(points: readonly Point[], x: Scale, y: Scale, type: PlotType): Shape[] {
  const d = line<Point>()
    .x((point) => x(point.x))
    .y((point) => y(point.y))
    .digits(1)([...points]);
  return [
    stroked(d ?? '', 'application', { dash: '6 4' }),
    ...points.map((point) =>
      filled(disc(x(point.x), y(point.y), 0.32 * type.small), 'application'),
    ),
  ];
}

/** As the run has it: each value holds until the next. */
function truly(points: readonly Point[], x: Scale, y: Scale, parts: number): Shape[] {
  const last = points.at(-1);
  if (last === undefined) return [];
  const d = line<Point>()
    .x((point) => x(point.x))
    .y((point) => y(point.y))
    .curve(curveStepAfter)
    .digits(1)([...points, { x: parts, y: last.y }]);
  return [stroked(d ?? '', 'transport', { width: 1.4 })];
}

/** What the two lines look like, in a box of 28 × 14. */
export const SWATCHES = {
  sketch: [
    stroked('M0 7H28', 'application', { dash: '6 4' }),
    filled(disc(14, 7, 3.5), 'application'),
  ],
  truth: [stroked('M0 11H14V3H28', 'transport', { width: 1.4 })],
} as const satisfies Record<string, readonly Shape[]>;
