/** The picture: a row for each unit, a byte at the same place in all of them; its bits; the stream. */
import type { LayerName } from '../../../stack/core/layers.ts';
import {
  filled,
  type Ink,
  type PlotType,
  plotType,
  px,
  rect,
  type Shape,
  stroked,
  widthOf,
  written,
} from '../../view-kit/plot/shapes.ts';
import type { PictureSize } from '../../view-kit/use-size.ts';
import { type Part, placeIn, type Unit } from './capsule.ts';
import { type ByteScale, byteScale } from './scale.ts';
import type { Piece, Stream } from './stream.ts';

export interface CapsuleWords {
  /** A unit: 'segment', with its size. */
  readonly unit: (unit: Unit) => string;
  /** A part in as many letters as fit: the longest first. */
  readonly part: (part: Part) => readonly string[];
  /** Where the byte is in a unit, from 0. */
  readonly place: (place: number) => string;
  readonly bits: string;
  readonly byte: readonly string[];
  readonly writes: string;
  readonly segments: string;
  readonly reads: string;
}

export interface CapsuleInput {
  /** From the innermost to the frame. */
  readonly units: readonly Unit[];
  readonly byte: number;
  readonly value: number;
  readonly stream:
    | {
        readonly stream: Stream;
        readonly own: readonly [number, number];
        readonly stretch: readonly [number, number];
        /** The place of the chosen byte in the stream. */
        readonly at: number | undefined;
      }
    | undefined;
  readonly size: PictureSize;
  readonly words: CapsuleWords;
  readonly board: boolean;
}

export interface CapsuleLayout {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  readonly scale: ByteScale;
  /** Where the rows are, from here to there. */
  readonly rows: { readonly top: number; readonly bottom: number };
}

const soft = (layer: LayerName): Ink => `${layer}-soft`;
const BITS = 8;

interface Pen {
  readonly type: PlotType;
  readonly row: number;
  readonly gap: number;
  readonly left: number;
  readonly right: number;
  readonly input: CapsuleInput;
}

export function capsuleLayout(input: CapsuleInput): CapsuleLayout {
  const { size, units, words, board } = input;
  const type = plotType(size);
  const row = 2 * type.size;
  const names = units.map((unit) => widthOf(words.unit(unit), type.small));
  const left = board ? 0 : Math.min(Math.max(...names, 0) + type.size, size.width * 0.3);
  const longest = words.place(units.at(-1)?.end ?? 0);
  const places = board ? 0 : widthOf(longest, type.small) + 1.2 * type.small;
  const pen: Pen = { type, row, gap: 0.9 * type.size, left, right: size.width - places, input };
  const frame = units.at(-1);
  const scale = byteScale(frame?.parts ?? [], left, pen.right - left);
  const shapes: Shape[] = [];
  let y = 0.4 * type.size;
  const top = y;
  for (const [i, unit] of units.entries()) {
    shapes.push(...unitShapes(pen, scale, unit, y, units[i + 1]));
    y += row + pen.gap;
  }
  const bottom = y - pen.gap;
  shapes.push(...byteLine(pen, scale, top, bottom));
  if (!board) y += bitShapes(pen, scale, y, shapes);
  if (input.stream !== undefined && !board) y += streamShapes(pen, input.stream, y, shapes);
  return { width: size.width, height: y, shapes, scale, rows: { top, bottom } };
}

/** A unit with the parts in it; lines lead from its ends to where it lies in the unit around it. */
function unitShapes(
  { type, row, gap, left, input }: Pen,
  scale: ByteScale,
  unit: Unit,
  y: number,
  around: Unit | undefined,
): Shape[] {
  const { words, byte, board } = input;
  const shapes: Shape[] = [];
  for (const [i, part] of unit.parts.entries()) {
    const [from, to] = [scale.x(part.start), scale.x(part.end)];
    const own = i === 0 && part.kind === 'header';
    const box = rect({ left: from, top: y, width: to - from, height: row });
    const ink = part.kind === 'padding' ? 'line' : own ? part.layer : soft(part.layer);
    shapes.push({ ...filled(box, ink), stroke: part.layer, width: 0 });
    // For the last row of a hall, each part is named once: where it is added.
    if (board && i > 0) continue;
    const fits = words.part(part).find((each) => widthOf(each, type.small) < to - from - 4);
    if (fits === undefined) continue;
    shapes.push(
      written(fits, (from + to) / 2, y + row / 2 + 0.36 * type.small, type.small, {
        ...{ anchor: 'middle', ink: own ? 'paper' : 'text', strong: own },
      }),
    );
  }
  if (around !== undefined) {
    for (const end of [unit.start, unit.end]) {
      const x = scale.x(end);
      shapes.push(stroked(`M${px(x)} ${px(y + row)}v${px(gap)}`, unit.layer, { dash: '2 4' }));
    }
  }
  if (board) return shapes;
  const base = y + row / 2 + 0.36 * type.small;
  shapes.push(written(words.unit(unit), 0, base, type.small, { ink: unit.layer, strong: true }));
  const place = placeIn(unit, byte);
  const said = place === undefined ? '–' : words.place(place);
  const x = Math.max(left, scale.x(unit.end)) + 0.6 * type.small;
  shapes.push(written(said, x, base, type.small, { ink: 'muted' }));
  return shapes;
}

/** The chosen byte, from the innermost unit that has it down to the frame. */
function byteLine(
  { input, row, gap }: Pen,
  scale: ByteScale,
  top: number,
  bottom: number,
): Shape[] {
  const { units, byte } = input;
  const first = units.findIndex((unit) => placeIn(unit, byte) !== undefined);
  if (first < 0) return [];
  const [from, to] = [scale.x(byte), scale.x(byte + 1)];
  const width = Math.max(3, to - from);
  const box = { left: from, top: top + first * (row + gap), width, height: 0 };
  const height = bottom - box.top;
  return [
    { ...filled(rect({ ...box, height }), 'paper', 0.35), stroke: 'text', width: 1 },
    stroked(rect({ ...box, height }), 'text', { width: 0.9 }),
  ];
}

/** The eight bits of the byte, spread out below it: they leave from the left to the right. */
function bitShapes(
  { type, left, right, input }: Pen,
  scale: ByteScale,
  y: number,
  out: Shape[],
): number {
  const { byte, value, words } = input;
  const cell = 1.7 * type.small;
  const width = BITS * cell;
  const middle = (scale.x(byte) + scale.x(byte + 1)) / 2;
  const begin = Math.min(Math.max(middle - width / 2, left), Math.max(left, right - width));
  const top = y + 0.5 * type.small;
  const lean = (x: number, to: number) =>
    `M${px(x)} ${px(y - 0.9 * type.size)}L${px(to)} ${px(top)}`;
  out.push(
    stroked(lean(scale.x(byte), begin) + lean(scale.x(byte + 1), begin + width), 'strong', {
      width: 0,
    }),
  );
  for (let bit = 0; bit < BITS; bit++) {
    const one = (value >> (BITS - 1 - bit)) & 1;
    const x = begin + bit * cell;
    const box = rect({ left: x, top, width: cell, height: cell });
    out.push({ ...filled(box, one ? 'text' : 'paper'), stroke: 'strong', width: 0 });
    out.push(
      written(String(one), x + cell / 2, top + cell / 2 + 0.36 * type.small, type.small, {
        ...{ anchor: 'middle', mono: true, ink: one ? 'paper' : 'text' },
      }),
    );
  }
  out.push(
    written(words.bits, 0, top + cell / 2 + 0.36 * type.small, type.small, { strong: true }),
  );
  const room = begin + width + type.small;
  const beside = right - room > 18 * type.small;
  words.byte.forEach((line, i) => {
    const at = beside ? room : left;
    const down = beside
      ? top + (i + 0.85) * 1.3 * type.small
      : top + cell + (i + 1.1) * 1.3 * type.small;
    out.push(
      written(line, at, down, type.small, { ink: i === 0 ? 'text' : 'muted', strong: i === 0 }),
    );
  });
  const lines = words.byte.length * 1.3 * type.small;
  return (beside ? Math.max(cell, lines) : cell + lines) + 1.4 * type.small;
}

/** Three lanes over the bytes of the stream: what was written, what carried it, what was read. */
function streamShapes(
  { type, left, right, input: { words } }: Pen,
  { stream, own, stretch, at }: NonNullable<CapsuleInput['stream']>,
  y: number,
  out: Shape[],
): number {
  const [from, to] = stretch;
  const span = Math.max(1, to - from);
  const x = (byte: number) => left + ((byte - from) / span) * (right - left);
  const lane = 1.5 * type.small;
  const step = lane + 0.7 * type.small;
  const lanes: readonly (readonly [string, readonly Piece[], LayerName])[] = [
    [words.writes, stream.writes, 'application'],
    [words.segments, stream.segments, 'transport'],
    [words.reads, stream.reads, 'application'],
  ];
  const top = y + 0.8 * type.small;
  out.push(stroked(`M0 ${px(y)}H${px(right)}`, 'line'));
  for (const [i, [name, pieces, layer]] of lanes.entries()) {
    const level = top + i * step;
    out.push(
      written(name, 0, level + lane / 2 + 0.36 * type.small, type.small, {
        ink: layer,
        strong: true,
      }),
    );
    for (const piece of pieces) {
      if (piece.from >= to || piece.to <= from) continue;
      const [a, b] = [x(Math.max(piece.from, from)), x(Math.min(piece.to, to))];
      const mine = i === 1 && piece.from === own[0] && piece.to === own[1];
      const shape = rect({ left: a, top: level, width: Math.max(1.5, b - a - 1.5), height: lane });
      out.push({
        ...filled(shape, mine ? layer : soft(layer)),
        ...{ stroke: layer, width: 0 },
        ...(piece.again && { dash: '3 3' }),
      });
      const size = `${piece.to - piece.from}`;
      if (widthOf(size, type.small) < b - a - 4) {
        out.push(
          written(size, (a + b) / 2, level + lane / 2 + 0.36 * type.small, type.small, {
            ...{ anchor: 'middle', mono: true, ink: mine ? 'paper' : 'text' },
          }),
        );
      }
    }
  }
  const end = top + 3 * step;
  if (at !== undefined && at >= from && at < to) {
    const place = (x(at) + x(at + 1)) / 2;
    out.push(
      stroked(`M${px(place)} ${px(top - 3)}V${px(end - 0.5 * type.small)}`, 'text', { width: 0.9 }),
    );
  }
  return end - y + type.small;
}
