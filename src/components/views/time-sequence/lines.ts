/** The lines of the picture: segments, the ACK line below them, the window line above. */
import { curveStepAfter, line } from 'd3-shape';
import type { Scale } from '../../view-kit/plot/axes.ts';
import {
  diamond,
  type PlotBox,
  type PlotType,
  px,
  type Shape,
  stroked,
} from '../../view-kit/plot/shapes.ts';
import type { AckRow, SegmentRow, Step, TimeSequence } from './model.ts';

/** Where the picture puts an instant and a number. */
export interface Placed {
  readonly x: Scale;
  readonly y: Scale;
  readonly box: PlotBox;
  readonly type: PlotType;
  readonly windowBeyond: boolean;
}

/** A stroke has at least so much height, so that one byte is seen among millions. */
const LEAST_STROKE = 1.5;

function strokes(segments: readonly SegmentRow[], { x, y }: Placed): string {
  let d = '';
  for (const { at, seq, end } of segments) {
    const [from, to] = [y(seq), y(end)];
    d += `M${px(x(at))} ${px(from)}V${px(Math.min(to, from - LEAST_STROKE))}`;
  }
  return d;
}

const staircase = (
  steps: readonly Step[],
  value: (step: Step) => number,
  to: number,
  { x, y }: Placed,
) =>
  line<readonly [number, number]>()
    .x(([at]) => x(at))
    .y(([, each]) => y(each))
    .curve(curveStepAfter)
    .digits(1)([
    ...steps.map((step) => [step.at, value(step)] as const),
    ...steps.slice(-1).map((step) => [Math.max(to, step.at), value(step)] as const),
  ]) ?? '';

function ticks(acks: readonly AckRow[], place: Placed, of: (ack: AckRow) => number, up: number) {
  const { x, y, type } = place;
  return acks
    .map((ack) => `M${px(x(ack.at))} ${px(y(of(ack)))}v${px(-up * 0.4 * type.size)}`)
    .join('');
}

/** Every range as a stroke between two bars: the same hole stays open above the ACK line. */
function sacks(acks: readonly AckRow[], { x, y, type }: Placed): string {
  let d = '';
  const bar = 0.22 * type.size;
  for (const { at, sacked } of acks) {
    for (let i = 0; i + 1 < sacked.length; i += 2) {
      const [from, to] = [y(sacked[i] as number), y(sacked[i + 1] as number)];
      d += `M${px(x(at))} ${px(from)}V${px(to)}m${px(-bar)} 0h${px(2 * bar)}`;
    }
  }
  return d;
}

/** From so many on, their ranges would lie on each other. */
const MANY_ACKS = 120;

type Lines = Pick<TimeSequence, 'segments' | 'acks' | 'steps'>;

/** Another flow in the same picture: other strokes, and an ACK line of dashes; no window. */
export function besideShapes({ segments, steps }: Lines, place: Placed, to: number): Shape[] {
  return [
    stroked(
      staircase(steps, ({ una }) => una, to, place),
      'application',
      { dash: '2 3', width: 0.75 },
    ),
    stroked(strokes(segments, place), 'application', { width: 1.25 }),
  ];
}

/** The shapes of some rows; the same for all that is past, and for what the cursor has just reached. */
export function shapesOf({ segments, acks, steps }: Lines, place: Placed, to: number): Shape[] {
  const { x, y, type, windowBeyond } = place;
  const unmoved = acks.filter(({ edge, sameEdge }) => edge >= 0 && sameEdge);
  const window = [
    stroked(
      staircase(steps, ({ edge }) => edge, to, place),
      'muted',
      { dash: '7 4', width: 0.75 },
    ),
    stroked(
      ticks(unmoved, place, ({ edge }) => edge, 1),
      'muted',
      { width: 0.75 },
    ),
  ];
  const duplicates = acks.filter(({ duplicate }) => duplicate > 0);
  const first = segments.filter(({ again }) => !again);
  const repeated = segments.filter(({ again }) => again);
  const pushed = segments.filter(({ push }) => push);
  const diamonds = pushed.map(({ at, end }) => diamond(x(at), y(end), 0.26 * type.size)).join('');
  return [
    ...(windowBeyond ? [] : window),
    stroked(sacks(acks, place), 'link', { width: acks.length > MANY_ACKS ? 0 : 0.75 }),
    stroked(
      staircase(steps, ({ una }) => una, to, place),
      'text',
    ),
    stroked(
      ticks(duplicates, place, ({ ack }) => ack, -1),
      'text',
    ),
    stroked(strokes(first, place), 'transport', { width: 1.75 }),
    stroked(strokes(repeated, place), 'loss', { width: 2.5 }),
    stroked(diamonds, 'transport', { width: 0.5, fill: 'paper' }),
  ];
}
