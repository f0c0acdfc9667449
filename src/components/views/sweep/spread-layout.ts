/** A histogram: how often each result came, with the median and the quartiles. */
import {
  bottom,
  filled,
  plotType,
  px,
  rect,
  right,
  type Shape,
  stroked,
  widestOf,
  widthOf,
} from '../../view-kit/plot/shapes.ts';
import type { PictureSize } from '../../view-kit/use-size.ts';
import { across, resultAxis, type SweepDrawing, type Target, under } from './layout.ts';
import { resultText, tickText } from './measure-text.ts';
import type { Spread } from './model.ts';
import type { ResultUnit } from './result.ts';

export interface SpreadWords {
  /** Under the axis: what was measured. */
  readonly result: string;
  readonly unit: ResultUnit;
  readonly median: string;
  readonly quartiles: string;
}

/** Between two bins, px. */
const GAP = 1;

export function spreadLayout(
  { bins, quarter, median, threeQuarters }: Spread,
  size: PictureSize,
  { result, unit, ...words }: SpreadWords,
  /** Of the run on the stage. */
  shown: number | undefined,
): SweepDrawing {
  const type = plotType(size);
  const most = Math.max(...bins.map(({ points }) => points.length));
  const { box, y, axis } = resultAxis(size, most, 'count', type);
  const [first, last] = [bins[0]?.from ?? 0, bins.at(-1)?.to ?? 1];
  const x = across(first, last, box);
  const targets = bins.map(({ from, to }, index): Target => {
    const [left, end] = [x(from), x(to)];
    return { index, box: { left, top: box.top, width: end - left, height: box.height } };
  });
  const bars = bins.flatMap(({ points }, i): Shape[] => {
    if (points.length === 0) return [];
    const { left, width } = (targets[i] as Target).box;
    const top = y(points.length);
    const place = { left: left + GAP, top, width: Math.max(1, width - 2 * GAP) };
    const d = rect({ ...place, height: bottom(box) - top });
    return [filled(d, 'transport-soft'), stroked(d, 'transport', { width: 0 })];
  });
  const upTo = `V${px(box.top)}`;
  const line = (at: number, dash?: string): Shape =>
    stroked(`M${px(x(at))} ${px(bottom(box))}${upTo}`, 'text', dash ? { dash } : { width: 1.5 });
  const middleText = `${words.median} ${resultText(median, unit)}`;
  const half = widthOf(middleText, type.size) / 2;
  const middleAt = Math.min(Math.max(x(median), box.left + half), right(box) - half);
  const said = { ink: 'text', size: type.size, anchor: 'middle', halo: true } as const;
  return {
    ...{ width: size.width, height: Math.max(size.height, bottom(box) + 3 * type.size) },
    ...{ box, type, targets },
    shapes: [
      ...axis,
      ...bars,
      stroked(`M${px(box.left)} ${px(bottom(box))}H${px(right(box))}`, 'strong', { width: 0 }),
      line(quarter, '3 4'),
      line(threeQuarters, '3 4'),
      line(median),
      { kind: 'text', x: middleAt, y: box.top - 0.6 * type.size, text: middleText, ...said },
      ...(shown === undefined
        ? []
        : [filled(`M${px(x(shown))} ${px(bottom(box) + 1)}l5 8h-10z`, 'text')]),
      ...edgeNames(bins, x, box.width, bottom(box) + 1.6 * type.small, unit, type.small),
      under(result, box, type),
    ],
  };
}

/** The edges of bins as numbers, as many as have room. */
function edgeNames(
  bins: Spread['bins'],
  x: (value: number) => number,
  width: number,
  y: number,
  unit: ResultUnit,
  size: number,
): Shape[] {
  const [first] = bins;
  if (first === undefined) return [];
  const edges = [...bins.map(({ from }) => from), (bins.at(-1) as typeof first).to];
  const step = first.to - first.from;
  const most = edges.at(-1) as number;
  const names = edges.map((edge) => tickText(edge, step, most, unit));
  const widest = widestOf(names, size);
  const every = Math.max(1, Math.ceil((widest + 12) / (width / bins.length)));
  return edges.flatMap((edge, i): Shape[] =>
    i % every === 0
      ? [
          {
            ...{ kind: 'text', x: x(edge), y, text: names[i] as string },
            ...{ ink: 'muted', size, anchor: 'middle', mono: true },
          },
        ]
      : [],
  );
}
