/**
 * What matters of a curve: where it starts, how it rises, where it turns, how deep it falls, where it
 * ends. A sketch is right where it has what the run has; how neatly it is drawn does not count.
 */
import { handles, type Point } from './sketch.ts';

export const CHECKS = ['starts', 'rises', 'turns', 'falls', 'ends'] as const;
export type Check = (typeof CHECKS)[number];

/** How a curve goes up to its highest point. */
export const SHAPES = ['flat', 'straight', 'faster', 'slower', 'down'] as const;
export type Shape = (typeof SHAPES)[number];

/** In which way a feature can be wrong; a wrong rise is called after the shape that was drawn. */
const WAYS: Readonly<Record<Check, readonly string[]>> = {
  starts: ['low', 'high'],
  rises: SHAPES,
  turns: ['early', 'late'],
  falls: ['never', 'little', 'deep'],
  ends: ['low', 'high'],
};

/** How a belief is called: `rises-straight`. */
export const beliefsOn = (check: Check): readonly string[] =>
  WAYS[check].map((way) => `${check}-${way}`);

export interface Finding {
  readonly check: Check;
  readonly held: boolean;
  /** Of the sketch and of the run: a value, a place, a part of the highest value, a shape. */
  readonly drawn: number | Shape;
  readonly is: number | Shape;
  /** The belief behind it; none where it is right, or nothing was drawn. */
  readonly belief?: string;
}

/** What it is compared on. */
export interface Frame {
  readonly parts: number;
  /** The top of the plot. */
  readonly most: number;
  readonly checks: readonly Check[];
}

type Curve = (x: number) => number;

/** How far off a value may be: a part of the truth, but no less than a part of the plot. */
const NEAR = { part: 0.25, plot: 1 / 16 };
/** Neither half nor twice the truth is near it, however small it is beside the plot. */
const APART = 0.4;
/** How far off the turn may be, as a part of the plot's width; how deep the fall, of the height. */
const TURN = 1 / 8;
const DEPTH = 0.15;
/** A curve has come to its top that is so near to it. */
const TOP = 0.95;
/** What rises by less is flat, as a part of the plot. */
const FLAT = 0.1;
/** The mean of a straight line lies half-way; of what rises ever faster, below. */
const BENT = 0.07;
const SAMPLES = 240;

/** Each named check with its verdict. */
export function findings(
  sketch: readonly Point[],
  truth: readonly Point[],
  frame: Frame,
): readonly Finding[] {
  const curves = { drawn: lines(sketch), is: lines(asDrawn(truth, frame)) };
  const [drawn, is] = [measured(curves.drawn, frame), measured(curves.is, frame)];
  const empty = sketch.length === 0 || truth.length === 0;
  const shape = (curve: Curve) => shapeOf(curve, 0.5, is.turns, frame);
  return frame.checks.map((check): Finding => {
    const pair =
      check === 'rises'
        ? { drawn: shape(curves.drawn), is: shape(curves.is) }
        : { drawn: drawn[check], is: is[check] };
    if (empty) return { check, held: false, ...pair };
    const way = wayOf(check, pair.drawn, pair.is, frame);
    return { check, held: way === '', ...pair, ...(way !== '' && { belief: `${check}-${way}` }) };
  });
}

/** In which way it is wrong; '' where it is right. */
function wayOf(check: Check, drawn: number | Shape, is: number | Shape, frame: Frame): string {
  if (typeof drawn === 'string' || typeof is === 'string') {
    return drawn === is ? '' : String(drawn);
  }
  const off = drawn - is;
  switch (check) {
    case 'turns':
      return Math.abs(off) <= TURN * frame.parts ? '' : off < 0 ? 'early' : 'late';
    case 'falls':
      if (Math.abs(off) <= DEPTH) return '';
      return off < 0 ? 'deep' : drawn > 1 - DEPTH ? 'never' : 'little';
    default:
      if (Math.abs(off) <= nearTo(Math.abs(is), frame)) return '';
      return off < 0 ? 'low' : 'high';
  }
}

function nearTo(is: number, { most }: Frame): number {
  const near = Math.max(NEAR.part * is, NEAR.plot * most);
  return is === 0 ? near : Math.min(near, APART * is);
}

/** Everything but the rise. It is measured from the middle of the first part to that of the last. */
function measured(curve: Curve, { parts }: Frame) {
  const [from, to] = [0.5, parts - 0.5];
  const at = sampled(from, to);
  const values = at.map(curve);
  const top = Math.max(...values);
  const turn = values.findIndex((value) => value >= TOP * top);
  const low = Math.min(...values.slice(turn));
  return {
    starts: curve(from),
    ends: curve(to),
    turns: at[turn] ?? to,
    falls: top > 0 ? low / top : 1,
  };
}

function shapeOf(curve: Curve, from: number, to: number, { most }: Frame): Shape {
  const gain = curve(to) - curve(from);
  if (Math.abs(gain) < FLAT * most) return 'flat';
  if (gain < 0) return 'down';
  const values = sampled(from, to).map(curve);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const share = (mean - curve(from)) / gain;
  if (share < 0.5 - BENT) return 'faster';
  return share > 0.5 + BENT ? 'slower' : 'straight';
}

function sampled(from: number, to: number): readonly number[] {
  return Array.from({ length: SAMPLES + 1 }, (_, i) => from + ((to - from) * i) / SAMPLES);
}

/** The run’s steps as a learner could draw them: their height in the middle of each part. */
function asDrawn(truth: readonly Point[], { parts }: Frame): readonly Point[] {
  return handles(parts).map((x) => ({ x, y: truth.findLast((point) => point.x <= x)?.y ?? 0 }));
}

/** From point to point; before the first and behind the last it goes on level. */
function lines(points: readonly Point[]): Curve {
  return (x) => {
    const next = points.findIndex((point) => point.x > x);
    const [a, b] = next < 0 ? [points.at(-1)] : [points[next - 1], points[next]];
    if (a === undefined) return b?.y ?? 0;
    return b === undefined ? a.y : a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y);
  };
}
