/** Curves as text: what a learner has drawn, and what a run did, `0.5:1 1.5:2`, x in parts of the plot. */
import { grouped } from '../../../../model/format.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Values over time as a run has them: each holds until the next. */
export interface Steps {
  readonly at: readonly number[];
  readonly value: readonly number[];
}

/** A curve is kept with a learner's progress: no finer than can be seen. */
const FINEST = 200;

export function writePoints(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${rounded(x)}:${rounded(y)}`).join(' ');
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** What is no curve has no points. */
export function readPoints(text: string): readonly Point[] {
  return text.split(' ').flatMap((each) => {
    const [, x, y] = /^(-?\d+(?:\.\d+)?):(-?\d+(?:\.\d+)?)$/.exec(each) ?? [];
    return x === undefined ? [] : { x: Number(x), y: Number(y) };
  });
}

/** A value as people read it; its unit stands at the axis. */
export const valueText = (value: number): string => grouped(value, Number.isInteger(value) ? 0 : 1);

/** A stretch of a run's curve on a plot of so many parts, its last instant left out; [] without one. */
export function curveOf(
  { at, value }: Steps,
  from: number,
  to: number,
  parts: number,
): readonly Point[] {
  if (!(to > from)) return [];
  const points: Point[] = [];
  for (const [i, instant] of at.entries()) {
    if (instant >= to) break;
    const x = Math.max(0, ((instant - from) / (to - from)) * parts);
    const last = points.at(-1);
    // Of what happens at one instant, and as good as at one, the last counts.
    if (last !== undefined && x - last.x < parts / FINEST) points.pop();
    points.push({
      x: last !== undefined && x - last.x < parts / FINEST ? last.x : x,
      y: value[i] ?? 0,
    });
  }
  return points;
}

/** The middle of each part: there the learner takes hold. */
export function handles(parts: number): readonly number[] {
  return Array.from({ length: parts }, (_, i) => i + 0.5);
}

/** The sketch with these points in place of those that stood there, in their order. */
export function withPoints(sketch: readonly Point[], more: readonly Point[]): readonly Point[] {
  const kept = sketch.filter(({ x }) => more.every((each) => each.x !== x));
  return [...kept, ...more].sort((a, b) => a.x - b.x);
}

/** What a stroke of the pen sets: the handles that it passes, each at its height there. */
export function passed(from: Point, to: Point, parts: number): readonly Point[] {
  const at = Math.min(Math.max(Math.floor(to.x), 0), parts - 1) + 0.5;
  const [left, right] = from.x < to.x ? [from, to] : [to, from];
  const between = handles(parts).filter((x) => x > left.x && x < right.x && x !== at);
  const slope = right.x === left.x ? 0 : (right.y - left.y) / (right.x - left.x);
  return [...between.map((x) => ({ x, y: left.y + (x - left.x) * slope })), { x: at, y: to.y }];
}
