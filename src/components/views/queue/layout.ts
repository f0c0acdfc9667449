/** Bytes in the buffer over time, and below them how long each packet waited: rows → positions. */
import { area, curveStepAfter, line } from 'd3-shape';
import type { Language } from '../../../i18n/language.ts';
import { formatDuration } from '../../../model/format.ts';
import {
  type Scale,
  type Stretch,
  timeAxis,
  timeScaleX,
  timeTicks,
  type Unit,
  valueAxis,
  valueScale,
  valueTicks,
  widthOfTicks,
} from '../../view-kit/plot/axes.ts';
import type { PlotDrawing, Sign } from '../../view-kit/plot/drawing.ts';
import {
  bottom,
  cross,
  diamond,
  type PlotBox,
  type PlotType,
  plotType,
  px,
  right,
  type Shape,
} from '../../view-kit/plot/shapes.ts';
import type { PictureSize } from '../../view-kit/use-size.ts';
import type { Threshold } from './line.ts';
import type { Queue, QueueEvent } from './model.ts';
import { type Point, thinned } from './thinned.ts';

export interface QueueWords {
  readonly bytes: string;
  readonly wait: string;
}

/** A direction of a link in one run. */
export interface Contents {
  readonly queue: Queue;
  readonly events: readonly QueueEvent[];
  readonly thresholds: readonly Threshold[];
}

export interface QueueInput extends Contents {
  readonly language: Language;
  readonly size: PictureSize;
  readonly stretch: Stretch;
  readonly words: QueueWords;
  readonly board: boolean;
  /** What it holds in runs beside: equal height is equal value. */
  readonly beside?: readonly Contents[];
}

export interface QueueLayout extends PlotDrawing {
  readonly bytes: Scale;
  readonly waits: Scale | undefined;
  /** The events that the marks stand for, in their order. */
  readonly shown: readonly QueueEvent[];
  /** The limit is too far above to be drawn. */
  readonly beyond: boolean;
}

/** A limit that is so many times what the buffer ever held is not drawn. */
const FAR = 4;
/** Room for the second plot, px of type. */
const TALL = 19;

export function queueLayout(input: QueueInput): QueueLayout {
  const { thresholds, size, stretch, words, board, beside = [] } = input;
  const type = plotType(size);
  const two = !board && size.height > TALL * type.size;
  const head = 1.6 * type.size;
  const axis = 2.6 * type.small;
  const room = Math.max(60, size.height - axis - head * (two ? 2 : 1));
  const tops = { top: head, height: two ? 0.62 * room : room };
  const all = [input, ...beside];
  const held = heldIn(input);
  const highest = Math.max(...all.map(topOf)) * 1.04;
  const longest =
    1.04 * Math.max(...all.flatMap((each) => [each.queue.longest, ...valuesOf(each, 'wait')]));
  const left = Math.max(
    ticksWidth(highest, tops, type, 'bytes'),
    two ? ticksWidth(longest, { ...tops, height: room - tops.height }, type, 'ms', formatMs) : 0,
  );
  const width = Math.max(40, size.width - left - 0.6 * type.size);
  const box = { left, width, ...tops };
  const below = { left, width, top: bottom(box) + head, height: room - tops.height };
  const x = timeScaleX(stretch, box);
  const foot = bottom(two ? below : box);
  const bytes = valueScale([0, highest], box);
  const waits = two ? valueScale([0, longest], below) : undefined;
  const ticks = timeTicks(x, type);
  const drawn = { ...input, type, x, bytes, waits };
  return {
    ...{ width: size.width, height: size.height, foot, type, x, bytes, waits },
    boxes: two ? [box, below] : [box],
    heights: [{ y: bytes, unit: 'bytes' }, waits && { y: waits, unit: 'ms' }],
    under: [
      ...timeAxis(ticks, box, type, two ? undefined : foot),
      ...valueAxis(valueTicks(bytes, box, type, 'bytes'), box, type),
      name(words.bytes, box, type),
      ...levelLines(drawn, 'bytes', bytes, box),
      ...(waits === undefined
        ? []
        : [
            ...timeAxis(ticks, below, type, foot),
            ...valueAxis(valueTicks(waits, below, type, 'ms', formatMs), below, type),
            name(words.wait, below, type),
            ...levelLines(drawn, 'wait', waits, below),
          ]),
    ],
    past: [...fill(drawn), ...averages(drawn), ...waited(drawn)],
    ...marksOf(drawn),
    beyond: thresholds.some(({ isLimit, value }) => isLimit && value > FAR * held),
  };
}

/** The most that the buffer ever held, or would have. */
function heldIn({ queue, events }: Contents): number {
  return events.reduce(
    (most, { item }) => Math.max(most, item.found + item.packet.bytes),
    queue.most,
  );
}

const valuesOf = ({ thresholds }: Contents, across: Threshold['across']) =>
  thresholds.filter((each) => each.across === across).map(({ value }) => value);

/** With the limits that are not too far above it. */
function topOf(contents: Contents): number {
  const held = heldIn(contents);
  return Math.max(held, ...valuesOf(contents, 'bytes').filter((value) => value <= FAR * held));
}

type Drawn = QueueInput & {
  readonly type: PlotType;
  readonly x: Scale;
  readonly bytes: Scale;
  readonly waits: Scale | undefined;
};

/** What the numbers of an axis up to a value need. */
function ticksWidth(
  most: number,
  tops: Pick<PlotBox, 'top' | 'height'>,
  type: PlotType,
  unit: Unit,
  format?: (value: number) => string,
): number {
  const box = { left: 0, width: 1, ...tops };
  return widthOfTicks(valueTicks(valueScale([0, most], box), box, type, unit, format), type);
}

const formatMs = (value: number) => (value === 0 ? '0' : formatDuration(value));

function name(text: string, box: PlotBox, type: PlotType): Shape {
  const y = box.top - 0.5 * type.size;
  return { kind: 'text', x: box.left, y, text, ink: 'muted', size: type.small };
}

function levelLine(
  text: string,
  y: number,
  box: PlotBox,
  type: PlotType,
  strong: boolean,
): Shape[] {
  return [
    {
      ...{ kind: 'path', d: `M${px(box.left)} ${px(y)}H${px(right(box))}` },
      ...{ stroke: strong ? 'loss' : 'network', width: 0.6, dash: strong ? '8 4' : '3 3' },
    },
    {
      ...{ kind: 'text', x: right(box) - 4, y: y - 0.3 * type.small, text, ink: 'text' },
      ...{ size: type.small, anchor: 'end', halo: true },
    },
  ];
}

function levelLines(
  { thresholds, language, type }: Drawn,
  across: Threshold['across'],
  scale: Scale,
  box: PlotBox,
): Shape[] {
  const [, highest = 0] = scale.domain();
  return thresholds
    .filter((each) => each.across === across && each.value <= highest)
    .flatMap(({ value, label, isLimit }) =>
      levelLine(label[language], scale(value), box, type, isLimit),
    );
}

/** The packets that wait as steps, and on top of them what is left of the one being sent. */
function fill({ queue, x, bytes, stretch: [from, to] }: Drawn): Shape[] {
  const levels = queue.levels.filter(({ at }, i) => {
    const next = queue.levels[i + 1]?.at ?? at;
    const before = queue.levels[i - 1]?.at ?? at;
    return next >= from && before <= to;
  });
  const place = (of: 'waiting' | 'unsent') =>
    thinned(levels.map((level): Point => [x(level.at), bytes(level[of])]));
  const floor = bytes(0);
  const shape = area<Point>()
    .x(([at]) => at)
    .y0(floor)
    .y1(([, y]) => y)
    .digits(1);
  const unsent = place('unsent');
  const outline = line<Point>().digits(1)(unsent) ?? '';
  return [
    { kind: 'path', d: shape(unsent) ?? '', fill: 'link-soft' },
    {
      kind: 'path',
      d: shape.curve(curveStepAfter)(place('waiting')) ?? '',
      fill: 'link',
      opacity: 0.45,
    },
    { kind: 'path', d: outline, stroke: 'link', width: 0.6 },
  ];
}

function averages({ queue, x, bytes, stretch: [from, to] }: Drawn): Shape[] {
  return queue.averages.map(({ points }): Shape => {
    const inside = points.filter(({ at }) => at >= from && at <= to);
    const places = thinned(inside.map((each): Point => [x(each.at), bytes(each.bytes)]));
    const d = line<Point>().curve(curveStepAfter).digits(1)(places) ?? '';
    return { kind: 'path', d, stroke: 'network', width: 1.2 };
  });
}

/** How long those had waited that leave. */
function waited({ queue, x, waits, stretch: [from, to] }: Drawn): Shape[] {
  if (waits === undefined) return [];
  const left = queue.packets
    .filter(({ refused, leaves }) => !refused && leaves >= from && leaves <= to)
    .sort((a, b) => a.leaves - b.leaves);
  const points = thinned(left.map(({ at, leaves }): Point => [x(leaves), waits(leaves - at)]));
  const d = line<Point>().curve(curveStepAfter).digits(1)(points) ?? '';
  return [{ kind: 'path', d, stroke: 'link', width: 0.8 }];
}

function marksOf({ events, x, bytes, waits, stretch: [from, to] }: Drawn) {
  const signs: Sign[] = [];
  const shown = events.filter(({ at }) => at >= from && at <= to);
  const marks = shown.map(({ event, at, what, item }) => {
    const { packet, found } = item;
    const reached = bytes(found + packet.bytes);
    const place = x(at);
    const shapes: Shape[] = [];
    if (what === 'refused') shapes.push(lossSign(place, reached));
    if (what === 'marked')
      shapes.push({ kind: 'path', d: diamond(place, reached, 5), fill: 'network' });
    if (what === 'dropped') {
      const y = waits === undefined ? bytes(packet.bytes) : waits(item.leaves - item.at);
      shapes.push(lossSign(place, y));
    }
    if (shapes.length > 0) signs.push({ event, shapes });
    const lies = what === 'dropped' && waits ? waits(item.leaves - item.at) : reached;
    const foot = what === 'queued' || what === 'straight' ? bytes(found) : lies;
    const top = Math.min(lies, foot);
    return { event, frame: packet.frame, x: place, top, bottom: Math.max(foot, top) };
  });
  return { signs, marks, shown };
}

function lossSign(x: number, y: number): Shape {
  return { kind: 'path', d: cross(x, y, 5), stroke: 'loss' };
}
