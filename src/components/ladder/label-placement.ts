/**
 * Where the text of each packet stands along its slanted line: title above, numbers below, so that
 * no text covers another text or another packet's line. When the space is too small, the numbers
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
  /** Part of the line at which the label's middle stands. */
  readonly part: number;
  /** Which version of the numbers fits; −1: none. */
  readonly detail: number;
  /** The title stands on the line, interrupting it, for want of room above. */
  readonly inline: boolean;
  /** False: not even the title has room. */
  readonly visible: boolean;
}

const STEPS = 12;

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
    const label = placeOne(request, sizes, boxes, lines, crossed);
    taken[i] = label.boxes;
    return label.placed;
  });
}

interface Tried {
  readonly placed: PlacedLabel;
  readonly boxes: readonly Box[];
}

function placeOne(
  request: LabelRequest,
  sizes: LabelSizes,
  boxes: readonly Box[],
  lines: readonly Line[],
  crossed: boolean,
): Tried {
  const { line } = request;
  const angle = readingAngle(line);
  const length = lengthOf(line);
  const inlineAt = request.detailWidths.length + 1;
  for (let detail = 0; detail <= inlineAt; detail++) {
    const detailWidth = request.detailWidths[detail];
    const inline = detail === inlineAt;
    const width = Math.max(request.titleWidth, detailWidth ?? 0);
    for (const part of partsFor(width, length, sizes.endGap, crossed)) {
      const mine = boxesAt(request, sizes, detailWidth, part, angle, inline);
      if (mine.some((box) => boxes.some((other) => boxesTouch(box, other)))) continue;
      if (mine.some((box) => lines.some((other) => lineTouchesBox(other, box)))) continue;
      const at = pointAt(line, part);
      const version = detailWidth === undefined ? -1 : detail;
      return {
        placed: { ...at, angle, part, detail: version, inline, visible: true },
        boxes: mine,
      };
    }
  }
  const at = pointAt(line, 0.5);
  return {
    placed: { ...at, angle, part: 0.5, detail: -1, inline: false, visible: false },
    boxes: [],
  };
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

function boxesAt(
  request: LabelRequest,
  sizes: LabelSizes,
  detailWidth: number | undefined,
  part: number,
  angle: number,
  inline: boolean,
): Box[] {
  const at = pointAt(request.line, part);
  const above = inline ? 0 : -(sizes.gap + sizes.titleHeight / 2);
  const title = offset(at, angle, 0, above);
  const boxes = [{ ...title, width: request.titleWidth, height: sizes.titleHeight, angle }];
  if (detailWidth !== undefined) {
    const detail = offset(at, angle, 0, sizes.gap + sizes.detailHeight / 2);
    boxes.push({ ...detail, width: detailWidth, height: sizes.detailHeight, angle });
  }
  return boxes;
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
