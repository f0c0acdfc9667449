/** Where everything in the ladder stands. Pure: the same run and size give the same picture. */
import type { Packet } from '../../runtime/model/packets.ts';
import { dropPoint } from '../../runtime/model/packets.ts';
import type { CallRow, TimerRun } from '../../runtime/model/rows.ts';
import { type Line, pointAt } from './geometry.ts';
import type { LadderRun, SideGroup, SideLine } from './model.ts';
import { spreadBlocks } from './side-column.ts';
import { compress, type TimeScale, timeScale } from './time-scale.ts';

export interface LadderSize {
  readonly width: number;
  readonly height: number;
  /** Pixels of 1 rem: type grows with the theme and the screen. */
  readonly rem: number;
}

export interface LadderLayout {
  readonly size: LadderSize;
  /** No room for calls beside the life lines: states stand inside. */
  readonly narrow: boolean;
  readonly columns: ReadonlyMap<number, number>;
  readonly firstX: number;
  readonly lastX: number;
  readonly scale: TimeScale;
  /** Height of the whole drawing; more than `size.height` when it scrolls. */
  readonly contentHeight: number;
  readonly sides: readonly PlacedGroup[];
  readonly brackets: readonly Bracket[];
  readonly timers: readonly TimerArc[];
  /** `node instant` of every ring on a life line. */
  readonly rings: ReadonlySet<string>;
}

export type SideEdge = 'left' | 'right' | 'inside-left' | 'inside-right';

export interface PlacedGroup {
  readonly group: SideGroup;
  readonly edge: SideEdge;
  /** The node's life line, and the edge of the text that faces it. */
  readonly lineX: number;
  readonly textX: number;
  readonly width: number;
  /** The instant, and where the first line's middle stands. */
  readonly instantY: number;
  readonly textY: number;
}

export interface Bracket {
  readonly call: CallRow;
  readonly x: number;
  readonly lineX: number;
  readonly from: number;
  /** Where the return stands; undefined when the log has none. */
  readonly to: number | undefined;
}

export interface TimerArc {
  readonly timer: TimerRun;
  readonly x: number;
  /** The signed bulge: towards the inside of the diagram. */
  readonly bulge: number;
  readonly from: number;
  readonly to: number;
}

/** In rem. */
const AXIS = 3.9;
const AXIS_NARROW = 3.4;
const NARROW = 44;
const LINE_HEIGHT = 1.3;
/** Room for the brackets of blocked calls between a life line and its texts. */
const LANES = 1.9;
const LANE = 0.55;
const TOP = 1.75;
const BOTTOM = 2.25;
const BREAK = 3.8;
const MOST_SLANT = 0.4;
const TOLERABLE = 0.66;

export function ladderLayout(run: LadderRun, size: LadderSize): LadderLayout {
  const { width, height, rem } = size;
  const narrow = width < NARROW * rem;
  const { firstX, lastX, side } = edges(width, rem, narrow);
  const step = run.nodes.length > 1 ? (lastX - firstX) / (run.nodes.length - 1) : 0;
  const columns = new Map(run.nodes.map((node, i) => [node.id, firstX + i * step]));
  const scale = scaleFor(run, size, step === 0 ? lastX - firstX : step, narrow);
  const bottom = Math.max(scale.bottom + BOTTOM * rem, height);
  const place: Placing = { run, columns, scale, rem, narrow, firstX, lastX, side };
  const sides = placeSides(place);
  return {
    size,
    narrow,
    columns,
    firstX,
    lastX,
    scale,
    contentHeight: sides.reduce((most, s) => Math.max(most, endOf(s, rem)), bottom),
    sides,
    brackets: narrow ? [] : placeBrackets(place),
    timers: placeTimers(place),
    rings: new Set(run.transitions.map(({ node, at }) => `${node} ${at}`)),
  };
}

interface Placing {
  readonly run: LadderRun;
  readonly columns: ReadonlyMap<number, number>;
  readonly scale: TimeScale;
  readonly rem: number;
  readonly narrow: boolean;
  readonly firstX: number;
  readonly lastX: number;
  readonly side: number;
}

function edges(width: number, rem: number, narrow: boolean) {
  if (narrow) {
    const firstX = (AXIS_NARROW + 0.75) * rem;
    return { firstX, lastX: Math.max(firstX + 8 * rem, width - 1.5 * rem), side: 0 };
  }
  const side = Math.max(11 * rem, Math.min(17 * rem, (width - AXIS * rem) * 0.235));
  return { firstX: AXIS * rem + side, lastX: width - side - 0.5 * rem, side };
}

/** The whole run if its packets keep a readable distance, else as dense as that allows. */
function scaleFor(run: LadderRun, size: LadderSize, hop: number, narrow: boolean): TimeScale {
  const { rem, height } = size;
  const spans = compress(run.activities);
  const longest = run.packets.reduce((most, p) => Math.max(most, p.arrives - p.starts), 0);
  const steepest = longest > 0 ? (MOST_SLANT * hop) / longest : Infinity;
  const gap = usualGap(run.packets);
  const wanted = gap > 0 ? Math.min((2.2 * rem) / gap, steepest) : 0;
  const live = spans.reduce((sum, s) => sum + (s.idle ? 0 : s.to - s.from), 0);
  const most = Number.isFinite(steepest) ? steepest : (height * 0.5) / Math.max(live, 1_000);
  const breaks = spans.filter((s) => s.idle).length * BREAK * rem;
  const spare = height - wanted * live - breaks - (TOP + BOTTOM) * rem;
  const above = narrow ? 0 : listingAbove(run, spans[0]?.from ?? 0, size);
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
function listingAbove(run: LadderRun, first: number, { rem, height }: LadderSize): number {
  const tallest = run.groups
    .filter((group) => group.at === first)
    .reduce((most, group) => Math.max(most, groupHeight(group.lines, rem)), 0);
  const room = tallest - 2 * LINE_HEIGHT * rem;
  return Math.max(0, Math.min(room, height * 0.16));
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

/** Lines of text that a line of a group takes: a call that waits says so below itself. */
export function linesIn(line: SideLine): number {
  return line.kind === 'call' && isWaiting(line.call) ? 2 : 1;
}

function isWaiting(call: CallRow): boolean {
  return call.blocked || call.returnEvent < 0;
}

function groupHeight(lines: readonly SideLine[], rem: number): number {
  return lines.reduce((sum, line) => sum + linesIn(line), 0) * LINE_HEIGHT * rem;
}

export function sideLineHeight(rem: number): number {
  return LINE_HEIGHT * rem;
}

function endOf({ group, textY }: PlacedGroup, rem: number): number {
  return textY + groupHeight(group.lines, rem) + 0.75 * rem;
}

function placeSides(place: Placing): PlacedGroup[] {
  const { run, columns, scale, rem, narrow, firstX, lastX, side } = place;
  return run.nodes.flatMap((node) => {
    const lineX = columns.get(node.id) as number;
    const atEdge = lineX === firstX ? 'left' : lineX === lastX ? 'right' : undefined;
    const own = run.groups.filter((group) => group.node === node.id);
    if (narrow || atEdge === undefined) {
      const edge: SideEdge = lineX === lastX ? 'inside-left' : 'inside-right';
      return own.flatMap((group) => insideGroup(group, edge, lineX, place));
    }
    const blocks = own.map((group, i) => {
      const height = groupHeight(group.lines, rem);
      const first = scale.y(group.at) - (LINE_HEIGHT * rem) / 2;
      // The first listing ends at its instant; the others begin at theirs.
      const above = i === 0 ? Math.max(0, height - 2 * LINE_HEIGHT * rem) : 0;
      return { wanted: first - above, height };
    });
    const tops = spreadBlocks(blocks, 0.35 * rem, 0.25 * rem);
    const away = atEdge === 'left' ? -LANES * rem : LANES * rem;
    return own.map((group, i) => ({
      group,
      edge: atEdge,
      lineX,
      textX: lineX + away,
      width: side - LANES * rem - 0.25 * rem,
      instantY: scale.y(group.at),
      textY: (tops[i] as number) + (LINE_HEIGHT * rem) / 2,
    }));
  });
}

/**
 * Inside the diagram only states have room. Above an arrow that leaves, below one that arrives,
 * and between the two when both meet at the life line.
 */
function insideGroup(
  group: SideGroup,
  edge: SideEdge,
  lineX: number,
  { run, scale, rem, firstX, lastX }: Placing,
): PlacedGroup[] {
  const states = group.lines.filter((line) => line.kind === 'state');
  const last = states.at(-1);
  if (last === undefined) return [];
  const leaves = run.packets.some((p) => p.from === group.node && p.starts === group.at);
  const arrives = run.packets.some((p) => p.to === group.node && p.endAt === group.at);
  const shift = leaves === arrives ? 0 : leaves ? -0.75 : 0.75;
  const away = leaves && arrives ? wedgeRoom(run, group, scale, lastX - firstX, rem) : 1.1 * rem;
  const instantY = scale.y(group.at);
  return [
    {
      group: { ...group, lines: [last] },
      edge,
      lineX,
      textX: lineX + (edge === 'inside-left' ? -away : away),
      width: 9 * rem,
      instantY,
      textY: instantY + shift * rem,
    },
  ];
}

/** How far from the life line an arriving and a leaving arrow leave room for a word. */
function wedgeRoom(
  run: LadderRun,
  group: SideGroup,
  scale: TimeScale,
  width: number,
  rem: number,
): number {
  const packet = run.packets.find((p) => p.from === group.node && p.starts === group.at);
  const drop = packet === undefined ? 0 : scale.y(packet.arrives) - scale.y(packet.starts);
  const slope = drop / width;
  return Math.max(1.1 * rem, Math.min(4 * rem, (0.4 * rem) / Math.max(slope, 0.01)));
}

function placeBrackets({ run, columns, scale, rem, firstX, lastX }: Placing): Bracket[] {
  const placed: { node: number; lane: number; to: number; bracket: Bracket }[] = [];
  for (const call of run.blocking) {
    const lineX = columns.get(call.node);
    if (lineX === undefined || (lineX !== firstX && lineX !== lastX)) continue;
    const from = scale.y(call.calledAt);
    const to = call.returnEvent < 0 ? undefined : scale.y(call.returnedAt);
    const busy = placed.filter((p) => p.node === call.node && p.to > from).map((p) => p.lane);
    let lane = 0;
    while (busy.includes(lane)) lane++;
    const away = (0.75 + LANE * Math.min(lane, 2)) * rem;
    const x = lineX === firstX ? lineX - away : lineX + away;
    const bracket = { call, x, lineX, from, to };
    placed.push({ node: call.node, lane, to: to ?? Infinity, bracket });
  }
  return placed.map(({ bracket }) => bracket);
}

function placeTimers({ run, columns, scale, rem, lastX }: Placing): TimerArc[] {
  return run.timers.flatMap((timer) => {
    const x = columns.get(timer.node);
    if (x === undefined) return [];
    const from = scale.y(timer.armedAt);
    const to = scale.y(timer.firedAt);
    const bulge = Math.min(2 * rem, Math.max(0.6 * rem, (to - from) * 0.3));
    return [{ timer, x, bulge: x === lastX ? -bulge : bulge, from, to }];
  });
}

/** Room between an arrow and the life line it touches, and the ring on it. */
const ARROW_GAP = 0.15;
const RING_GAP = 0.4;

/** The line of a packet from sender to receiver, undefined when its receiver is not drawn. */
export function packetLine(layout: LadderLayout, packet: Packet): Line | undefined {
  const from = layout.columns.get(packet.from);
  const to = layout.columns.get(packet.to);
  if (from === undefined || to === undefined || from === to) return undefined;
  const { scale, rings, size } = layout;
  const gap = rings.has(`${packet.to} ${packet.arrives}`) ? RING_GAP : ARROW_GAP;
  return {
    from: { x: from, y: scale.y(packet.starts) },
    to: { x: to - Math.sign(to - from) * gap * size.rem, y: scale.y(packet.arrives) },
  };
}

/** A cross must be seen beside the life lines, whatever the instant of the loss. */
const CROSS_LEAST = 0.1;
const CROSS_MOST = 0.86;

export function crossPart(packet: Packet): number {
  return Math.max(CROSS_LEAST, Math.min(CROSS_MOST, dropPoint(packet)));
}

/** The part of the line that is drawn in the end: all, or up to the cross. */
export function finalLine(packet: Packet, line: Line): Line {
  if (packet.dropped === undefined) return line;
  return { from: line.from, to: pointAt(line, crossPart(packet)) };
}

/** The indexes [first, last) of the packets that touch a stretch of the drawing. */
export function packetsBetween(
  layout: LadderLayout,
  packets: readonly Packet[],
  top: number,
  bottom: number,
  longestWay: number,
): [number, number] {
  const { scale } = layout;
  const from = scale.at(top) - longestWay;
  const to = scale.at(bottom);
  return [indexAt(packets, from), indexAt(packets, to + 1)];
}

function indexAt(packets: readonly Packet[], at: number): number {
  let low = 0;
  let high = packets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((packets[middle] as Packet).starts < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last event that changes anything about a group's texts. */
export function lastEventOf({ group }: PlacedGroup): number {
  let last = group.event;
  for (const line of group.lines) {
    last = Math.max(last, line.kind === 'state' ? line.event : line.call.returnEvent, line.event);
  }
  return last;
}
