/** What the parts of the picture draw with: D3's scale of bytes, and shapes that stay in sight. */
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import {
  type Ink,
  type PathShape,
  px,
  rect,
  type Shape,
  type TextShape,
  widthOf,
} from '../../view-kit/plot/shapes.ts';
import type { Range } from './model.ts';
import type { Band, PictureRoom } from './room.ts';

export interface Pen {
  readonly room: PictureRoom;
  readonly scale: ScaleLinear<number, number>;
  readonly sight: Range;
  readonly shapes: Shape[];
}

export function takePen(room: PictureRoom, sight: Range): Pen {
  const scale = scaleLinear([sight.from, sight.to], [room.left, room.right]);
  return { room, sight, scale, shapes: [] };
}

export function path(pen: Pen, d: string, how: Omit<PathShape, 'kind' | 'd'>): void {
  pen.shapes.push({ kind: 'path', d, ...how });
}

export function text(
  pen: Pen,
  words: string,
  x: number,
  y: number,
  how: Partial<TextShape> & { readonly ink: Ink },
): void {
  const size = how.size ?? pen.room.type.size;
  pen.shapes.push({ kind: 'text', text: words, x, y, ...how, size });
}

/** The x of a place in the stream, held at the borders of the picture. */
export function xOf({ scale, room }: Pen, place: number): number {
  if (place === Number.POSITIVE_INFINITY) return room.right;
  return Math.min(room.right, Math.max(room.left, scale(place)));
}

export function inSight({ sight }: Pen, place: number): boolean {
  return place >= sight.from && place <= sight.to;
}

/** A range as a box in a band; undefined when nothing of it is in sight. */
export function boxOf(pen: Pen, { from, to }: Range, { top, bottom }: Band) {
  const left = xOf(pen, from);
  const width = xOf(pen, to) - left;
  if (width <= 0) return undefined;
  return { left, top, width, height: bottom - top };
}

export type PenBox = NonNullable<ReturnType<typeof boxOf>>;

export const boxPath = rect;

/** Top and bottom of a box, without its sides. */
export function rails({ left, top, width, height }: PenBox): string {
  return `M${px(left)} ${px(top)}h${px(width)}m${px(-width)} ${px(height)}h${px(width)}`;
}

/** The first of some words that fits into a width; undefined when none does. */
export function fitting(words: readonly string[], width: number, size: number): string | undefined {
  return words.find((each) => widthOf(each, size) <= width - 0.5 * size);
}

/** The x at which words begin so that they stand at `x` and end inside of the picture. */
export function startFor({ room }: Pen, words: string, x: number, size = room.type.size): number {
  return Math.max(room.left, Math.min(x, room.right - widthOf(words, size)));
}

/** Where a host's name and address end. */
export function nameEnd({ room }: Pen, { name, endpoint }: Named): number {
  const { size, small } = room.type;
  return room.margin + widthOf(name, 1.2 * size) + widthOf(endpoint, small) * 1.1 + 1.6 * size;
}

interface Named {
  readonly name: string;
  readonly endpoint: string;
}
