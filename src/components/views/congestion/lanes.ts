/** What the plots of the picture have in common. */
import { curveStepAfter, line } from 'd3-shape';
import { type Cursor, countBelow } from '../../../model/cursor.ts';
import type { Scale, Stretch } from '../../view-kit/plot/axes.ts';
import { EDGE, type Height, type Sign } from '../../view-kit/plot/drawing.ts';
import {
  disc,
  filled,
  type Ink,
  type PlotBox,
  type PlotType,
  px,
  right,
  type Shape,
  stroked,
} from '../../view-kit/plot/shapes.ts';
import { thinned } from '../../view-kit/plot/thin.ts';
import type { PlotMark } from '../../view-kit/plot/twin.ts';
import type { CongestionOptions, CongestionWords } from './layout.ts';

export type LaneId = 'window' | 'rtt' | 'queue' | 'rate';

export interface LanePlace {
  readonly box: PlotBox;
  readonly x: Scale;
  readonly type: PlotType;
  readonly shown: Stretch;
  readonly options: CongestionOptions;
  readonly words: CongestionWords;
}

/** A line whose value the cursor marks. */
export interface Track {
  /** Which of the runs it is of. */
  readonly flow: number;
  readonly ink: Ink;
  readonly rows: readonly { readonly event: number; readonly at: number }[];
  /** px; undefined where there is no value. */
  readonly y: (row: number) => number | undefined;
}

export interface Lane {
  readonly under: readonly Shape[];
  readonly past: readonly Shape[];
  readonly signs?: readonly Sign[];
  readonly marks?: readonly PlotMark[];
  readonly tracks?: readonly Track[];
  readonly beyond?: boolean;
  /** What heights in it stand for. */
  readonly height: Height;
}

/** The second of two runs is told by its dashes. */
export const DASHES = [undefined, '8 4'] as const;
export const dashOf = (flow: number): { readonly dash?: string } => {
  const dash = DASHES[flow];
  return dash === undefined ? {} : { dash };
};

/** On paper of its own, since hair lines cross it. */
export const laneTitle = (text: string, { box, type }: LanePlace, up = 1): Sign => ({
  event: -1,
  shapes: [
    {
      ...{ kind: 'text', x: 0, y: box.top - up * type.size, text, ink: 'text' },
      ...{ size: type.size, strong: true, halo: true },
    },
  ],
});

/** Rows in a stretch of time, with the one that it begins with. */
export function rowsIn<T extends { readonly at: number }>(
  rows: readonly T[],
  [from, to]: Stretch,
): readonly T[] {
  const first = countBelow(rows, from, ({ at }) => at);
  const end = countBelow(rows, to + 1, ({ at }) => at);
  return rows.slice(Math.max(0, first - 1), end);
}

/** What is drawn of rows that hold until the next one: all that can be seen, to the end of the plot. */
export function toTheEnd<T extends { readonly at: number }>(
  rows: readonly T[],
  { x, box }: LanePlace,
  ...values: readonly ((row: T) => number)[]
): T[] {
  const all = [...thinned(rows, ({ at }) => Math.max(box.left, x(at)), ...values)];
  const last = all.at(-1);
  if (last !== undefined) all.push({ ...last, at: Math.max(last.at, x.invert(right(box))) });
  return all;
}

/** A step line to the end of the plot, with gaps where there is no value (−1). */
export function steps<T extends { readonly at: number }>(
  rows: readonly T[],
  value: (row: T) => number,
  y: (value: number) => number,
  place: LanePlace,
): string {
  const { x, box } = place;
  return (
    line<T>()
      .defined((row) => value(row) >= 0)
      .x((row) => Math.max(box.left, x(row.at)))
      .y((row) => y(value(row)))
      .curve(curveStepAfter)
      .digits(1)(toTheEnd(rows, place, value)) ?? ''
  );
}

/** Where the lines stand at the cursor: what time has not uncovered yet, and a dot on each. */
export function laneShapes(
  { tracks = [] }: Lane,
  cursor: Cursor,
  seen: readonly number[],
  x: Scale,
  box: PlotBox,
): Shape[] {
  const at = x(cursor.at);
  if (at < box.left || at > right(box) + 1) return [];
  return tracks.flatMap(({ flow, ink, rows, y }): Shape[] => {
    const row = countBelow(rows, seen[flow] ?? cursor.event, ({ event }) => event) - 1;
    const now = row < 0 ? undefined : y(row);
    if (now === undefined) return [];
    const uncovered = countBelow(rows, x.invert(at - EDGE), (each) => each.at) - 1;
    const before = uncovered < 0 || uncovered > row ? now : (y(uncovered) ?? now);
    const left = Math.max(box.left, at - EDGE);
    const d = `M${px(left)} ${px(before)}H${px(at)}V${px(now)}`;
    return [stroked(d, ink), filled(disc(at, now, 3.5), ink)];
  });
}
