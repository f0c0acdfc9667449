/** Where the texts beside the life lines stand, and the brackets and arcs that go with them. */
import type { Packet } from '../../../model/packets.ts';
import type { CallRow } from '../../../model/parts/calls.ts';
import type { TimerRun } from '../../../model/parts/timers.ts';
import { spreadBlocks } from '../../view-kit/spread-blocks.ts';
import type { TimeScale } from '../../view-kit/time-scale.ts';
import type { LadderLayout, LadderSize } from './layout.ts';
import { linesIn } from './margin-text.ts';
import type { LadderRun, SideGroup, SideLine } from './model.ts';
import { hasHappened, type LadderCursor } from './second-run.ts';

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
  /** Characters in a line, and lines in all. */
  readonly chars: number;
  readonly lines: number;
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

export interface Placing {
  readonly run: LadderRun;
  readonly meetings: Meetings;
  readonly columns: ReadonlyMap<number, number>;
  readonly scale: TimeScale;
  readonly rem: number;
  readonly narrow: boolean;
  readonly firstX: number;
  readonly lastX: number;
  readonly side: number;
  /** Characters that a line of the side columns has room for. */
  readonly chars: number;
}

/** In rem. */
const LINE_HEIGHT = 1.3;
/** Room for the brackets of blocked calls between a life line and its texts. */
const LANES = 1.9;
const LANE = 0.55;
const SIDE_PADDING = 0.2;
/** JetBrains Mono, in em. */
const MONO_ADVANCE = 0.6;

type TypeSize = Pick<LadderSize, 'width' | 'rem' | 'least'>;

/** The type size of the side columns, pixels: it gives way a little on a small stage. */
export function sideFont({ width, rem, least }: TypeSize): number {
  return Math.max(least, 0.75 * rem, Math.min(0.8125 * rem, 0.35 * rem + 0.0062 * width));
}

/** How wide the texts of a side column may be, and how many characters that is. */
export function sideTextWidth(side: number, rem: number): number {
  return side - (LANES + 0.25) * rem;
}

export function sideChars(side: number, size: TypeSize): number {
  const room = sideTextWidth(side, size.rem) - 2 * SIDE_PADDING * size.rem;
  return Math.max(8, Math.floor(room / (MONO_ADVANCE * sideFont(size))));
}

function linesOf(lines: readonly SideLine[], chars: number): number {
  return lines.reduce((sum, line) => sum + linesIn(line, chars), 0);
}

export function groupHeight(lines: readonly SideLine[], chars: number, rem: number): number {
  return linesOf(lines, chars) * LINE_HEIGHT * rem;
}

export function sideLineHeight(rem: number): number {
  return LINE_HEIGHT * rem;
}

export function placeMarginAnnotations(place: Placing): PlacedGroup[] {
  const { run, columns, scale, rem, narrow, firstX, lastX, side, chars } = place;
  return run.nodes.flatMap((node) => {
    const lineX = columns.get(node.id) as number;
    const atEdge = lineX === firstX ? 'left' : lineX === lastX ? 'right' : undefined;
    const own = run.groups.filter((group) => group.node === node.id);
    if (narrow || atEdge === undefined) {
      const edge: SideEdge = lineX === lastX ? 'inside-left' : 'inside-right';
      return own.flatMap((group) => insideGroup(group, edge, lineX, place));
    }
    const lines = own.map((group) => linesOf(group.lines, chars));
    const blocks = own.map((group, i) => {
      const height = (lines[i] as number) * LINE_HEIGHT * rem;
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
      width: sideTextWidth(side, rem),
      instantY: scale.y(group.at),
      textY: (tops[i] as number) + (LINE_HEIGHT * rem) / 2,
      chars,
      lines: lines[i] as number,
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
  { meetings, scale, rem, firstX, lastX }: Placing,
): PlacedGroup[] {
  const states = group.lines.filter((line) => line.kind === 'state');
  const last = states.at(-1);
  if (last === undefined) return [];
  const leaving = meetings.leaving.get(`${group.node} ${group.at}`);
  const leaves = leaving !== undefined;
  const arrives = meetings.arriving.has(`${group.node} ${group.at}`);
  // Where no arrow is, below the line of now, which would strike it through.
  const shift = leaves && arrives ? 0 : leaves ? -0.75 : 0.75;
  const away = leaves && arrives ? wedgeRoom(leaving, scale, lastX - firstX, rem) : 1.1 * rem;
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
      chars: last.transition.to.length,
      lines: 1,
    },
  ];
}

/** How far from the life line an arriving and a leaving arrow leave room for a word. */
function wedgeRoom(packet: Packet, scale: TimeScale, width: number, rem: number): number {
  const drop = scale.y(packet.arrives) - scale.y(packet.starts);
  const slope = drop / width;
  return Math.max(1.1 * rem, Math.min(4 * rem, (0.4 * rem) / Math.max(slope, 0.01)));
}

/** What meets the life lines, by `node instant`: found once, as a long run has many states. */
export interface Meetings {
  readonly leaving: ReadonlyMap<string, Packet>;
  readonly arriving: ReadonlySet<string>;
}

export function meetingsOf({ packets }: LadderRun): Meetings {
  const leaving = new Map<string, Packet>();
  const arriving = new Set<string>();
  for (const packet of packets) {
    const key = `${packet.from} ${packet.starts}`;
    if (!leaving.has(key)) leaving.set(key, packet);
    arriving.add(`${packet.to} ${packet.endAt}`);
  }
  return { leaving, arriving };
}

export function placeBrackets({ run, columns, scale, rem, firstX, lastX }: Placing): Bracket[] {
  const brackets: Bracket[] = [];
  /** Per node, the lanes of the calls that still wait, in the order of their calling. */
  const waiting = new Map<number, readonly { lane: number; to: number }[]>();
  for (const call of run.blocking) {
    const lineX = columns.get(call.node);
    if (lineX === undefined || (lineX !== firstX && lineX !== lastX)) continue;
    const from = scale.y(call.calledAt);
    const to = call.returnEvent < 0 ? undefined : scale.y(call.returnedAt);
    const busy = (waiting.get(call.node) ?? []).filter((other) => other.to > from);
    let lane = 0;
    while (busy.some((other) => other.lane === lane)) lane++;
    waiting.set(call.node, [...busy, { lane, to: to ?? Infinity }]);
    const away = (0.75 + LANE * Math.min(lane, 2)) * rem;
    brackets.push({ call, x: lineX === firstX ? lineX - away : lineX + away, lineX, from, to });
  }
  return brackets;
}

export function placeTimers({ run, columns, scale, rem, lastX }: Placing): TimerArc[] {
  return run.timers.flatMap((timer) => {
    const x = columns.get(timer.node);
    if (x === undefined) return [];
    const from = scale.y(timer.armedAt);
    const to = scale.y(timer.firedAt);
    const bulge = Math.min(2 * rem, Math.max(0.6 * rem, (to - from) * 0.3));
    return [{ timer, x, bulge: x === lastX ? -bulge : bulge, from, to }];
  });
}

export function endOf({ lines, textY }: PlacedGroup, rem: number): number {
  return textY + (lines * LINE_HEIGHT + 0.1) * rem - (LINE_HEIGHT * rem) / 2;
}

/** The last event that changes anything about a group's texts. */
export function lastEventOf({ group }: PlacedGroup): number {
  let last = group.event;
  for (const line of group.lines) {
    last = Math.max(last, line.kind === 'state' ? line.event : line.call.returnEvent, line.event);
  }
  return last;
}

/** The events beside the life lines that can be asked about, in their order. */
export function whyEvents(
  { sides, timers, marks }: Pick<LadderLayout, 'sides' | 'timers' | 'marks'>,
  cursor: LadderCursor,
): number[] {
  const events = timers.map(({ timer }) => timer.firedEvent);
  for (const { event } of marks) events.push(event);
  for (const { group } of sides) {
    for (const line of group.lines) if (line.kind !== 'call') events.push(line.event);
  }
  return events.filter((event) => hasHappened(cursor, event)).sort((a, b) => a - b);
}
