/** Between two bands: the segments from one to the other, and where the states do not match. */
import type { Sign } from '../../view-kit/plot/drawing.ts';
import {
  bottom,
  cross,
  filled,
  type Ink,
  type PlotBox,
  px,
  rect,
  type Shape,
  stroked,
  widthOf,
} from '../../view-kit/plot/shapes.ts';
import type { Drawn, Frame } from './band-shapes.ts';
import type { Between } from './between.ts';
import type { Mismatch, Stretch } from './model.ts';
import { slanted } from './patterns.ts';

/** What must be seen from the last row is red and hatched; what is as it should be is calm. */
const LOUD: ReadonlySet<Mismatch> = new Set(['half-open']);

export function drawBetween(
  between: readonly Between[],
  stretches: readonly Stretch[],
  gap: PlotBox,
  frame: Frame,
): Drawn {
  const areas = stretches.flatMap((stretch) => areaOf(stretch, gap, frame) ?? []);
  const lines = between.flatMap((segment) => lineOf(segment, gap, frame) ?? []);
  return {
    past: [
      ...areas.flatMap(({ stretch, place }) => shapesOf(stretch, place, frame.type.size)),
      ...lines.flatMap(({ shapes }) => shapes),
    ],
    signs: [...wordsOf(areas, gap, frame), ...(frame.board ? [] : titles(lines, frame))],
  };
}

interface Area {
  readonly stretch: Stretch;
  readonly place: PlotBox;
}

function areaOf(stretch: Stretch, gap: PlotBox, frame: Frame): Area | undefined {
  const {
    x,
    stretch: [from, to],
    last,
  } = frame;
  const until = Number.isFinite(stretch.to) ? stretch.to : Math.max(last, stretch.from);
  if (until < from || stretch.from > to) return undefined;
  const left = x(Math.max(from, stretch.from));
  return { stretch, place: { ...gap, left, width: Math.max(1, x(Math.min(to, until)) - left) } };
}

function shapesOf({ what }: Stretch, place: PlotBox, size: number): Shape[] {
  if (!LOUD.has(what)) {
    // A bracket: nothing is wrong.
    const y = calmY(place);
    const end = 0.35 * size;
    const d = `M${px(place.left)} ${px(y - end)}v${px(2 * end)}m0 ${px(-end)}h${px(place.width)}m0 ${px(-end)}v${px(2 * end)}`;
    return [stroked(d, 'muted', { width: 0.6 })];
  }
  return [
    filled(rect(place), 'loss-soft'),
    stroked(slanted(place, size, -1), 'loss', { width: 0, opacity: 0.6 }),
    stroked(`M${px(place.left)} ${px(place.top)}V${px(bottom(place))}`, 'loss', { width: 1 }),
  ];
}

/** Each begins where its stretch does, and stands there as soon as that has begun. */
function wordsOf(areas: readonly Area[], gap: PlotBox, { type, words, board }: Frame): Sign[] {
  return areas.flatMap(({ stretch, place }): Sign[] => {
    const loud = LOUD.has(stretch.what);
    if (board && !loud) return [];
    const size = loud ? Math.min(1.35 * type.size, 0.4 * gap.height) : type.small;
    const text = words.mismatch(stretch.what);
    const width = widthOf(text, size) + size;
    // What is as it should be only has a word where that covers nothing else.
    const room = loud ? gap.left + gap.width - place.left : place.width;
    if (width > room) return [];
    const x = loud ? place.left + 0.5 * size : place.left + (place.width - width + size) / 2;
    const y = loud ? place.top + place.height / 2 + 0.36 * size : calmY(place) - 0.5 * size;
    const ink: Ink = loud ? 'loss' : 'muted';
    const word: Shape = { kind: 'text', x, y, text, ink, size, strong: loud, halo: true };
    return [{ event: stretch.event, shapes: [word] }];
  });
}

/** Below the names of the segments, which stand in the middle. */
const calmY = ({ top, height }: PlotBox): number => top + 0.82 * height;

interface Line {
  readonly segment: Between;
  readonly shapes: readonly Shape[];
  readonly middle: { readonly x: number; readonly y: number };
}

/** Where along its way the cross of a lost segment stands, so that it touches no band. */
const [NEAR, FAR] = [0.15, 0.85];

function lineOf(segment: Between, gap: PlotBox, frame: Frame): Line | undefined {
  const {
    x,
    stretch: [from, to],
    type,
  } = frame;
  const { sentAt, arrives, lostAt } = segment;
  if ((lostAt ?? arrives) < from || sentAt > to) return undefined;
  const [begin, end] = segment.from === 0 ? [gap.top, bottom(gap)] : [bottom(gap), gap.top];
  const at = (part: number) => ({
    x: x(sentAt) + part * (x(arrives) - x(sentAt)),
    y: begin + part * (end - begin),
  });
  const way = arrives > sentAt ? ((lostAt ?? arrives) - sentAt) / (arrives - sentAt) : 0.5;
  const stop = at(lostAt === undefined ? 1 : Math.min(FAR, Math.max(NEAR, way)));
  const path = `M${px(x(sentAt))} ${px(begin)}L${px(stop.x)} ${px(stop.y)}`;
  const line = stroked(path, lostAt === undefined ? 'text' : 'loss', { width: 0.6 });
  const tip: Shape =
    lostAt === undefined
      ? filled(arrow(stop, at(0.9), 0.5 * type.size), 'text')
      : stroked(cross(stop.x, stop.y, 0.4 * type.size), 'loss', { width: 1.4 });
  return { segment, shapes: [line, tip], middle: at(lostAt === undefined ? 0.5 : NEAR) };
}

/** A tip at `to`, coming from `from`. */
function arrow(
  to: { readonly x: number; readonly y: number },
  from: { readonly x: number; readonly y: number },
  size: number,
): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const [bx, by] = [to.x - size * ux, to.y - size * uy];
  const half = 0.45 * size;
  return `M${px(to.x)} ${px(to.y)}L${px(bx - half * uy)} ${px(by + half * ux)}L${px(bx + half * uy)} ${px(by - half * ux)}z`;
}

/** What the segments are called, beside their lines; of those that lie close together, the first. */
function titles(lines: readonly Line[], { type }: Frame): Sign[] {
  const rows = new Map<number, number>();
  return lines.flatMap(({ segment, middle }): Sign[] => {
    const x = middle.x + 0.4 * type.small;
    // Segments of the two ends cross: each has a height of its own for its words.
    const y = middle.y + (segment.from === 0 ? -0.5 : 1.1) * type.small;
    const free = rows.get(segment.from) ?? Number.NEGATIVE_INFINITY;
    if (x < free) return [];
    rows.set(segment.from, x + widthOf(segment.title, type.small) + 0.5 * type.small);
    const ink: Ink = segment.lostAt === undefined ? 'text' : 'loss';
    const word: Shape = {
      ...{ kind: 'text', x, y, text: segment.title, ink, size: type.small, halo: true },
    };
    return [{ event: segment.sentEvent, shapes: [word] }];
  });
}
