/**
 * Where along a line there is room for a text. All places that a text may take beside a line lie in
 * one strip, so what reaches into that is found once: each line and each box covers one stretch of
 * it, and a place is free when it touches none of them.
 */
import { type Box, cornersOf, type Line, type Point } from './geometry.ts';

/** As high as a text, and without an end: from `top` down to `bottom`, as seen along an angle. */
export interface Strip {
  readonly cos: number;
  readonly sin: number;
  readonly top: number;
  readonly bottom: number;
}

/** The strip of the texts whose middles lie `across` below a point, as `offset` has it. */
export function stripAt({ x, y }: Point, angle: number, across: number, height: number): Strip {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const middle = y * cos - x * sin + across;
  return { cos, sin, top: middle - height / 2, bottom: middle + height / 2 };
}

/** How far along a strip a point is. */
export function along({ x, y }: Point, { cos, sin }: Strip): number {
  return x * cos + y * sin;
}

/** The stretches that are covered: of each where it begins, then where it ends. */
export type Covered = readonly number[];

export function coveredIn(strip: Strip, lines: readonly Line[], boxes: readonly Box[]): Covered {
  const { cos, sin, top, bottom } = strip;
  const covered: number[] = [];
  for (const { from, to } of lines) {
    const begin = from.y * cos - from.x * sin;
    const end = to.y * cos - to.x * sin;
    if (Math.min(begin, end) >= bottom || Math.max(begin, end) <= top) continue;
    const a = along(from, strip);
    const way = along(to, strip) - a;
    // What is level with the strip lies within it as a whole.
    const level = begin === end;
    const first = a + way * (level ? 0 : partAt(begin, end, top));
    const last = a + way * (level ? 1 : partAt(begin, end, bottom));
    covered.push(Math.min(first, last), Math.max(first, last));
  }
  for (const box of boxes) {
    // Most boxes are far away: then no corner need be found.
    const middle = box.y * cos - box.x * sin;
    const reach = (box.width + box.height) / 2;
    if (middle - reach >= bottom || middle + reach <= top) continue;
    const sides = coveredIn(strip, sidesOf(box), []);
    if (sides.length > 0) covered.push(Math.min(...sides), Math.max(...sides));
  }
  return covered;
}

/** How far between two heights a third one is, 0 … 1. */
function partAt(begin: number, end: number, height: number): number {
  return Math.min(1, Math.max(0, (height - begin) / (end - begin)));
}

function sidesOf(box: Box): Line[] {
  const corners = cornersOf(box);
  return corners.map((from, i) => ({ from, to: corners[(i + 1) % corners.length] as Point }));
}

export function isFree(covered: Covered, from: number, to: number): boolean {
  for (let i = 0; i < covered.length; i += 2) {
    if ((covered[i] as number) < to && (covered[i + 1] as number) > from) return false;
  }
  return true;
}
