/** The picture: rows of 32 bits over each other, and the border between prefix and host part. */

import { formatIpv4, type Ipv4 } from '../../../stack/core/addresses.ts';
import { BITS } from '../../../stack/core/prefix.ts';
import {
  diamond,
  filled,
  type PlotType,
  plotType,
  px,
  rect,
  type Shape,
  stroked,
  widestOf,
  widthOf,
  written,
} from '../../view-kit/plot/shapes.ts';
import type { PictureSize } from '../../view-kit/use-size.ts';
import { type Cells, cellsIn, linesFor } from './cells.ts';

export interface BitRow {
  readonly name: string;
  readonly value: Ipv4;
  /** Of a mask, ones are what matters; of any other row, where the prefix ends. */
  readonly isMask: boolean;
}

/** Rows that share a border. */
export interface BitGroup {
  readonly rows: readonly BitRow[];
  readonly length: number;
  /** Where the border is without anybody having moved it. */
  readonly own: number;
  readonly prefix: string;
  readonly host: string;
}

export interface BitsInput {
  readonly groups: readonly BitGroup[];
  /** The addresses of both groups differ in these bits; and what is said of the first. */
  readonly differs: { readonly bits: Ipv4; readonly said: string } | undefined;
  readonly size: PictureSize;
  readonly board: boolean;
}

/** A border that can be moved: the places of its handle. */
export interface Handle {
  readonly group: number;
  readonly x: number;
  readonly top: number;
  readonly height: number;
}

/** Where a group stands in a line. */
interface Place {
  readonly group: number;
  readonly line: number;
  readonly top: number;
}

export interface BitsLayout {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  readonly handles: readonly Handle[];
  /** The border of a prefix that is nearest to a place in the picture. */
  readonly lengthAt: (x: number, y: number) => number;
}

interface Pen {
  readonly type: PlotType;
  readonly cells: Cells;
  readonly row: number;
  /** From one row to the next. */
  readonly step: number;
  /** Of the words above a group. */
  readonly head: number;
  readonly valueAt: number | undefined;
  readonly shapes: Shape[];
}

const bitOf = (value: Ipv4, bit: number) => (value >>> (BITS - 1 - bit)) & 1;

function penFor({ groups, size, board }: BitsInput): Pen {
  const type = plotType(size);
  const rows = groups.flatMap((group) => group.rows);
  const longest = (words: readonly string[]) => widestOf(words, type.small);
  const left = longest(rows.map(({ name }) => name)) + type.small;
  const values = board ? 0 : longest(rows.map(({ value }) => formatIpv4(value))) + 1.2 * type.small;
  const least = 0.85 * type.small;
  const room = size.width - left - 4;
  const wide = linesFor(room - values, least) === 1;
  const cells = cellsIn(
    left,
    wide ? room - values : room,
    wide ? 1 : linesFor(room, least),
    2 * type.size,
  );
  const row = 1.7 * type.size;
  return {
    ...{ type, cells, row, step: row + 0.35 * type.size, shapes: [] },
    head: 1.9 * type.small,
    valueAt: wide && !board ? cells.border(BITS).x + 0.8 * type.small : undefined,
  };
}

export function bitsLayout(input: BitsInput): BitsLayout {
  const { groups, differs, size, board } = input;
  const pen = penFor(input);
  const { cells, type, step, head, shapes } = pen;
  const handles: Handle[] = [];
  const places: Place[] = [];
  const lines: number[] = [];
  let y = 0.3 * type.size;
  for (let line = 0; line < cells.lines; line++) {
    lines.push(y);
    for (const [i, group] of groups.entries()) {
      const border = cells.border(group.length);
      y += board ? 0 : head;
      const height = step * group.rows.length;
      if (!board) partNames(pen, group, line, y);
      for (const [at, row] of group.rows.entries()) bitRow(pen, group, row, line, y + at * step);
      places.push({ group: i, line, top: y });
      if (border.line === line) handles.push({ group: i, x: border.x, top: y, height });
      ownBorder(pen, group, line, y, height);
      y += height;
      if (i === 0 && differs !== undefined) y += differences(pen, differs, line, y);
      else y += 0.4 * type.size;
    }
    y += line < cells.lines - 1 ? 0.6 * type.size : 0;
  }
  otherCuts(pen, groups, places);
  for (const handle of handles) shapes.push(...borderShapes(pen, handle));
  return {
    ...{ width: size.width, height: y, shapes, handles },
    lengthAt: (x, at) =>
      cells.bitsAt(
        lines.findLastIndex((top) => top <= at),
        x,
      ),
  };
}

/** The bits of a row in one line: the prefix is filled and framed, the host part only dashed. */
function bitRow(pen: Pen, { length }: BitGroup, row: BitRow, line: number, y: number): void {
  const { cells, type, shapes, row: height, valueAt } = pen;
  const base = y + height / 2 + 0.36 * type.small;
  if (line === 0) shapes.push(written(row.name, 0, base, type.small, { strong: true }));
  if (valueAt !== undefined) {
    shapes.push(written(formatIpv4(row.value), valueAt, base, type.small, { mono: true }));
  }
  const first = line * cells.perLine;
  for (let bit = first; bit < first + cells.perLine; bit++) {
    const one = bitOf(row.value, bit) === 1;
    const inPrefix = bit < length;
    const solid = row.isMask && one;
    const left = cells.x(bit);
    const box = rect({ left, top: y, width: cells.width, height });
    shapes.push({
      ...filled(box, solid ? 'network' : inPrefix ? 'network-soft' : 'paper'),
      ...{ stroke: inPrefix ? 'network' : 'strong', width: 0 },
      ...(!inPrefix && { dash: '2 3' }),
    });
    shapes.push(
      written(one ? '1' : '0', left + cells.width / 2, base, type.small, {
        ...{ anchor: 'middle', mono: true },
        ink: solid ? 'paper' : inPrefix ? 'text' : 'muted',
        strong: inPrefix,
      }),
    );
  }
}

/** What the two parts are, over brackets as wide as they are in this line. */
function partNames({ cells, type, shapes, head }: Pen, group: BitGroup, line: number, y: number) {
  const first = line * cells.perLine;
  const end = first + cells.perLine;
  const parts = [
    {
      from: first,
      to: Math.min(Math.max(group.length, first), end),
      name: group.prefix,
      prefix: true,
    },
    {
      from: Math.min(Math.max(group.length, first), end),
      to: end,
      name: group.host,
      prefix: false,
    },
  ];
  for (const { from, to, name, prefix } of parts) {
    if (from >= to) continue;
    const [left, right] = [cells.x(from), cells.x(to - 1) + cells.width];
    const level = y - 0.3 * head;
    const ink = prefix ? 'network' : 'muted';
    shapes.push(
      stroked(`M${px(left + 1)} ${px(y - 3)}V${px(level)}H${px(right - 1)}V${px(y - 3)}`, ink, {
        ...(!prefix && { dash: '2 3' }),
      }),
    );
    const words = name.split('|').find((each) => widthOf(each, type.small) < right - left);
    if (words === undefined) continue;
    shapes.push(
      written(words, (left + right) / 2, level - 0.35 * type.small, type.small, {
        ...{ anchor: 'middle', ink },
      }),
    );
  }
}

/** Where the border was before it was moved. */
function ownBorder(
  { cells, shapes }: Pen,
  group: BitGroup,
  line: number,
  y: number,
  height: number,
) {
  const border = cells.border(group.own);
  if (group.own === group.length || border.line !== line) return;
  shapes.push(stroked(`M${px(border.x)} ${px(y - 4)}v${px(height)}`, 'strong', { dash: '5 4' }));
}

/** The border itself, with a knob to take it by. */
function borderShapes({ type, row, step }: Pen, { x, top, height }: Handle): Shape[] {
  const end = height - (step - row);
  return [
    stroked(`M${px(x)} ${px(top - 4)}v${px(end + 8)}`, 'text', { width: 1.5 }),
    filled(diamond(x, top + end + 4, 0.42 * type.small), 'text'),
  ];
}

/** Each mask cuts the other address at its own border: that is what its owner sees of it. */
function otherCuts(
  { cells, row, shapes }: Pen,
  groups: readonly BitGroup[],
  places: readonly Place[],
) {
  for (const { group, line, top } of places) {
    const other = groups[1 - group];
    const border = other && cells.border(other.length);
    if (border?.line !== line || other?.length === groups[group]?.length) continue;
    shapes.push(stroked(`M${px(border.x)} ${px(top - 4)}v${px(row + 8)}`, 'text', { dash: '1 4' }));
  }
}

/** A sign under each bit in which the addresses differ, and words at the first. */
function differences(
  { cells, type, shapes }: Pen,
  { bits, said }: NonNullable<BitsInput['differs']>,
  line: number,
  y: number,
): number {
  const level = y + 0.45 * type.small;
  const first = Math.clz32(bits);
  for (let bit = line * cells.perLine; bit < (line + 1) * cells.perLine; bit++) {
    if (bitOf(bits, bit) === 0) continue;
    const x = cells.x(bit) + cells.width / 2;
    shapes.push(
      filled(diamond(x, level, bit === first ? 5 : 3.5), bit === first ? 'loss' : 'strong'),
    );
    if (bit !== first) continue;
    // Behind it stand more of these signs.
    const end = x - cells.width / 2 - 0.8 * type.small;
    if (end - widthOf(said, type.small) < cells.x(line * cells.perLine)) continue;
    shapes.push(
      written(said, end, level + 0.36 * type.small, type.small, { anchor: 'end', ink: 'loss' }),
    );
  }
  return 1.1 * type.small;
}
