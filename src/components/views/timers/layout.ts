/** Lanes of clocks below each other on one axis of time: rows → positions. Pure. */
import type { Cursor } from '../../../model/cursor.ts';
import { formatDuration } from '../../../model/format.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import type { TcpTimerName } from '../../../stack/protocols/tcp/names.ts';
import {
  type Scale,
  type Stretch,
  timeAxis,
  timeScaleX,
  timeTicks,
} from '../../view-kit/plot/axes.ts';
import type { PlotDrawing, Sign } from '../../view-kit/plot/drawing.ts';
import {
  bottom,
  type PlotBox,
  type PlotType,
  plotType,
  px,
  right,
  type Shape,
  widestOf,
  widthOf,
} from '../../view-kit/plot/shapes.ts';
import type { PictureSize } from '../../view-kit/use-size.ts';
import { barsOf, type LaneBars } from './bars.ts';
import { faceOf } from './face.ts';
import { type Lane, leftAt, runningAt, type TimerEvent } from './model.ts';

export interface ClockGroup {
  /** The host whose clocks these are. */
  readonly name: string;
  readonly lanes: readonly Lane[];
  /** What they did, those of all groups in one order. */
  readonly owns: (event: TimerEvent) => boolean;
}

export interface ClockWords {
  readonly name: (timer: TcpTimerName) => string;
  readonly off: string;
}

export interface ClockInput {
  readonly groups: readonly ClockGroup[];
  readonly events: readonly TimerEvent[];
  readonly size: PictureSize;
  readonly stretch: Stretch;
  /** The last instant of the run: until then a clock that still runs is drawn. */
  readonly last: Instant;
  readonly words: ClockWords;
  /** For the last row: names and bars without numbers, of the clocks that were set before this event. */
  readonly board: number | undefined;
}

/** A lane in its place. */
export interface PlacedLane {
  readonly lane: Lane;
  readonly box: PlotBox;
  /** The line that its name stands on, and its middle. */
  readonly base: number;
  readonly bars: LaneBars;
}

export interface ClockLayout extends PlotDrawing {
  readonly lanes: readonly PlacedLane[];
  /** The events that the marks stand for, in their order. */
  readonly shown: readonly TimerEvent[];
  readonly edge: (cursor: Cursor) => Shape[];
}

/** Names that would take more of the width stand above their bars. */
const NARROW = 0.4;

export function clockLayout(input: ClockInput): ClockLayout {
  const { groups, size, stretch, words, board } = input;
  const type = plotType(size);
  const beside = gutterOf(words, type, board !== undefined);
  const narrow = beside > NARROW * size.width;
  const gutter = narrow ? 0 : beside;
  const least = (narrow ? 2.9 : 1.7) * type.size;
  const head = 1.9 * type.size;
  const axis = 2.6 * type.small;
  const room = size.height - axis - groups.length * head - 0.3 * type.size;
  const kept = groups.map((group) => ({
    ...group,
    lanes: group.lanes.filter(
      ({ settings: [first] }) => board === undefined || (first && first.armed < board),
    ),
  }));
  const count = kept.reduce((sum, { lanes }) => sum + Math.max(1, lanes.length), 0);
  const height = Math.min(Math.max(room / count, least), 3.4 * type.size);
  const left = gutter;
  const width = Math.max(40, size.width - left - 0.6 * type.size);
  let top = 0.3 * type.size;
  const boxes: PlotBox[] = [];
  const lanes: PlacedLane[] = [];
  const under: Shape[] = [];
  const x = timeScaleX(stretch, { left, top: 0, width, height: 1 });
  for (const group of kept) {
    under.push(heading(group.name, top + 1.3 * type.size, type));
    top += head;
    const box = { left, top, width, height: Math.max(1, group.lanes.length) * height };
    boxes.push(box);
    for (const [i, lane] of group.lanes.entries()) {
      const place = { left, top: top + i * height, width, height };
      lanes.push(placeLane(lane, place, x, input, narrow, type));
    }
    top += box.height;
  }
  return {
    ...{ width: size.width, height: Math.max(size.height, top + axis), foot: top, x, type, lanes },
    boxes: boxes as unknown as ClockLayout['boxes'],
    under: [...under, ...grid(boxes, lanes, x, type), ...names(lanes, words, type, narrow)],
    past: lanes.flatMap(({ bars }) => bars.shapes),
    signs: lanes
      .flatMap(({ bars }) => (board === undefined ? bars.signs : bars.signs.filter(isDrawn)))
      .sort((a, b) => a.event - b.event),
    ...marksOf(input.events, groups, lanes, stretch, x),
    edge: (cursor) => lanes.flatMap((lane) => edgeOf(lane, cursor, x, input, narrow, type)),
  };
}

const isDrawn = ({ shapes }: Sign) => shapes.every(({ kind }) => kind === 'path');

function gutterOf({ name, off }: ClockWords, type: PlotType, board: boolean): number {
  const names = widestOf(
    ['retransmission', 'delayed-ack', 'fin-wait-2', 'connection'].map((each) =>
      name(each as TcpTimerName),
    ),
    type.size,
  );
  const number = board
    ? 0
    : Math.max(
        widthOf(formatDuration(12_340_000), type.small) + 1.6 * type.size,
        widthOf(off, type.small),
      );
  return names + number + 1.2 * type.size;
}

function placeLane(
  lane: Lane,
  box: PlotBox,
  x: Scale,
  { last, stretch }: ClockInput,
  narrow: boolean,
  type: PlotType,
): PlacedLane {
  const inset = narrow ? 1.35 * type.size : 0.16 * box.height;
  const bar = {
    ...box,
    top: box.top + inset,
    height: box.height - inset - 0.16 * Math.min(box.height, 2 * type.size),
  };
  const base = narrow ? box.top + 1.1 * type.size : box.top + box.height / 2 + 0.36 * type.size;
  return { lane, box, base, bars: barsOf(lane, bar, x, stretch, last, type) };
}

function heading(text: string, y: number, type: PlotType): Shape {
  return { kind: 'text', x: 0, y, text, ink: 'text', size: type.size, strong: true };
}

function grid(
  boxes: readonly PlotBox[],
  lanes: readonly PlacedLane[],
  x: Scale,
  type: PlotType,
): Shape[] {
  const ticks = timeTicks(x, type);
  const lines = lanes.map(({ box }) => `M${px(box.left)} ${px(bottom(box))}H${px(right(box))}`);
  return [
    ...boxes.flatMap((box, i) =>
      timeAxis(ticks, box, type, i === boxes.length - 1 ? bottom(box) : undefined),
    ),
    { kind: 'path', d: lines.join(''), stroke: 'line', width: 0 },
  ];
}

function names(
  lanes: readonly PlacedLane[],
  words: ClockWords,
  type: PlotType,
  narrow: boolean,
): Shape[] {
  return lanes.map(({ lane, base }) => ({
    ...{ kind: 'text', x: narrow ? 2 : 0.4 * type.size, y: base, text: words.name(lane.timer) },
    ...{ ink: 'text', size: type.size, halo: narrow },
  }));
}

/** What can be pointed at: a bar by its arming, and its end. */
function marksOf(
  events: readonly TimerEvent[],
  groups: readonly ClockGroup[],
  lanes: readonly PlacedLane[],
  [from, to]: Stretch,
  x: Scale,
): Pick<ClockLayout, 'marks' | 'shown'> {
  const marks: ClockLayout['marks'][number][] = [];
  const shown: TimerEvent[] = [];
  const first = groups.map(({ lanes: all }) => all);
  const placeOf = (event: TimerEvent) => {
    const group = groups.findIndex(({ owns }) => owns(event));
    const lane = first[group]?.find(({ timer }) => timer === event.setting.timer);
    return lanes.find((each) => each.lane === lane);
  };
  for (const event of events) {
    const { setting, what, at } = event;
    const starts = what === 'set' || what === 'again';
    const until = starts ? (setting.ended < 0 ? setting.due : setting.endedAt) : at;
    const lane = until < from || at > to ? undefined : placeOf(event);
    if (lane === undefined) continue;
    const { top, height } = lane.bars.box;
    const [begin, end] = [Math.max(x(from), x(at)), Math.min(x(to), x(until))];
    shown.push(event);
    marks.push({
      ...{ event: event.event, frame: -1, x: begin, top, bottom: top + height },
      ...(starts && end > begin && { right: end }),
    });
  }
  return { marks, shown };
}

/** What a clock shows at the cursor: its face, what is left, and the time that it has still to run. */
function edgeOf(
  { lane, box, base, bars }: PlacedLane,
  cursor: Cursor,
  x: Scale,
  { words, board, stretch: [from, to] }: ClockInput,
  narrow: boolean,
  type: PlotType,
): Shape[] {
  const setting = runningAt(lane, cursor);
  const end = narrow ? right(box) : box.left - 0.6 * type.size;
  const numbers = board === undefined;
  if (setting === undefined) return numbers ? [tell(words.off, end, base, type, 'muted')] : [];
  const left = leftAt(setting, cursor.at);
  const [now, due] = [Math.min(Math.max(cursor.at, from), to), Math.min(setting.due, to)];
  const { top } = bars.box;
  const foot = bottom(bars.box);
  const rails = `M${px(x(now))} ${px(top)}H${px(x(due))}M${px(x(now))} ${px(foot)}H${px(x(due))}`;
  const close = setting.due > to ? '' : `M${px(x(due))} ${px(top)}V${px(foot)}`;
  const ahead: Shape[] = [
    {
      kind: 'path',
      d: due > now ? rails + close : '',
      stroke: 'transport',
      width: 0.6,
      dash: '5 4',
    },
  ];
  if (!numbers) return ahead;
  const text = formatDuration(left);
  const centre = end - widthOf(text, type.small) - 0.8 * type.size;
  const part = left / Math.max(1, setting.due - setting.armedAt);
  return [
    ...ahead,
    ...faceOf(centre, base - 0.36 * type.size, 0.5 * type.size, part),
    tell(text, end, base, type, 'text'),
  ];
}

function tell(text: string, x: number, y: number, type: PlotType, ink: 'text' | 'muted'): Shape {
  return { kind: 'text', x, y, text, ink, size: type.small, anchor: 'end' };
}
