/** Where everything in the ladder stands. Pure: the same run and size give the same picture. */

import { formatInstant } from '../../../model/format.ts';
import type { Packet } from '../../../model/packets.ts';
import { compress, type TimeScale, timeScale } from '../../view-kit/time-scale.ts';
import type { PictureSize } from '../../view-kit/use-size.ts';
import { type CallMark, placeCallMarks } from './call-marks.ts';
import {
  type Bracket,
  endOf,
  groupHeight,
  meetingsOf,
  type PlacedGroup,
  type Placing,
  placeBrackets,
  placeMarginAnnotations,
  placeTimers,
  sideChars,
  sideLineHeight,
  type TimerArc,
} from './margin-annotations.ts';
import type { LadderRun } from './model.ts';
import { AXIS, AXIS_NARROW, HALF_HEAD, HOP, LEAST_SIDE, widthForMargins } from './room.ts';

export type LadderSize = PictureSize;

export interface LadderLayout {
  readonly size: LadderSize;
  /** No room for calls beside the life lines: states stand inside. */
  readonly narrow: boolean;
  readonly columns: ReadonlyMap<number, number>;
  readonly firstX: number;
  readonly lastX: number;
  /** From one life line to the next. */
  readonly hop: number;
  readonly scale: TimeScale;
  /** Height of the whole drawing; more than `size.height` when it scrolls. */
  readonly contentHeight: number;
  readonly sides: readonly PlacedGroup[];
  readonly brackets: readonly Bracket[];
  /** The calls of hosts that have no margin. */
  readonly marks: readonly CallMark[];
  readonly timers: readonly TimerArc[];
  /** `node instant` of every ring on a life line. */
  readonly rings: ReadonlySet<string>;
}

/** In rem. */
/** The side columns give way before the ladder gets narrower than this, or a hop than that. */
const LEAST_LADDER = 18;
/** Beside the life lines when only states stand there. */
const STATE_SIDE = 9.5;
/** More, where a letter says which of two runs a state is of. */
const LETTER_SIDE = 1.5;
/** Beside the life lines of the board: half of a large head. */
const BOARD_SIDE = 8;
const TOP = 1.4;
/** Below the last arrival: what a packet in flight carries below itself needs this room. */
const BOTTOM = 4.25;
const BREAK = 3.8;
const MOST_SLANT = 0.4;
const TOLERABLE = 0.66;

/**
 * `beside`: other runs that are drawn on the same scale of time, in pictures of the same size.
 * `board`: nothing stands beside the life lines, and the heads are large.
 */
export function ladderLayout(
  run: LadderRun,
  size: LadderSize,
  board = false,
  beside: readonly LadderRun[] = [],
): LadderLayout {
  const { width, height, rem } = size;
  const narrow = board || width < widthForMargins(run.nodes.length) * rem;
  const { firstX, lastX, side } = board
    ? { firstX: BOARD_SIDE * rem, lastX: width - BOARD_SIDE * rem, side: 0 }
    : edges(run, width, rem, narrow, axisMore(run.packets));
  const step = run.nodes.length > 1 ? (lastX - firstX) / (run.nodes.length - 1) : 0;
  const last = run.nodes.length - 1;
  const xOf = (i: number) => (i === last && i > 0 ? lastX : firstX + i * step);
  const columns = new Map(run.nodes.map((node, i) => [node.id, xOf(i)]));
  const chars = sideChars(side, size);
  const all = [run, ...beside];
  const above = narrow ? 0 : Math.max(...all.map((each) => listingAbove(each, chars, size)));
  const hop = step === 0 ? lastX - firstX : step;
  const scale = scaleFor(timesOf(all), size, hop, above);
  const bottom = Math.max(scale.bottom + BOTTOM * rem, height);
  const meetings = meetingsOf(run);
  const place: Placing = { run, meetings, columns, scale, rem, narrow, firstX, lastX, side, chars };
  const sides = placeMarginAnnotations(place);
  return {
    size,
    narrow,
    columns,
    firstX,
    lastX,
    hop,
    scale,
    contentHeight: sides.reduce((most, s) => Math.max(most, endOf(s, rem)), bottom),
    sides,
    brackets: narrow ? [] : placeBrackets(place),
    marks: run.nodes.length > 2 ? placeCallMarks(place) : [],
    timers: placeTimers(place),
    rings: new Set(run.transitions.map(({ node, at }) => `${node} ${at}`)),
  };
}

/** Characters of an instant that the axis has room for, and what another one takes, rem. */
const AXIS_CHARS = 8;
const AXIS_CHAR = 0.48;

/** Room that the axis wants besides, rem: on a real network, microseconds stand behind whole seconds. */
function axisMore(packets: LadderRun['packets']): number {
  const last = packets.at(-1)?.starts ?? 0;
  if (last < 1_000_000 || !packets.some(({ starts }) => starts % 1_000 !== 0)) return 0;
  // All digits of the last instant: that of another one may end in zeros.
  const longest = formatInstant(Math.floor(last / 1_000) * 1_000 + 999).length;
  return Math.max(0, longest - AXIS_CHARS) * AXIS_CHAR;
}

function edges(run: LadderRun, width: number, rem: number, narrow: boolean, more: number) {
  const axis = AXIS + more;
  const axisNarrow = AXIS_NARROW + more;
  if (narrow && run.nodes.length > 2) {
    return { firstX: (axisNarrow + 3) * rem, lastX: width - HALF_HEAD * rem, side: 0 };
  }
  if (narrow) {
    const firstX = (axisNarrow + 0.75) * rem;
    return { firstX, lastX: Math.max(firstX + 8 * rem, width - 1.5 * rem), side: 0 };
  }
  if (run.groups.every(({ lines }) => lines.every(({ kind }) => kind === 'state'))) {
    const states = (STATE_SIDE + (run.letterOf ? LETTER_SIDE : 0)) * rem;
    return { firstX: axis * rem + states, lastX: width - states, side: states };
  }
  const comfortable = Math.max(13.25 * rem, Math.min(17 * rem, (width - axis * rem) * 0.235));
  const ladder = Math.max(LEAST_LADDER, HOP * (run.nodes.length - 1));
  const tolerable = (width - (axis + ladder) * rem) / 2;
  const side = Math.max(LEAST_SIDE * rem, Math.min(comfortable, tolerable));
  return { firstX: axis * rem + side, lastX: width - side - 0.5 * rem, side };
}

/**
 * The height that a packet's way should have: so much, in rem, but rather this part of the
 * ladder's height where there is plenty of it, and at most that part.
 */
const WAY = 4;
const WAY_PLENTY = 0.1;
const WAY_SHARE = 0.15;

type Times = Pick<LadderRun, 'packets' | 'activities'>;

/** What happens in any of the runs, in the order of sending. */
function timesOf(runs: readonly LadderRun[]): Times {
  const [only] = runs;
  if (only !== undefined && runs.length === 1) return only;
  return {
    packets: runs.flatMap(({ packets }) => packets).sort((a, b) => a.starts - b.starts),
    activities: runs.flatMap(({ activities }) => activities),
  };
}

/** The whole run if its packets keep a readable distance, else as dense as that allows. */
function scaleFor(run: Times, size: LadderSize, hop: number, above: number): TimeScale {
  const { rem, height } = size;
  const spans = compress(run.activities);
  const longest = run.packets.reduce((most, p) => Math.max(most, p.arrives - p.starts), 0);
  const steepest = longest > 0 ? (MOST_SLANT * hop) / longest : Infinity;
  const gap = usualGap(run.packets);
  const way = usualWay(run.packets);
  const apart = gap > 0 ? (2.2 * rem) / gap : 0;
  // A packet's way must be seen to take time: flat arrows hide what the ladder is for.
  const wayHeight = Math.min(Math.max(WAY * rem, WAY_PLENTY * height), WAY_SHARE * height);
  const slanted = way > 0 ? wayHeight / way : 0;
  const wanted = Math.min(Math.max(apart, slanted), steepest);
  const live = spans.reduce((sum, s) => sum + (s.idle ? 0 : s.to - s.from), 0);
  const most = Number.isFinite(steepest) ? steepest : (height * 0.5) / Math.max(live, 1_000);
  const breaks = spans.filter((s) => s.idle).length * BREAK * rem;
  const spare = height - wanted * live - breaks - (TOP + BOTTOM) * rem;
  const top = TOP * rem + Math.max(0, Math.min(above, spare));
  const room = Math.max(height - top - BOTTOM * rem, 4 * rem);
  // A little too dense is better than having to scroll.
  const least = room - breaks > wanted * live * TOLERABLE ? 0 : wanted;
  return timeScale(spans, {
    top,
    height: room,
    breakHeight: BREAK * rem,
    least,
    most: Math.max(most, least),
  });
}

/** A program that has made several calls by the first instant is listed above it. */
function listingAbove(run: LadderRun, chars: number, { rem, height }: LadderSize): number {
  const first = run.activities.reduce((least, { from }) => Math.min(least, from), Infinity);
  const tallest = run.groups
    .filter((group) => group.at === first)
    .reduce((most, group) => Math.max(most, groupHeight(group.lines, chars, rem)), 0);
  const room = tallest - 2 * sideLineHeight(rem);
  return Math.max(0, Math.min(room, height * 0.16));
}

/** The median time that packets are under way, µs. */
function usualWay(packets: readonly Packet[]): number {
  const ways = packets.map((packet) => packet.arrives - packet.starts).sort((a, b) => a - b);
  return ways[Math.floor(ways.length / 2)] ?? 0;
}

/** The first quartile of the pauses between the sendings of packets, µs; 0 when there are none. */
function usualGap(packets: readonly Packet[]): number {
  const gaps: number[] = [];
  for (let i = 1; i < packets.length; i++) {
    const gap = (packets[i] as Packet).starts - (packets[i - 1] as Packet).starts;
    if (gap > 0) gaps.push(gap);
  }
  gaps.sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 4)] ?? 0;
}
