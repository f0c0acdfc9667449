/**
 * Where the text of each packet stands along its slanted line: title above, numbers below, so that
 * no text covers another text or another packet's line. Where both have no room at one place, they
 * stand at different ones. When the space is too small, the numbers
 * get shorter, then go; then the title moves onto the line itself; then it goes too (it is shown
 * again on focus). Greedy, in the order of sending; each packet looks only at its neighbours.
 */
import {
  type Box,
  type Line,
  lengthOf,
  linesCross,
  offset,
  pointAt,
  readingAngle,
} from './geometry.ts';
import { along, type Covered, coveredIn, isFree, type Strip, stripAt } from './strip.ts';

export interface LabelRequest {
  /** The line that is drawn (of a lost packet: up to its cross). */
  readonly line: Line;
  readonly titleWidth: number;
  /** Widths of the numbers in their versions, longest first. */
  readonly detailWidths: readonly number[];
  /** Upright lines that it passes: words rather stand between them than on them. */
  readonly passes?: readonly number[];
  /** The line of "now" is never above this height once the label stands: words keep above it. */
  readonly floor: number;
}

export interface LabelSizes {
  readonly titleHeight: number;
  readonly detailHeight: number;
  /** Between a text and its line. */
  readonly gap: number;
  /** Free length of line at both ends. */
  readonly endGap: number;
}

export interface PlacedLabel {
  /** On the line. */
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  /** Part of the line at which the title's middle stands. */
  readonly part: number;
  /** Part of the line at which the numbers stand; mostly the same. */
  readonly detailPart: number;
  /** Which version of the numbers fits; −1: none. */
  readonly detail: number;
  /** The title stands on the line, interrupting it, for want of room above. */
  readonly inline: boolean;
  /** False: not even the title has room. */
  readonly visible: boolean;
}

const STEPS = 12;
/** A long way past many life lines is looked at more closely. */
const STEPS_AMONG_WALLS = 48;
/** More lines than this so close to each other leave none of them room for words. */
const CROWD = 60;
/** Words farther from each other would not be read as one. */
const FARTHEST_APART = 0.6;

export function placeLabels(
  requests: readonly LabelRequest[],
  sizes: LabelSizes,
  obstacles: readonly Box[] = [],
): PlacedLabel[] {
  const near = neighboursOf(requests, sizes.titleHeight + sizes.detailHeight);
  const taken: (readonly Box[])[] = [];
  const parts = partsOnce(sizes.endGap);
  return requests.map((request, i) => {
    const neighbours = near(i);
    // Between so many lines there is no room, and finding that out would take long.
    if (neighbours.length > CROWD) return unplaced(request);
    const lines = neighbours.map((n) => (requests[n] as LabelRequest).line);
    const boxes = [...obstacles, ...neighbours.flatMap((n) => taken[n] ?? [])];
    const crossed = lines.some((line) => linesCross(line, request.line));
    const tried = placeOne({ request, sizes, boxes, lines, crossed, parts });
    taken[i] = tried.boxes;
    return tried.placed;
  });
}

function unplaced({ line }: LabelRequest): PlacedLabel {
  const place = { part: 0.5, detailPart: 0.5, detail: -1, inline: false, visible: false };
  return { ...pointAt(line, 0.5), angle: readingAngle(line), ...place };
}

interface Tried {
  readonly placed: PlacedLabel;
  readonly boxes: readonly Box[];
}

/** One request, and what it must keep off. */
interface Task {
  readonly request: LabelRequest;
  readonly sizes: LabelSizes;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly crossed: boolean;
  readonly parts: Parts;
}

/** Between the upright lines that it passes where that can be, else over them. */
function placeOne(task: Task): Tried {
  const walls = wallsOf(task.request, task.sizes);
  if (walls.length === 0) return placeAmong(task);
  const between = placeAmong({ ...task, lines: [...task.lines, ...walls] });
  return between.placed.visible ? between : placeAmong(task);
}

function wallsOf({ line, passes = [] }: LabelRequest, sizes: LabelSizes): Line[] {
  const reach = 2 * (sizes.titleHeight + sizes.detailHeight);
  const top = Math.min(line.from.y, line.to.y) - reach;
  const bottom = Math.max(line.from.y, line.to.y) + reach;
  return passes.map((x) => ({ from: { x, y: top }, to: { x, y: bottom } }));
}

/** Where a kind of text may stand beside the line, or on it, and what is in its way there. */
interface Lane {
  readonly line: Line;
  readonly angle: number;
  readonly across: number;
  readonly height: number;
  readonly strip: Strip;
  readonly covered: Covered;
  /** How far along the strip the line begins, and how far it goes. */
  readonly begin: number;
  readonly way: number;
}

function laneOf(
  { request: { line }, lines, boxes }: Task,
  [across, height]: readonly [number, number],
): Lane {
  const angle = readingAngle(line);
  const strip = stripAt(line.from, angle, across, height);
  const covered = coveredIn(strip, lines, boxes);
  const begin = along(line.from, strip);
  const way = along(line.to, strip) - begin;
  return { line, angle, across, height, strip, covered, begin, way };
}

const aboveLine = ({ gap, titleHeight }: LabelSizes) =>
  [-(gap + titleHeight / 2), titleHeight] as const;
const belowLine = ({ gap, detailHeight }: LabelSizes) =>
  [gap + detailHeight / 2, detailHeight] as const;

function placeAmong(task: Task): Tried {
  const { request, sizes } = task;
  const { titleWidth, detailWidths } = request;
  const title = laneOf(task, aboveLine(sizes));
  const detail = laneOf(task, belowLine(sizes));
  const above = firstFree(task, titleWidth, (part) => isRoom(title, part, titleWidth));
  const found = (part: number, detailPart: number, version: number) => {
    const width = detailWidths[version];
    const boxes = [boxIn(title, part, titleWidth)];
    if (width !== undefined) boxes.push(boxIn(detail, detailPart, width));
    const place = { part, detailPart, detail: version, inline: false, visible: true };
    return { placed: { ...pointAt(request.line, part), angle: title.angle, ...place }, boxes };
  };
  for (const floor of [request.floor, Infinity]) {
    for (const [version, width] of detailWidths.entries()) {
      // Title and numbers at the same place of the line …
      const both = firstFree(
        task,
        Math.max(titleWidth, width),
        (part) => isRoom(title, part, titleWidth, floor) && isRoom(detail, part, width, floor),
      );
      if (both !== undefined) return found(both, both, version);
      // … or apart: between lines that meet there is room above at one end and below at the other.
      if (above === undefined) continue;
      const other = firstFree(task, width, (part) => isRoom(detail, part, width, floor));
      if (other === undefined || Math.abs(above - other) > FARTHEST_APART) continue;
      return found(above, other, version);
    }
  }
  return above === undefined ? onLine(task) : found(above, above, -1);
}

/** The title interrupts its own line; the last resort is to say nothing. */
function onLine(task: Task): Tried {
  const { request, sizes } = task;
  const { titleWidth, line } = request;
  const lane = laneOf(task, [0, sizes.titleHeight]);
  const part = firstFree(task, titleWidth, (each) => isRoom(lane, each, titleWidth));
  if (part === undefined) return { placed: unplaced(request), boxes: [] };
  const place = { part, detailPart: part, detail: -1, inline: true, visible: true };
  const placed = { ...pointAt(line, part), angle: lane.angle, ...place };
  return { placed, boxes: [boxIn(lane, part, titleWidth)] };
}

function boxIn({ line, angle, across, height }: Lane, part: number, width: number): Box {
  return { ...offset(pointAt(line, part), angle, 0, across), width, height, angle };
}

/** Whether a text of this width covers nothing there, and reaches no farther down than the floor. */
function isRoom(lane: Lane, part: number, width: number, floor = Infinity): boolean {
  const middle = lane.begin + part * lane.way;
  if (!isFree(lane.covered, middle - width / 2, middle + width / 2)) return false;
  return floor === Infinity || lowestIn(lane, part, width) <= floor;
}

/** How far down such a text reaches. */
function lowestIn({ line, across, height, strip }: Lane, part: number, width: number): number {
  const { cos, sin } = strip;
  const middle = line.from.y + (line.to.y - line.from.y) * part + across * cos;
  return middle + (Math.abs(width * sin) + Math.abs(height * cos)) / 2;
}

function firstFree(
  { request: { line, passes = [] }, crossed, parts }: Task,
  width: number,
  isFreeAt: (part: number) => boolean,
): number | undefined {
  const steps = passes.length > 0 ? STEPS_AMONG_WALLS : STEPS;
  return parts(width, lengthOf(line), crossed, steps).find(isFreeAt);
}

type Parts = (width: number, length: number, crossed: boolean, steps: number) => readonly number[];

/** Most packets ask for the same: their lines are as long as each other, and so are their words. */
function partsOnce(endGap: number): Parts {
  const known = new Map<string, readonly number[]>();
  return (width, length, crossed, steps) => {
    const low = (width / 2 + endGap) / length;
    const key = `${low} ${crossed} ${steps}`;
    const found = known.get(key) ?? partsFrom(low, crossed, steps);
    known.set(key, found);
    return found;
  };
}

/**
 * The parts of the line to try, best first: the middle, then outwards. A packet that crosses
 * another is labelled near its sender, where it is alone.
 */
function partsFrom(low: number, crossed: boolean, steps: number): readonly number[] {
  const high = 1 - low;
  if (!(low <= high)) return [];
  const best = crossed ? low : 0.5;
  const parts: number[] = [];
  for (let i = 0; i <= steps; i++) parts.push(low + ((high - low) * i) / steps);
  if (!crossed) parts.push(0.5);
  return parts.sort((a, b) => Math.abs(a - best) - Math.abs(b - best));
}

/** Finds the requests whose lines come close in height. Requests are sorted by where they start. */
function neighboursOf(requests: readonly LabelRequest[], reach: number) {
  const tallest = requests.reduce((most, { line }) => Math.max(most, line.to.y - line.from.y), 0);
  const starts = requests.map(({ line }) => line.from.y);
  return (i: number): number[] => {
    const { line } = requests[i] as LabelRequest;
    const found: number[] = [];
    for (let n = i - 1; n >= 0; n--) {
      if ((starts[n] as number) < line.from.y - tallest - 2 * reach) break;
      found.push(n);
    }
    for (let n = i + 1; n < requests.length; n++) {
      if ((starts[n] as number) > line.to.y + 2 * reach) break;
      found.push(n);
    }
    return found;
  };
}
