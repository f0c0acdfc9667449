/** Bands below each other on one axis of time, two for each connection: rows → positions. Pure. */
import type { Cursor } from '../../../model/cursor.ts';
import type { Instant } from '../../../stack/core/instant.ts';
import type { TcpState } from '../../../stack/protocols/tcp/names.ts';
import {
  type Scale,
  type Stretch as Shown,
  timeAxis,
  timeScaleX,
  timeTicks,
} from '../../view-kit/plot/axes.ts';
import type { PlotDrawing } from '../../view-kit/plot/drawing.ts';
import {
  bottom,
  type PlotBox,
  type PlotType,
  plotType,
  type Shape,
  widestOf,
  widthOf,
} from '../../view-kit/plot/shapes.ts';
import type { PlotMark } from '../../view-kit/plot/twin.ts';
import type { PictureSize } from '../../view-kit/use-size.ts';
import { type BandWords, drawBand } from './band-shapes.ts';
import type { BandGroup, Row } from './changes.ts';
import { drawBetween } from './gap-shapes.ts';
import { stateAfter, stretchesOf } from './model.ts';

export interface LayoutWords extends BandWords {
  readonly host: (node: number) => string;
  readonly states: readonly TcpState[];
}

export interface BandInput {
  readonly groups: readonly BandGroup[];
  readonly rows: readonly Row[];
  readonly size: PictureSize;
  readonly stretch: Shown;
  /** The last instant of the run: until then a state that nothing ended is drawn. */
  readonly last: Instant;
  readonly words: LayoutWords;
  /** For the last row: bands, hosts and states only. */
  readonly board: boolean;
}

export interface PlacedGroup {
  readonly group: BandGroup;
  /** One for each band. */
  readonly boxes: readonly PlotBox[];
  /** Between the two, from edge to edge; without a second band, nothing. */
  readonly gap: PlotBox | undefined;
}

export interface BandLayout extends PlotDrawing {
  readonly placed: readonly PlacedGroup[];
  /** The rows that the marks stand for, in their order. */
  readonly shown: readonly Row[];
  readonly edge: (cursor: Cursor) => Shape[];
}

/** Names that would take more of the width stand above their bands. */
const NARROW = 0.3;

export function bandLayout(input: BandInput): BandLayout {
  const { groups, size, stretch, words } = input;
  const type = plotType(size);
  const beside = gutterOf(groups, words, type);
  const narrow = beside > NARROW * size.width;
  const left = narrow ? 0 : beside;
  const width = Math.max(40, size.width - left - 0.6 * type.size);
  const x = timeScaleX(stretch, { left, top: 0, width, height: 1 });
  const { placed, foot } = place(input, { left, width, narrow, type });
  const boxes = placed.flatMap((each) => {
    const [first] = each.boxes as [PlotBox];
    const last = each.boxes.at(-1) as PlotBox;
    return [{ ...first, height: bottom(last) - first.top }];
  });
  const drawn = placed.map((each) => drawGroup(each, input, x, type));
  return {
    ...{ width: size.width, height: Math.max(size.height, foot + 2.6 * type.small), foot, x, type },
    boxes: boxes as unknown as BandLayout['boxes'],
    placed,
    under: [
      ...headings(placed, type),
      ...grid(boxes, x, type, foot),
      ...hosts(placed, words, narrow, type),
    ],
    past: drawn.flatMap(({ past }) => past),
    signs: drawn.flatMap(({ signs }) => signs).sort((a, b) => a.event - b.event),
    ...marksOf(input, placed, x),
    edge: (cursor) =>
      placed.flatMap(({ group, boxes: places }) =>
        group.bands.map((band, side): Shape => {
          const state = stateAfter(band, cursor.event - 1);
          const host = hostPlace(places[side] as PlotBox, side, narrow, type);
          return nowText(state, host.y, words.host(band.end.node), narrow, type);
        }),
      ),
  };
}

function gutterOf(groups: readonly BandGroup[], words: LayoutWords, type: PlotType): number {
  const names = groups.flatMap(({ bands }) => bands.map(({ end }) => words.host(end.node)));
  const states = 1.12 * widestOf(words.states, type.small);
  return Math.max(widestOf(names, type.size), states) + type.size;
}

interface Room {
  readonly left: number;
  readonly width: number;
  readonly narrow: boolean;
  readonly type: PlotType;
}

/** Room for the names that do not fit into their bands: above the first, below the second. */
const LEAD = 2.1;

function place({ groups, size, board }: BandInput, { left, width, narrow, type }: Room) {
  const several = groups.length > 1;
  const head = several ? 1.9 * type.size : 0.2 * type.size;
  const named = narrow ? 1.5 * type.size : 0;
  const lead = board ? 0.3 * type.size : LEAD * type.small;
  const room = size.height - 2.6 * type.small;
  const own = room / Math.max(1, groups.length) - head - 2 * (lead + named);
  const height = Math.min(Math.max(0.24 * own, 1.9 * type.size), 5 * type.size);
  const between = Math.min(Math.max(own - 2 * height, 2.6 * type.size), 11 * type.size);
  let top = 0;
  const placed = groups.map((group): PlacedGroup => {
    top += head + lead + named;
    const first: PlotBox = { left, top, width, height };
    if (group.bands.length < 2) {
      top += height + lead;
      return { group, boxes: [first], gap: undefined };
    }
    const gap = { left, top: bottom(first), width, height: between };
    const second = { left, top: bottom(gap), width, height };
    top = bottom(second) + lead + named;
    return { group, boxes: [first, second], gap };
  });
  return { placed, foot: top };
}

function headings(placed: readonly PlacedGroup[], type: PlotType): Shape[] {
  if (placed.length < 2) return [];
  return placed.map(({ group, boxes: [box] }): Shape => {
    const y = (box?.top ?? 0) - (LEAD * type.small + 0.5 * type.size);
    return { kind: 'text', x: 0, y, text: group.name, ink: 'muted', size: type.small };
  });
}

function grid(boxes: readonly PlotBox[], x: Scale, type: PlotType, foot: number): Shape[] {
  const ticks = timeTicks(x, type);
  return boxes.flatMap((box, i) =>
    timeAxis(ticks, box, type, i === boxes.length - 1 ? foot : undefined),
  );
}

/** Whose band it is, at its left; above or below it where there is no room. */
function hosts(
  placed: readonly PlacedGroup[],
  words: LayoutWords,
  narrow: boolean,
  type: PlotType,
): Shape[] {
  return placed.flatMap(({ group, boxes }) =>
    group.bands.map(
      ({ end }, side): Shape => ({
        ...{ kind: 'text', text: words.host(end.node), ink: 'text', size: type.size, strong: true },
        ...hostPlace(boxes[side] as PlotBox, side, narrow, type),
      }),
    ),
  );
}

function hostPlace(box: PlotBox, side: number, narrow: boolean, type: PlotType) {
  if (!narrow) return { x: 0, y: box.top + box.height / 2 - 0.15 * type.size };
  const lead = LEAD * type.small;
  return {
    x: 0,
    y: side === 0 ? box.top - lead - 0.2 * type.size : bottom(box) + lead + 1.1 * type.size,
  };
}

/** The state at the cursor, below the host's name or beside it. */
function nowText(state: TcpState, y: number, host: string, narrow: boolean, type: PlotType): Shape {
  const place = narrow
    ? { x: widthOf(host, type.size) + type.size, y }
    : { x: 0, y: y + 1.25 * type.small };
  return {
    ...{ kind: 'text', text: state, size: type.small, mono: true },
    ...{ ink: state === 'CLOSED' ? 'muted' : 'text' },
    ...place,
  };
}

function drawGroup(each: PlacedGroup, input: BandInput, x: Scale, type: PlotType) {
  const { group, boxes, gap } = each;
  const { stretch, last, words, board } = input;
  const frame = { x, type, stretch, last, words, board };
  const bands = group.bands.map((band, side) =>
    drawBand(band, boxes[side] as PlotBox, side === 0 ? 'above' : 'below', frame),
  );
  const between =
    gap === undefined
      ? { past: [], signs: [] }
      : drawBetween(group.between, stretchesOf(group.bands), gap, frame);
  return {
    past: [...between.past, ...bands.flatMap(({ past }) => past)],
    signs: [...between.signs, ...bands.flatMap(({ signs }) => signs)],
  };
}

function marksOf(
  { rows, stretch: [from, to], last }: BandInput,
  placed: readonly PlacedGroup[],
  x: Scale,
): Pick<BandLayout, 'marks' | 'shown'> {
  const marks: PlotMark[] = [];
  const shown: Row[] = [];
  const clamped = (at: Instant) => x(Math.min(Math.max(at, from), to));
  for (const row of rows) {
    const { boxes, gap } = placed[row.group] as PlacedGroup;
    const box = row.what === 'change' ? boxes[row.side] : gap;
    const until = endOf(row, last);
    if (box === undefined || until < from || row.at > to) continue;
    shown.push(row);
    marks.push({
      event: row.event,
      frame: row.what === 'change' ? (row.by?.frame ?? -1) : row.segment.frame,
      ...{ x: clamped(row.at), right: clamped(until), top: box.top, bottom: bottom(box) },
    });
  }
  return { marks, shown };
}

function endOf(row: Row, last: Instant): Instant {
  if (row.what === 'segment') return row.segment.lostAt ?? row.segment.arrives;
  if (row.change.to === 'CLOSED') return row.at;
  return row.lasts === undefined ? Math.max(last, row.at) : row.at + row.lasts;
}
