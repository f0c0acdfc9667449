/**
 * Each datagram as a strip of its bytes, with what has come and the holes in it; below the strip its
 * fragments, in the order in which they came, each at its place. Rows → positions. Pure.
 */
import { type PlotType, plotType, type Shape, widthOf } from '../../view-kit/plot/shapes.ts';
import { drawLanes } from './lanes.ts';
import type { DatagramNow } from './model.ts';
import {
  type Pen,
  type ReassemblyInput,
  type ReassemblyMark,
  type ReassemblyWords,
  TARGET,
  write,
} from './pen.ts';
import { drawStrip } from './strip.ts';
import { wrapped } from './wrapped.ts';

export interface ReassemblyLayout {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  readonly marks: readonly ReassemblyMark[];
}

/** A gutter that would take more of the width is none. */
const NARROW = 0.42;
/** So many fragments of open datagrams are drawn; if there are more, only those of the one that changed last. */
const MOST_LANES = 10;
/** So many are drawn; the table has all. */
const MOST_ROWS = 24;

export function reassemblyLayout(input: ReassemblyInput): ReassemblyLayout {
  const { rows, size, words, board } = input;
  const type = plotType(size);
  const beside = board ? [] : columnsOf(rows, words, type);
  const gutter = beside.length === 0 ? 0 : (beside.at(-1) as number) + type.size;
  const columns = gutter > NARROW * size.width ? [] : beside;
  const left = columns.length === 0 ? 0 : gutter;
  const pen: Pen = {
    ...{ ...input, type, left, right: size.width - 0.3 * type.size, columns },
    ...{ shapes: [], marks: [] },
  };
  const isWhole = wholeRows(rows);
  let y = 0.3 * type.size;
  for (const row of rows.slice(0, MOST_ROWS)) y = drawDatagram(pen, row, isWhole(row), y);
  if (rows.length > MOST_ROWS) {
    y += 1.2 * type.small;
    write(pen, words.more(rows.length - MOST_ROWS), 0, y, { ink: 'muted', size: type.small });
  }
  return { width: size.width, height: y + type.size, shapes: pen.shapes, marks: pen.marks };
}

/** Where each column ends: numbers stand at their ends. */
function columnsOf(
  rows: readonly DatagramNow[],
  { heads, cells }: ReassemblyWords,
  type: PlotType,
): readonly number[] {
  const widths = heads.map((head) => widthOf(head, type.small));
  for (const { pieces } of rows) {
    for (const piece of pieces) {
      cells(piece).forEach((cell, i) => {
        widths[i] = Math.max(widths[i] as number, widthOf(cell, type.small));
      });
    }
  }
  let end = 0;
  return widths.map((width, i) => {
    end += width + (i === 0 ? 0 : 0.8 * type.small);
    return end;
  });
}

/** Which are drawn with their fragments: those that are open, and the one that changed last. */
function wholeRows(rows: readonly DatagramNow[]): (row: DatagramNow) => boolean {
  const open = rows.filter(({ outcome }) => outcome === '');
  const last = rows.reduce<DatagramNow | undefined>(
    (most, row) => (most === undefined || row.latest > most.latest ? row : most),
    undefined,
  );
  const lanes = open.reduce((sum, { pieces }) => sum + pieces.length, 0);
  return (row) => row === last || (row.outcome === '' && lanes <= MOST_LANES);
}

/** Returns where the next one begins. */
function drawDatagram(pen: Pen, row: DatagramNow, whole: boolean, top: number): number {
  const { type, board } = pen;
  let y = board ? top : drawHeading(pen, row, whole, top);
  const isDead = row.outcome !== '' && row.outcome !== 'whole';
  if ((whole || isDead) && !board) {
    for (const line of wrapped(pen.words.known(row), type.small, pen.size.width)) {
      y += 1.4 * type.small;
      write(pen, line, 0, y, { ink: 'muted', size: type.small });
    }
    y += 0.5 * type.small;
  }
  // What began nothing has no strip of its own.
  if (whole || row.outcome !== 'aside') y = drawStrip(pen, row, whole, y + 0.35 * type.size);
  if (whole) y = drawLanes(pen, row, y + 0.3 * type.size);
  return y + (whole ? 1.4 : 0.9) * type.size;
}

/** Its name, and at the end of the line how it stands; below, where the line is too short for both. */
function drawHeading(pen: Pen, row: DatagramNow, whole: boolean, top: number): number {
  const { type, words, right, size } = pen;
  // From whom to whom is left out only where it stands in one line with many others.
  const names = whole ? words.name(row).slice(0, -1) : words.name(row);
  const state = words.state(row);
  const room = widthOf(state, type.size) + 1.5 * type.size;
  const beside = names.find((name) => widthOf(name, type.size) + room <= size.width);
  const name =
    beside ??
    names.find((each) => widthOf(each, type.size) <= size.width) ??
    (names.at(-1) as string);
  let y = top + 1.2 * type.size;
  write(pen, name, 0, y, { ink: 'text', strong: true });
  const begin = y - 1.1 * type.size;
  if (beside === undefined) y += 1.4 * type.size;
  const isDead = row.outcome !== '' && row.outcome !== 'whole';
  write(pen, state, beside === undefined ? 0 : right, y, {
    ...{ ink: isDead ? 'loss' : 'network', strong: row.outcome !== '' },
    ...(beside !== undefined && { anchor: 'end' }),
  });
  const height = Math.max(TARGET, y + 0.4 * type.size - begin);
  const box = { left: 0, top: begin, width: size.width, height };
  pen.marks.push({ kind: 'state', row, box, echo: false });
  return y;
}
