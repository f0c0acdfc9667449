/** Where everything stands: time across, sequence numbers up. */
import { type Cursor, countBelow } from '../../../model/cursor.ts';
import {
  type Scale,
  type Stretch,
  type Tick,
  timeAxis,
  timeScaleX,
  timeTicks,
  valueAxis,
  valueScale,
  valueTicks,
  widthOfTicks,
} from '../../view-kit/plot/axes.ts';
import { EDGE, type PlotDrawing } from '../../view-kit/plot/drawing.ts';
import {
  bottom,
  disc,
  type PlotBox,
  plotType,
  px,
  right,
  type Shape,
  stroked,
  widthOf,
} from '../../view-kit/plot/shapes.ts';
import type { PlotMark } from '../../view-kit/plot/twin.ts';
import type { PictureSize } from '../../view-kit/use-size.ts';
import { besideShapes, type Placed, shapesOf } from './lines.ts';
import type { AckRow, SegmentRow, TimeSequence } from './model.ts';
import { type SignWords, signsOf } from './signs.ts';

/** What is written on the picture itself, in the reader's language. */
export interface SequenceWords extends SignWords {
  readonly axis: string;
  readonly tick: (value: number, step: number, most: number) => string;
}

export interface SequenceLayout extends PlotDrawing {
  readonly y: Scale;
  /** The window lies so high that it would leave no room for what is sent: it is not drawn. */
  readonly windowBeyond: boolean;
  /** What belongs to the cursor's very instant. */
  readonly edge: (cursor: Cursor) => Shape[];
}

/** A window higher than this many times what is sent is not drawn. */
const WINDOW_REACH = 3;

/** `beside`: another flow in the same picture. `others`: the flow in runs beside: equal height is equal value. */
export function sequenceLayout(
  rows: TimeSequence,
  size: PictureSize,
  shown: Stretch,
  words: SequenceWords,
  beside?: TimeSequence,
  others: readonly TimeSequence[] = [],
): SequenceLayout {
  const type = plotType(size);
  const inside = visible(rows, shown);
  const second = beside && visible(beside, shown);
  const { values, windowBeyond } = [
    ...(second ? [second] : []),
    ...others.map((each) => visible(each, shown)),
  ]
    .map(valuesOf)
    .reduce(together, valuesOf(inside));
  const top = 2 * type.size;
  const height = Math.max(40, size.height - top - 2.6 * type.small);
  const draft: PlotBox = { left: 0, top, width: size.width, height };
  const ticksIn = (box: PlotBox, y: Scale): Tick[] =>
    valueTicks(y, box, type, 'bytes', words.tick).filter(({ value }) => value >= 0);
  const foot = bottom(draft);
  const left = widthOfTicks(ticksIn(draft, valueScale(values, draft)), type);
  const box = { ...draft, left, width: Math.max(40, size.width - left - 0.6 * type.rem) };
  const y = valueScale(values, box);
  const x = timeScaleX(shown, box);
  const place: Placed = { x, y, box, type, windowBeyond };
  return {
    ...{ width: size.width, height: size.height, boxes: [box], foot, x, y, type, windowBeyond },
    heights: [{ y, unit: 'bytes', slope: true }],
    under: [
      ...timeAxis(timeTicks(x, type), box, type, foot),
      ...valueAxis(ticksIn(box, y), box, type),
      { kind: 'text', x: 0, y: type.size, text: words.axis, ink: 'muted', size: type.small },
    ],
    past: [
      ...(second ? besideShapes(second, place, x.invert(right(box))) : []),
      ...pastOf(inside, place),
    ],
    signs: signsOf(inside.segments, place, words),
    marks: inside.rows.map((row) => markOf(row, place)),
    edge: (cursor) => edgeOf(inside, place, cursor),
  };
}

/** What lies in a stretch of time, and of the lines the step with which it begins. */
function visible(rows: TimeSequence, [from, to]: Stretch): TimeSequence {
  const within = <T extends { readonly at: number }>(list: readonly T[]) =>
    list.filter(({ at }) => at >= from && at <= to);
  const first = rows.steps.findLastIndex(({ at }) => at <= from);
  const steps = rows.steps.slice(Math.max(0, first)).filter(({ at }) => at <= to);
  return {
    ...rows,
    steps,
    segments: within(rows.segments),
    acks: within(rows.acks),
    rows: within(rows.rows),
  };
}

interface Values {
  readonly values: Stretch;
  readonly windowBeyond: boolean;
}

function valuesOf({ segments, acks, steps }: TimeSequence): Values {
  let [low, high, edge] = [Infinity, -Infinity, -Infinity];
  for (const { seq, end } of segments) {
    low = Math.min(low, seq);
    high = Math.max(high, end);
  }
  for (const { una, edge: right } of steps) {
    low = Math.min(low, una);
    high = Math.max(high, una);
    edge = Math.max(edge, right);
  }
  for (const { sacked } of acks) for (const each of sacked) high = Math.max(high, each);
  if (!Number.isFinite(low)) return { values: [0, 1] as const, windowBeyond: false };
  const span = Math.max(high - low, 1);
  const windowBeyond = edge > low + WINDOW_REACH * span;
  const most = windowBeyond ? high : Math.max(high, edge);
  return { values: [low, low + (most - low) * 1.04] as const, windowBeyond };
}

/** One scale for both; only the first has a window line. */
function together(first: Values, second: Values): Values {
  const low = Math.min(first.values[0], second.values[0]);
  const high = Math.max(first.values[1], second.values[1]);
  return { ...first, values: [low, high] };
}

function pastOf(rows: TimeSequence, place: Placed): Shape[] {
  return shapesOf(rows, place, place.x.invert(right(place.box)));
}

function edgeOf(rows: TimeSequence, place: Placed, cursor: Cursor): Shape[] {
  const { x, y, box, windowBeyond } = place;
  const since = x.invert(x(cursor.at) - EDGE);
  const just = <T extends { readonly at: number; readonly event: number }>(list: readonly T[]) =>
    list.slice(
      countBelow(list, since, ({ at }) => at),
      countBelow(list, cursor.event, ({ event }) => event),
    );
  const step = rows.steps[countBelow(rows.steps, cursor.event, ({ event }) => event) - 1];
  const last = rows.steps[countBelow(rows.steps, since, ({ at }) => at) - 1];
  const steps = [...(last ? [{ ...last, at: since }] : []), ...just(rows.steps)];
  const shapes = shapesOf(
    { segments: just(rows.segments), acks: just(rows.acks), steps },
    place,
    cursor.at,
  );
  const at = x(cursor.at);
  if (step === undefined || at < box.left || at > right(box)) return shapes;
  const dots = windowBeyond ? [step.una] : [step.una, step.edge];
  const d = dots.map((value) => disc(at, y(value), 3)).join('');
  return [...shapes, { kind: 'path', d, fill: 'text' }];
}

/** A level line at a number, from the left to the cursor; what it is stands before it, where nothing is yet. */
export function followedLine(
  { boxes: [box], x, y, type }: Pick<SequenceLayout, 'boxes' | 'x' | 'y' | 'type'>,
  seq: number,
  cursor: Cursor,
  text: string,
): Shape[] {
  const height = y(seq);
  const till = Math.min(x(cursor.at), right(box));
  if (height < box.top || height > bottom(box) || till <= box.left) return [];
  const line = stroked(`M${px(box.left)} ${px(height)}H${px(till)}`, 'text', { dash: '2 3' });
  if (text === '') return [line];
  const ahead = till + 6 + widthOf(text, type.small) <= right(box);
  const place = ahead
    ? { x: till + 6, y: height + type.small / 3 }
    : { x: till - 6, y: height - 4, anchor: 'end' as const };
  return [line, { kind: 'text', ...place, text, ink: 'text', size: type.small, halo: true }];
}

function markOf(row: SegmentRow | AckRow, { x, y }: Placed): PlotMark {
  const { event, frame, at } = row;
  const [low, high] =
    row.what === 'segment'
      ? [row.seq, row.end]
      : [row.ack, Math.max(row.ack, ...(row.sacked.length > 0 ? row.sacked : [row.ack]))];
  return { event, frame, x: x(at), top: y(high), bottom: y(low) };
}
