/** The two strips: what each byte is to the sender, and to the receiver. */
import { hatch } from '../../view-kit/plot/hatch.ts';
import { cross, disc, type Ink, px, widthOf } from '../../view-kit/plot/shapes.ts';
import type { PictureInput } from './layout.ts';
import type { Range } from './model.ts';
import type { EdgeId } from './moves.ts';
import { boxOf, boxPath, fitting, inSight, type Pen, path, rails, text, xOf } from './pen.ts';
import {
  type ReceiverRegion,
  type Region,
  receiverRegions,
  type SenderRegion,
  senderRegions,
} from './regions.ts';
import type { Band } from './room.ts';

interface RegionStyle {
  readonly fill?: Ink;
  readonly hatch?: Ink;
  readonly line?: Ink;
  /** Dotted rails instead of a whole border. */
  readonly dotted?: true;
  readonly ink: Ink;
}

const STYLES: { readonly [K in SenderRegion | ReceiverRegion]: RegionStyle } = {
  acked: { fill: 'line', ink: 'text' },
  sent: { fill: 'transport', ink: 'paper' },
  sacked: { fill: 'transport-soft', hatch: 'transport', ink: 'transport' },
  allowed: { line: 'transport', ink: 'transport' },
  beyond: { line: 'strong', dotted: true, ink: 'muted' },
  read: { fill: 'application-soft', ink: 'application' },
  waiting: { fill: 'application', ink: 'paper' },
  hole: { line: 'transport', ink: 'muted' },
  early: { fill: 'transport-soft', hatch: 'transport', ink: 'transport' },
  room: { line: 'transport', ink: 'transport' },
  untold: { line: 'transport', dotted: true, ink: 'muted' },
  outside: { line: 'strong', dotted: true, ink: 'muted' },
};

const SHORT = {
  sent: 'sentShort',
  beyond: 'beyondShort',
  read: 'readShort',
  waiting: 'waitingShort',
  untold: 'untoldShort',
  outside: 'outsideShort',
} as const;

type AnyRegion = Region<SenderRegion | ReceiverRegion>;

/** The distance of the lines of a hatch, px. */
const HATCH = 8;
const DOTS = '2 4';

export function drawSenderStrip(pen: Pen, input: PictureInput): void {
  const { sender } = input.now;
  const { sender: band } = pen.room;
  if (sender === undefined) {
    drawEmpty(pen, input, band);
    return;
  }
  const regions = senderRegions(sender);
  drawRegions(pen, regions, band);
  drawCuts(pen, input.cuts, band, sender.sent);
  const edges = [
    sender.una + sender.window,
    sender.congestion,
    ...cameFrom(input, 'una', 'window'),
  ];
  nameRegions(pen, input, regions, band, [
    ...sender.again.map((range) => withItsR(pen, range)),
    ...edges.map(lineAt),
  ]);
  if (sender.written > sender.sent)
    drawUnsent(pen, { from: sender.sent, to: sender.written }, band);
  for (const range of sender.again) drawAgain(pen, range, band);
  drawEnd(pen, input, band);
}

export function drawReceiverStrip(pen: Pen, input: PictureInput): void {
  const { receiver } = input.now;
  const { receiver: band } = pen.room;
  if (receiver === undefined) {
    drawEmpty(pen, input, band);
    return;
  }
  const regions = receiverRegions(receiver);
  drawRegions(pen, regions, band);
  drawCuts(pen, input.cuts, band, receiver.next);
  nameRegions(pen, input, regions, band, cameFrom(input, 'edge').map(lineAt));
}

/** A line across the strip. */
const lineAt = (place: number): Range => ({ from: place, to: place });

/** Where edges stood before they moved: a dotted line is there. */
function cameFrom({ moves }: PictureInput, ...edges: readonly EdgeId[]): readonly number[] {
  return moves.filter(({ edge }) => edges.includes(edge)).map(({ from }) => from);
}

function drawRegions(pen: Pen, regions: readonly AnyRegion[], band: Band): void {
  for (const region of regions) {
    const box = boxOf(pen, region, band);
    if (box === undefined) continue;
    const { fill, hatch: lines, line, dotted } = STYLES[region.kind];
    if (fill !== undefined) path(pen, boxPath(box), { fill });
    if (lines !== undefined) path(pen, hatch(box, HATCH), { stroke: lines, width: 0.6 });
    if (line !== undefined) {
      path(pen, dotted ? rails(box) : boxPath(box), {
        ...{ stroke: line, width: dotted ? 0.5 : 0.75 },
        ...(dotted && { dash: DOTS }),
      });
    }
  }
}

/** The names of the regions lie over what is drawn in them. */
function nameRegions(
  pen: Pen,
  { t, board }: PictureInput,
  regions: readonly AnyRegion[],
  band: Band,
  marked: readonly Range[] = [],
): void {
  const { size } = pen.room.type;
  for (const region of board ? [] : regions) {
    const box = boxOf(pen, widestWithout(pen, region, marked), band);
    if (box === undefined) continue;
    const { fill, hatch: lines, ink } = STYLES[region.kind];
    const short = region.kind in SHORT ? SHORT[region.kind as keyof typeof SHORT] : region.kind;
    const names = [t(region.kind), t(short)];
    const words = fitting(names, box.width, size);
    if (words === undefined) continue;
    const middle = { x: box.left + box.width / 2, y: (band.top + band.bottom) / 2 + 0.36 * size };
    const halo = lines !== undefined && { halo: true };
    if (fill !== undefined && lines === undefined) drawBacking(pen, words, middle, fill);
    text(pen, words, middle.x, middle.y, { ink, anchor: 'middle', strong: true, ...halo });
  }
}

/** The widest part of a region in sight that has no other sign in it; signs may lie in each other. */
function widestWithout({ sight }: Pen, region: Range, marked: readonly Range[]): Range {
  const [begin, end] = [Math.max(region.from, sight.from), Math.min(region.to, sight.to)];
  const signs = marked
    .filter(({ from, to }) => to >= begin && from <= end)
    .toSorted((a, b) => a.from - b.from);
  let widest: Range = { from: begin, to: begin };
  let from = begin;
  for (const sign of [...signs, { from: end, to: end }]) {
    if (sign.from - from > widest.to - widest.from) widest = { from, to: sign.from };
    from = Math.max(from, sign.to);
  }
  return widest;
}

/** The fill again, so that no line runs through the words. */
function drawBacking(pen: Pen, words: string, { x, y }: { x: number; y: number }, fill: Ink): void {
  const { size } = pen.room.type;
  const width = widthOf(words, size) + 0.4 * size;
  path(pen, boxPath({ left: x - width / 2, top: y - size, width, height: 1.3 * size }), { fill });
}

function drawEmpty(pen: Pen, { t }: PictureInput, { top, bottom }: Band): void {
  const { left, right, type } = pen.room;
  const box = { left, top, width: right - left, height: bottom - top };
  path(pen, rails(box), { stroke: 'strong', width: 0.5, dash: DOTS });
  const y = (top + bottom) / 2 + 0.36 * type.size;
  text(pen, t('unknown'), (left + right) / 2, y, { ink: 'muted', anchor: 'middle' });
}

/** Where one segment ends and the next begins, in what has been sent. */
function drawCuts(pen: Pen, cuts: readonly number[], { top, bottom }: Band, end: number): void {
  const shown = cuts.filter((cut) => cut < end && inSight(pen, cut));
  if (shown.length === 0) return;
  const d = shown.map((cut) => `M${px(xOf(pen, cut))} ${px(top)}V${px(bottom)}`).join('');
  path(pen, d, { stroke: 'paper', width: 0.75 });
}

/** What the program has written and the windows keep back: a bar below the strip. */
function drawUnsent(pen: Pen, range: Range, { bottom }: Band): void {
  const box = boxOf(pen, range, { top: bottom, bottom: bottom + 0.28 * pen.room.type.size });
  if (box !== undefined) path(pen, boxPath(box), { fill: 'application' });
}

function drawAgain(pen: Pen, range: Range, band: Band): void {
  const box = boxOf(pen, range, band);
  if (box === undefined) return;
  path(pen, rails(box), { stroke: 'loss', width: 1.5 });
  drawR(pen, box.left + box.width / 2, (band.top + band.bottom) / 2);
}

/** What was sent again, at least as wide as its R. */
function withItsR({ scale, room }: Pen, { from, to }: Range): Range {
  const half = (0.9 * room.type.size) / (scale(1) - scale(0));
  const middle = (from + to) / 2;
  return { from: Math.min(from, middle - half), to: Math.max(to, middle + half) };
}

/** The R of what was sent again: it stays as large however narrow its bytes are. */
export function drawR(pen: Pen, x: number, y: number): void {
  const { size } = pen.room.type;
  path(pen, disc(x, y, 0.72 * size), { fill: 'paper', stroke: 'loss' });
  text(pen, 'R', x, y + 0.36 * size, { ink: 'loss', anchor: 'middle', strong: true });
}

export function drawCross(pen: Pen, x: number, y: number): void {
  path(pen, cross(x, y, 0.6 * pen.room.type.size), { stroke: 'loss', width: 1.5 });
}

/** The FIN stands behind the last byte. */
function drawEnd(pen: Pen, { now: { end }, board }: PictureInput, { top, bottom }: Band): void {
  if (end < 0 || !inSight(pen, end)) return;
  const x = xOf(pen, end);
  path(pen, `M${px(x)} ${px(top - 4)}V${px(bottom + 4)}`, { stroke: 'text', width: 1.5 });
  if (board) return;
  const { size, small } = pen.room.type;
  text(pen, 'FIN', x + 0.4 * size, bottom - 0.3 * size, { ink: 'text', size: small, mono: true });
}
