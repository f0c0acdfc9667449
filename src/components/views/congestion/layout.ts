/** Four plots below each other on one scale of time: windows, round trip, queue, rates. */
import type { Cursor } from '../../../model/cursor.ts';
import { type Stretch, timeAxis, timeScaleX, timeTicks } from '../../view-kit/plot/axes.ts';
import type { PlotDrawing, Sign } from '../../view-kit/plot/drawing.ts';
import {
  bottom,
  type PlotBox,
  type PlotType,
  plotType,
  type Shape,
} from '../../view-kit/plot/shapes.ts';
import type { PlotMark } from '../../view-kit/plot/twin.ts';
import type { PictureSize } from '../../view-kit/use-size.ts';
import { type Lane, type LaneId, laneShapes } from './lanes.ts';
import type { Congestion, MomentKind, Phase } from './model.ts';
import { queueLane } from './queue-lane.ts';
import { rateLane } from './rate-lane.ts';
import { roundTripLane } from './round-trip-lane.ts';
import { windowLane } from './window-lane.ts';

/** A run as it is drawn: the second of two is dashed, and both have their letters. */
export interface DrawnFlow {
  readonly rows: Congestion;
  readonly letter: string;
}

export interface CongestionWords {
  readonly phases: Readonly<Record<Phase, string>>;
  readonly moments: Readonly<Record<MomentKind, string>>;
  readonly titles: Readonly<Record<LaneId, string>>;
  readonly log: string;
  readonly dropped: (count: number) => string;
}

export interface CongestionOptions {
  readonly lanes: readonly LaneId[];
  readonly segments: boolean;
  /** Few words, for the last row. */
  readonly board: boolean;
  /** The same flow in runs beside this one: equal height is equal value. */
  readonly beside?: readonly Congestion[];
}

export interface CongestionLayout extends PlotDrawing {
  /** The peer's window lies far above what the flow needs, and is not drawn. */
  readonly windowBeyond: boolean;
  readonly edge: (cursor: Cursor, seen: readonly number[]) => Shape[];
}

/** How the height is shared, and what each needs at least, in letters' heights. */
const SHARE: Readonly<Record<LaneId, { readonly part: number; readonly least: number }>> = {
  window: { part: 3.2, least: 7 },
  rtt: { part: 1.5, least: 3.6 },
  queue: { part: 1, least: 2.6 },
  rate: { part: 1.1, least: 3 },
};

/** Beside the windows alone, round trips are what somebody has come for. */
const TALL_ROUND_TRIPS = 6;

function partOf(id: LaneId, lanes: readonly LaneId[]): number {
  return id === 'rtt' && lanes.length === 2 ? TALL_ROUND_TRIPS : SHARE[id].part;
}

const HEADS: Readonly<Record<LaneId, number>> = { window: 3.6, rtt: 2.3, queue: 2.9, rate: 2.3 };

interface Placing {
  readonly id: LaneId;
  readonly box: PlotBox;
}

/** Above each plot its title, above the windows the names of phases, and below them the moments. */
function placeLanes(size: PictureSize, type: PlotType, options: CongestionOptions, left: number) {
  const { size: letter } = type;
  // On the board there is no title, and one row of names.
  const head = (id: LaneId) => (options.board ? 2 : HEADS[id]) * letter;
  const foot = (id: LaneId) => (id === 'window' ? 2.1 : 0.4) * letter;
  const axis = 2.6 * type.small;
  const fixed = options.lanes.reduce((sum, id) => sum + head(id) + foot(id), axis);
  const parts = options.lanes.reduce((sum, id) => sum + partOf(id, options.lanes), 0);
  const width = Math.max(40, size.width - left - 0.6 * type.rem);
  let top = 0;
  const lanes = options.lanes.map((id): Placing => {
    const { least } = SHARE[id];
    const height = Math.max(
      (options.board ? 4 : least) * letter,
      ((size.height - fixed) * partOf(id, options.lanes)) / parts,
    );
    const box = { left, top: top + head(id), width, height };
    top = box.top + height + foot(id);
    return { id, box };
  });
  return { lanes, height: Math.max(size.height, top + axis) };
}

export function congestionLayout(
  flows: readonly [DrawnFlow, ...DrawnFlow[]],
  size: PictureSize,
  shown: Stretch,
  options: CongestionOptions,
  words: CongestionWords,
): CongestionLayout {
  const type = plotType(size);
  const left = (options.board ? 4.2 : 6.4) * type.small;
  const { lanes, height } = placeLanes(size, type, options, left);
  const [first] = lanes as [Placing, ...Placing[]];
  const x = timeScaleX(shown, first.box);
  const ticks = timeTicks(x, type);
  const drawn = lanes.map(({ id, box }) => {
    const place = { box, x, type, shown, options, words };
    if (id === 'window') return windowLane(flows, place);
    if (id === 'rtt') return roundTripLane(flows, place);
    return id === 'queue' ? queueLane(flows, place) : rateLane(flows, place);
  });
  const last = lanes.at(-1) as Placing;
  const foot = bottom(last.box) + (last.id === 'window' ? 1.9 * type.size : 0);
  const signs: Sign[] = drawn.flatMap((lane) => lane.signs ?? []);
  const marks: PlotMark[] = drawn.flatMap((lane) => lane.marks ?? []);
  return {
    ...{ width: size.width, height, foot, x, type },
    boxes: lanes.map(({ box }) => box) as [PlotBox, ...PlotBox[]],
    heights: drawn.map((lane) => lane.height),
    under: [
      ...lanes.flatMap(({ id, box }) =>
        timeAxis(ticks, box, type, id === last.id ? foot : undefined),
      ),
      ...drawn.flatMap((lane) => lane.under),
    ],
    past: drawn.flatMap((lane) => lane.past),
    signs: signs.sort((a, b) => a.event - b.event),
    marks: marks.sort((a, b) => a.event - b.event),
    windowBeyond: drawn.some(({ beyond }) => beyond === true),
    edge: (cursor, seen) =>
      drawn.flatMap((lane: Lane) => laneShapes(lane, cursor, seen, x, first.box)),
  };
}
