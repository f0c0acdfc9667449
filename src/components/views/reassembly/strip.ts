/** The strip of a datagram's bytes: what has come, by its number, and the holes, by their bytes. */
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { hatch } from '../../view-kit/plot/hatch.ts';
import { filled, type PlotBox, px, rect, stroked, widthOf } from '../../view-kit/plot/shapes.ts';
import type { DatagramNow, Hole, Range } from './model.ts';
import { type Pen, TARGET, write, writeCells } from './pen.ts';

/** Where the end is not known, the scale goes on behind what has come. */
const BEYOND = 1.3;
/** The distance of the lines of a hatch, px. */
const HATCH = 7;
const DOTS = '2 4';

export type ByteScale = ScaleLinear<number, number>;

/** Each datagram has a scale of its own, as long as it is, as far as anybody knows. */
export function scaleOf({ left, right }: Pen, { length, reach }: DatagramNow): ByteScale {
  const end = length >= 0 ? Math.max(length, reach) : Math.max(8, reach * BEYOND);
  return scaleLinear([0, end], [left, right]);
}

export function boxOf(scale: ByteScale, { from, to }: Range, top: number, height: number): PlotBox {
  const [, end = 0] = scale.domain();
  const [left, right] = [scale(from), scale(Math.min(to, end))];
  return { left, top, width: Math.max(1.5, right - left), height };
}

/** Returns its lower edge, with the scale below it. */
export function drawStrip(pen: Pen, row: DatagramNow, whole: boolean, top: number): number {
  const { type, shapes, board } = pen;
  const scale = scaleOf(pen, row);
  let y = top;
  if (row.left !== undefined && row.outcome === '') y += drawTimer(pen, row, row.left, y);
  const height = (whole ? 1.9 : 1.3) * type.size;
  const dead = row.outcome !== '' && row.outcome !== 'whole';
  // Of what was thrown away for another reason, nothing is missing any more.
  if (dead && row.outcome !== 'expired') {
    const all = { left: pen.left, top: y, width: pen.right - pen.left, height };
    shapes.push(stroked(rect(all), 'strong', { width: 0.6, dash: DOTS }));
  } else {
    for (const hole of row.holes) drawHole(pen, row, hole, boxOf(scale, hole, y, height), whole);
  }
  for (const piece of row.pieces) {
    const { offset, length, frame } = piece.piece;
    const box = boxOf(scale, { from: offset, to: offset + length }, y, height);
    if (piece.fate === 'kept') {
      const chosen = frame >= 0 && frame === pen.selected;
      shapes.push({
        ...filled(rect(box), dead ? 'network-soft' : 'network'),
        ...(dead ? { stroke: 'network', width: 0.6 } : { stroke: 'paper', width: 0.75 }),
      });
      if (chosen) shapes.push(stroked(rect(box), 'text', { width: 1.5 }));
      numberIn(pen, pen.words.number(piece), box, dead);
      pen.marks.push({ kind: 'piece', row, piece, box, echo: true });
    }
    for (const both of piece.fate === 'kept' ? [] : piece.overlaps) {
      if (piece.fate !== 'fragment-overlap') continue;
      const place = boxOf(scale, both, y, height);
      shapes.push(
        stroked(hatch(place, HATCH), 'loss', { width: 0.9 }),
        stroked(rect(place), 'loss'),
      );
    }
  }
  return board ? y + height : y + height + drawEnds(pen, row, whole, y + height);
}

/** The time that is left, as a part of the whole strip. */
function drawTimer(
  { left, right, shapes, type }: Pen,
  { datagram: { armedAt, due } }: DatagramNow,
  rest: number,
  top: number,
): number {
  const height = 0.3 * type.size;
  const width = right - left;
  const part = Math.min(1, Math.max(0, rest / (due - armedAt)));
  shapes.push(
    stroked(rect({ left, top, width, height }), 'strong', { width: 0 }),
    filled(rect({ left, top, width: width * part, height }), 'text', 0.65),
  );
  return height + 0.35 * type.size;
}

function numberIn({ shapes, type }: Pen, number: string, box: PlotBox, dead: boolean): void {
  if (widthOf(number, type.small) + 4 > box.width) return;
  shapes.push({
    ...{ kind: 'text', text: number, size: type.small, anchor: 'middle', strong: true },
    ...{ x: box.left + box.width / 2, y: box.top + box.height / 2 + 0.36 * type.small },
    ink: dead ? 'network' : 'paper',
  });
}

function drawHole(pen: Pen, row: DatagramNow, hole: Hole, box: PlotBox, whole: boolean): void {
  const { shapes, type, words, board } = pen;
  shapes.push(stroked(hatch(box, HATCH), 'strong', { width: 0.6 }));
  // Nobody knows where an open one ends: it has no line there.
  const { left, top, width, height } = box;
  const rails = `M${px(left + width)} ${px(top)}H${px(left)}v${px(height)}H${px(left + width)}`;
  shapes.push(
    hole.open
      ? stroked(rails, 'text', { width: 0.6, dash: DOTS })
      : stroked(rect(box), 'text', { width: 0.75, dash: DOTS }),
  );
  const name = words.hole(hole);
  if (!board && widthOf(name, type.small) + 8 <= width) {
    write(pen, name, left + width / 2, top + height / 2 + 0.36 * type.small, {
      ...{ ink: 'text', size: type.small, anchor: 'middle', halo: true },
    });
  }
  const target = Math.max(TARGET, width);
  const around = { ...box, left: left + (width - target) / 2, width: target };
  pen.marks.push({ kind: 'hole', row, hole, box: whole ? around : box, echo: !whole });
}

/** The first byte and the one behind the last; a question mark, where the end is not known. Beside them the heads of the columns. */
function drawEnds(pen: Pen, { length }: DatagramNow, whole: boolean, top: number): number {
  const { type, left, right, words } = pen;
  const y = top + 1.15 * type.small;
  const how = { ink: 'muted', size: type.small } as const;
  write(pen, words.byte(0), left, y, how);
  write(pen, length < 0 ? words.unknownEnd : words.byte(length), right, y, {
    ...{ ...how, anchor: 'end' },
  });
  if (whole) writeCells(pen, words.heads, y, 'muted');
  return 1.4 * type.small;
}
