/** The table twin of a picture: the same facts as rows, for the keyboard, screen readers and files. */
import { type Cursor, countBelow } from '../../../model/cursor.ts';
import { markWord } from '../../../model/mark.ts';

export interface TwinColumn {
  readonly label: string;
  /** What a file calls it, where its numbers need their unit said. */
  readonly file?: string;
  /** Numbers stand at the end of their cells. */
  readonly number?: boolean;
}

/** A number may be shown as people read it, and is saved as it is. */
export type Cell = string | number | { readonly shown: string; readonly value: number };

export const shownCell = (cell: Cell): string | number =>
  typeof cell === 'object' ? cell.shown : cell;

/** Rows are made when they are read: a long run has many. */
export interface Twin {
  readonly columns: readonly TwinColumn[];
  readonly count: number;
  readonly cells: (row: number) => readonly Cell[];
  /** The event behind a row, −1 for what is there from the start; rows are in the order of their events. */
  readonly event: (row: number) => number;
  /** The packet that a row is about; −1 for none. */
  readonly frame: (row: number) => number;
  /** What the button of a row does, when its `frame` is no packet. */
  readonly opens?: (what: string) => string;
}

/** How many rows the cursor has behind it. */
export function rowsBefore({ count, event }: Twin, cursor: Cursor): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (event(middle) < cursor.event) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** RFC 4180, §2: what holds a comma, a quote or a line end stands in quotes. */
const quoted = (cell: Cell) => {
  const value = typeof cell === 'object' ? cell.value : cell;
  const text = String(value).replace(/[\u202f\u00a0]/g, ' ');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export function csvOf(twin: Twin, rows = twin.count): string {
  const lines: (readonly Cell[])[] = [twin.columns.map(({ label, file = label }) => file)];
  for (let row = 0; row < rows; row++) lines.push(twin.cells(row));
  return `${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
}

/** What can be pointed at in a picture. */
export interface PlotMark {
  readonly event: number;
  /** The packet that it is about; −1 for none. */
  readonly frame: number;
  readonly x: number;
  /** Where a mark ends that lasts, px: a bar. */
  readonly right?: number;
  /** From here to there, px. */
  readonly top: number;
  readonly bottom: number;
}

/** What a mark stands for, as all pictures spell it. */
export const wordOf = ({ frame, event }: PlotMark): string =>
  markWord(frame >= 0 ? { kind: 'packet', frame } : { kind: 'event', event });

/** How far from a mark a pointer may be and still mean it, px. */
const REACH = 12;

/** The index of the mark that a pointer means, of those that the cursor has behind it. */
export function markAt(
  marks: readonly PlotMark[],
  x: number,
  y: number,
  cursor: Cursor,
  reach = REACH,
): number {
  let best = -1;
  let least = reach;
  const count = marksBefore(marks, cursor);
  for (let i = 0; i < count; i++) {
    const mark = marks[i] as PlotMark;
    const across = Math.max(mark.x - x, x - (mark.right ?? mark.x), 0);
    if (across > least) continue;
    const along = Math.max(mark.top - y, y - mark.bottom, 0);
    const distance = Math.hypot(across, along);
    // The later of two lies on top.
    if (distance <= least) {
      least = distance;
      best = i;
    }
  }
  return best;
}

/** Marks are in the order of their events. */
export function marksBefore(marks: readonly PlotMark[], cursor: Cursor): number {
  return countBelow(marks, cursor.event, ({ event }) => event);
}
