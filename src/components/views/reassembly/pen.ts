/** What the parts of the picture are given and draw with, and what in it can be pointed at. */
import type { PlotBox, PlotType, Shape, TextShape } from '../../view-kit/plot/shapes.ts';
import type { PictureSize } from '../../view-kit/use-size.ts';
import type { DatagramNow, Hole, PieceNow } from './model.ts';

export interface ReassemblyWords {
  /** What a datagram is called, in as many letters as there may be room for: the longest first. */
  readonly name: (row: DatagramNow) => readonly string[];
  /** How it stands: what it waits for, how it ended. */
  readonly state: (row: DatagramNow) => string;
  /** What is known of its length, and what is missing. */
  readonly known: (row: DatagramNow) => string;
  /** Its number, its place, its length, and whether more follow: as a line, and as cells of columns. */
  readonly piece: (piece: PieceNow) => string;
  readonly cells: (piece: PieceNow) => readonly string[];
  readonly heads: readonly string[];
  readonly number: (piece: PieceNow) => string;
  /** What became of it; '' for one that was kept. */
  readonly fate: (piece: PieceNow) => string;
  readonly hole: (hole: Hole) => string;
  readonly earlier: (count: number) => string;
  readonly more: (count: number) => string;
  /** A place on the scale of bytes. */
  readonly byte: (place: number) => string;
  readonly unknownEnd: string;
}

export interface ReassemblyInput {
  readonly rows: readonly DatagramNow[];
  readonly size: PictureSize;
  readonly words: ReassemblyWords;
  /** The frame that is selected on the stage. */
  readonly selected: number | undefined;
  /** For the last row: strips and numbers, no sentences. */
  readonly board: boolean;
}

/** What can be pointed at. */
export interface ReassemblyMark {
  readonly kind: 'piece' | 'hole' | 'state';
  readonly row: DatagramNow;
  readonly piece?: PieceNow;
  readonly hole?: Hole;
  readonly box: PlotBox;
  /** It repeats a mark that has its own place in the picture: for pointers alone. */
  readonly echo: boolean;
}

/** What the parts of the picture draw with. */
export interface Pen extends ReassemblyInput {
  readonly type: PlotType;
  /** Where strips begin and end. */
  readonly left: number;
  readonly right: number;
  /** Where the columns beside the bars end; none: what they say stands above each bar, as a line. */
  readonly columns: readonly number[];
  readonly shapes: Shape[];
  readonly marks: ReassemblyMark[];
}

/** No target is smaller, px. */
export const TARGET = 24;

export function write(
  { shapes, type }: Pen,
  words: string,
  x: number,
  y: number,
  how: Partial<TextShape> & Pick<TextShape, 'ink'>,
): void {
  shapes.push({ kind: 'text', text: words, x, y, size: type.size, ...how });
}

/** A line of the columns beside the bars. */
export function writeCells(
  pen: Pen,
  cells: readonly string[],
  y: number,
  ink: 'text' | 'muted',
): void {
  const { columns, type } = pen;
  columns.forEach((end, i) => {
    write(pen, cells[i] ?? '', end, y, { ink, size: type.small, anchor: 'end' });
  });
}
