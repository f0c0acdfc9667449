/** What a layout makes for `PlotPicture`, and how that becomes a file. */
import type { Cursor } from '../../../model/cursor.ts';
import type { Scale, Unit } from './axes.ts';
import type { LegendEntry } from './Legend.tsx';
import { type PlotBox, type PlotType, right, type Shape, widthOf } from './shapes.ts';
import type { SvgPicture } from './svg.ts';
import type { PlotMark } from './twin.ts';

/**
 * What time uncovers ends this far before the cursor, px: several events share an instant, and of
 * those not all may have happened. `edge` draws the ones that have.
 */
export const EDGE = 3;

/** A sign that stands whole or not at all: it comes with its event. */
export interface Sign {
  readonly event: number;
  readonly shapes: readonly Shape[];
}

/** What heights in a plot stand for. */
export interface Height {
  readonly y: ((value: number) => number) & { readonly invert: (place: number) => number };
  readonly unit: Unit;
  /** They count bytes that were sent, so that a slope is a rate. */
  readonly slope?: boolean;
}

export interface PlotDrawing {
  readonly width: number;
  readonly height: number;
  /** Where time runs: one, or several below each other with one scale of time. */
  readonly boxes: readonly [PlotBox, ...PlotBox[]];
  /** What heights in each of them stand for, where a ruler may say so. */
  readonly heights?: readonly (Height | undefined)[];
  /** Where the numbers of the time axis stand below. */
  readonly foot: number;
  readonly x: Scale;
  readonly type: PlotType;
  /** Grid, axes, names: what stands there before anything has happened. */
  readonly under: readonly Shape[];
  /** What time uncovers. */
  readonly past: readonly Shape[];
  readonly signs: readonly Sign[];
  readonly marks: readonly PlotMark[];
}

/** A plot as the cursor has it, with its title above and its legend below. */
export function asFile(
  drawing: PlotDrawing,
  edge: readonly Shape[],
  cursor: Cursor,
  title: string,
  legend: readonly LegendEntry[],
): SvgPicture {
  const { width, height, type, under, past, signs, boxes, x } = drawing;
  const [{ left }] = boxes;
  const till = Math.min(Math.max(left, x(cursor.at) - EDGE), right(boxes[0]));
  const head = 2 * type.size;
  const entries = legendShapes(legend, type, width, head + height + 1.5 * type.size);
  const shown = signs.filter(({ event }) => event < cursor.event);
  const inside: SvgPicture['shapes'] = [
    {
      kind: 'text',
      x: 0,
      y: 1.2 * type.size,
      text: title,
      ink: 'text',
      size: type.size,
      strong: true,
    },
    {
      ...{ kind: 'group', top: head },
      shapes: [
        ...under,
        {
          kind: 'group',
          top: 0,
          clip: { left, top: 0, width: till - left, height },
          shapes: past,
        },
        ...shown.flatMap(({ shapes }) => shapes),
        ...edge,
      ],
    },
    ...entries.shapes,
  ];
  return onSlide({ width, height: entries.bottom, title, shapes: inside });
}

/** Around a picture, px. */
const MARGIN = 24;

/** As wide as a slide is for its height. */
export function onSlide({ width, height, title, shapes }: SvgPicture): SvgPicture {
  const [w, h] = [width + 2 * MARGIN, height + 2 * MARGIN];
  const [wide, high] = [Math.max(w, (h * 16) / 9), Math.max(h, (w * 9) / 16)];
  const [left, top] = [(wide - width) / 2, (high - height) / 2];
  return { title, width: wide, height: high, shapes: [{ kind: 'group', left, top, shapes }] };
}

function legendShapes(legend: readonly LegendEntry[], type: PlotType, width: number, top: number) {
  const shapes: SvgPicture['shapes'][number][] = [];
  let [x, y] = [0, top];
  for (const { label, swatch, value } of legend) {
    const text = value === undefined ? label : `${label} ${value}`;
    const room = 36 + widthOf(text, type.small) + 20;
    if (x > 0 && x + room > width) {
      x = 0;
      y += 1.8 * type.small;
    }
    shapes.push(
      { kind: 'group', left: x, top: y - 11, shapes: swatch },
      { kind: 'text', x: x + 36, y, text, ink: 'text', size: type.small },
    );
    x += room;
  }
  return { shapes, bottom: y + type.size };
}
