/**
 * Where the text of each packet stands along its slanted line: title above, numbers below, so that
 * no text covers another text or another packet's line. Where both have no room at one place, they
 * stand at different ones. When the space is too small, the numbers
 * get shorter, then go; then the title moves onto the line itself; then it goes too (it is shown
 * again on focus). Greedy, in the order of sending; each packet looks only at its neighbours.
 */
import {
  type Box,
  boxesTouch,
  type Line,
  lengthOf,
  linesCross,
  lineTouchesBox,
  lowestOf,
  offset,
  pointAt,
  readingAngle,
} from './geometry.ts';

export interface LabelRequest {
  /** The line that is drawn (of a lost packet: up to its cross). */
  readonly line: Line;
  readonly titleWidth: number;
  /** Widths of the numbers in their versions, longest first. */
  readonly detailWidths: readonly number[];
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
/** Words farther from each other would not be read as one. */
const FARTHEST_APART = 0.6;

export function placeLabels(
  requests: readonly LabelRequest[],
  sizes: LabelSizes,
  obstacles: readonly Box[] = [],
): PlacedLabel[] {
  const near = neighboursOf(requests, sizes.titleHeight + sizes.detailHeight);
  const taken: (readonly Box[])[] = [];
  return requests.map((request, i) => {
    const neighbours = near(i);
    const lines = neighbours.map((n) => (requests[n] as LabelRequest).line);
    const boxes = [...obstacles, ...neighbours.flatMap((n) => taken[n] ?? [])];
    const crossed = lines.some((line) => linesCross(line, request.line));
    const angle = readingAngle(request.line);
    const tried = placeOne({ request, sizes, angle, boxes, lines, crossed });
    taken[i] = tried.boxes;
    return tried.placed;
  });
}

interface Tried {
  readonly placed: PlacedLabel;
  readonly boxes: readonly Box[];
}

/** One request, and what it must keep off. */
interface Task {
  readonly request: LabelRequest;
  readonly sizes: LabelSizes;
  readonly angle: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly crossed: boolean;
}

function placeOne(task: Task): Tried {
  const { request, angle } = task;
  for (const floor of [request.floor, Infinity]) {
    for (let detail = 0; detail < request.detailWidths.length; detail++) {
      const width = request.detailWidths[detail] as number;
      const spot = together(task, width, floor) ?? apart(task, width, floor);
      if (spot !== undefined) return label(task, spot.title, spot.detail, detail);
    }
  }
  const above = firstFree(task, request.titleWidth, (part) => [titleBox(task, part)]);
  if (above !== undefined) return label(task, above, above, -1);
  const within = firstFree(task, request.titleWidth, (part) => [inlineBox(task, part)]);
  const at = pointAt(request.line, within ?? 0.5);
  const visible = within !== undefined;
  const part = within ?? 0.5;
  const place = { ...at, angle, part, detailPart: part, detail: -1, inline: visible, visible };
  return { placed: place, boxes: visible ? [inlineBox(task, part)] : [] };
}

function label(task: Task, title: number, detailPart: number, detail: number): Tried {
  const { request, angle } = task;
  const at = pointAt(request.line, title);
  const boxes = [titleBox(task, title)];
  const width = request.detailWidths[detail];
  if (width !== undefined) boxes.push(detailBox(task, detailPart, width));
  const place = { ...at, angle, part: title, detailPart, detail, inline: false, visible: true };
  return { placed: place, boxes };
}

interface Spot {
  readonly title: number;
  readonly detail: number;
}

/** Title and numbers at the same place of the line. */
function together(task: Task, width: number, floor: number): Spot | undefined {
  const widest = Math.max(task.request.titleWidth, width);
  const both = (at: number) => [titleBox(task, at), detailBox(task, at, width)];
  const part = firstFree(task, widest, both, floor);
  return part === undefined ? undefined : { title: part, detail: part };
}

/** Between lines that meet there is room above at one end and below at the other. */
function apart(task: Task, width: number, floor: number): Spot | undefined {
  const title = firstFree(task, task.request.titleWidth, (at) => [titleBox(task, at)]);
  if (title === undefined) return undefined;
  const detail = firstFree(task, width, (at) => [detailBox(task, at, width)], floor);
  if (detail === undefined || Math.abs(title - detail) > FARTHEST_APART) return undefined;
  return { title, detail };
}

function firstFree(
  { request, sizes, boxes, lines, crossed }: Task,
  width: number,
  boxesAt: (part: number) => readonly Box[],
  floor = Infinity,
): number | undefined {
  const length = lengthOf(request.line);
  return partsFor(width, length, sizes.endGap, crossed).find((part) =>
    boxesAt(part).every(
      (box) =>
        lowestOf(box) <= floor &&
        !boxes.some((other) => boxesTouch(box, other)) &&
        !lines.some((other) => lineTouchesBox(other, box)),
    ),
  );
}

/**
 * The parts of the line to try, best first: the middle, then outwards. A packet that crosses
 * another is labelled near its sender, where it is alone.
 */
function partsFor(width: number, length: number, endGap: number, crossed: boolean): number[] {
  const low = (width / 2 + endGap) / length;
  const high = 1 - low;
  if (!(low <= high)) return [];
  const best = crossed ? low : 0.5;
  const parts: number[] = [];
  for (let i = 0; i <= STEPS; i++) parts.push(low + ((high - low) * i) / STEPS);
  if (!crossed) parts.push(0.5);
  return parts.sort((a, b) => Math.abs(a - best) - Math.abs(b - best));
}

function titleBox({ request, sizes, angle }: Task, part: number): Box {
  const across = -(sizes.gap + sizes.titleHeight / 2);
  const at = offset(pointAt(request.line, part), angle, 0, across);
  return { ...at, width: request.titleWidth, height: sizes.titleHeight, angle };
}

function inlineBox({ request, sizes, angle }: Task, part: number): Box {
  const at = pointAt(request.line, part);
  return { ...at, width: request.titleWidth, height: sizes.titleHeight, angle };
}

function detailBox({ request, sizes, angle }: Task, part: number, width: number): Box {
  const across = sizes.gap + sizes.detailHeight / 2;
  const at = offset(pointAt(request.line, part), angle, 0, across);
  return { ...at, width, height: sizes.detailHeight, angle };
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
