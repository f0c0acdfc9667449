/** The fragments below their strip, in the order in which they came: each is a bar at its bytes. */
import { hatch } from '../../view-kit/plot/hatch.ts';
import {
  cross,
  filled,
  type PlotBox,
  rect,
  right,
  stroked,
  widthOf,
} from '../../view-kit/plot/shapes.ts';
import type { DatagramNow, PieceNow } from './model.ts';
import { type Pen, TARGET, write, writeCells } from './pen.ts';
import { type ByteScale, boxOf, scaleOf } from './strip.ts';

/** So many of the latest have a bar of their own. */
const MOST_LANES = 12;
const HATCH = 6;

export function drawLanes(pen: Pen, row: DatagramNow, top: number): number {
  const { type, words, board, columns } = pen;
  const narrow = columns.length === 0;
  const scale = scaleOf(pen, row);
  const over = row.pieces.length - MOST_LANES;
  // Saying that one is not drawn takes as much room as drawing it.
  const hidden = over > 1 ? over : 0;
  const least = board ? 1.55 * type.size : Math.max(TARGET, 1.55 * type.size);
  const heightOf = (piece: PieceNow) => {
    if (!narrow || board) return least;
    return (words.fate(piece) === '' ? 2.5 : 3.8) * type.size;
  };
  let y = top;
  if (hidden > 0 && !board) {
    y += 1.2 * type.small;
    write(pen, words.earlier(hidden), 0, y, { ink: 'muted', size: type.small });
    y += 0.4 * type.small;
  }
  for (const piece of row.pieces.slice(hidden)) {
    const height = heightOf(piece);
    drawLane(pen, row, piece, scale, { left: 0, top: y, width: pen.size.width, height });
    y += height;
  }
  return y;
}

function drawLane(
  pen: Pen,
  row: DatagramNow,
  piece: PieceNow,
  scale: ByteScale,
  lane: PlotBox,
): void {
  const { type, words, board, columns, shapes, selected } = pen;
  const narrow = columns.length === 0 && !board;
  const { offset, length, frame } = piece.piece;
  const thick = 0.95 * type.size;
  const middle = narrow ? lane.top + lane.height - 0.75 * type.size : lane.top + lane.height / 2;
  const range = { from: offset, to: offset + length };
  const bar = boxOf(scale, range, middle - thick / 2, thick);
  const isKept = piece.fate === 'kept';
  const isOut = !isKept && piece.fate !== 'came' && piece.fate !== 'fragment-again';
  shapes.push({
    ...filled(rect(bar), isKept ? 'network' : isOut ? 'loss-soft' : 'network-soft'),
    ...(!isKept && { stroke: isOut ? 'loss' : 'network', width: 0.75, dash: '4 3' }),
  });
  for (const both of isKept ? [] : piece.overlaps) {
    const place = boxOf(scale, both, bar.top, thick);
    shapes.push(stroked(hatch(place, HATCH), isOut ? 'loss' : 'network', { width: 0.75 }));
  }
  if (isOut) {
    const x = Math.min(right(bar), pen.right - 0.4 * type.size);
    shapes.push(stroked(cross(x, middle, 0.4 * type.size), 'loss', { width: 1.5 }));
  }
  if (frame >= 0 && frame === selected) {
    shapes.push(stroked(rect({ ...bar, left: bar.left - 2, width: bar.width + 4 }), 'text'));
  }
  pen.marks.push({ kind: 'piece', row, piece, box: lane, echo: false });
  if (board) return;
  const fate = words.fate(piece);
  const ink = isOut ? 'loss' : 'network';
  if (narrow) {
    const lines = [[words.piece(piece), 'text'] as const, [fate, ink] as const];
    for (const [i, [line, own]] of lines.entries()) {
      const y = lane.top + 1.1 * type.small + i * 1.3 * type.size;
      write(pen, line, 0, y, { ink: own, size: type.small });
    }
    return;
  }
  writeCells(pen, words.cells(piece), middle + 0.36 * type.small, 'text');
  if (fate !== '') writeFate(pen, fate, bar, middle, ink);
}

/** Beside its bar, where there is room; over it on paper, where there is none. */
function writeFate(
  pen: Pen,
  fate: string,
  bar: PlotBox,
  middle: number,
  ink: 'loss' | 'network',
): void {
  const { type, left, shapes } = pen;
  const width = widthOf(fate, type.small);
  const room = width + type.size;
  const end = right(bar) + 0.4 * type.size;
  const how = { ink, size: type.small };
  const y = middle + 0.36 * type.small;
  if (end + room <= pen.right) write(pen, fate, end + 0.4 * type.size, y, how);
  else if (bar.left - room >= left) {
    write(pen, fate, bar.left - 0.4 * type.size, y, { ...how, anchor: 'end' });
  } else {
    const paper = { left: left + 4, top: bar.top, width: width + 8, height: bar.height };
    shapes.push(filled(rect(paper), 'paper'));
    write(pen, fate, left + 8, y, how);
  }
}
