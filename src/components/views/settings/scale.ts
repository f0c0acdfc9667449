/** Where a value stands on a slider: evenly, or by its digits where the range is wide. */
import type { Knob } from './knob.ts';

export const STEPS = 200;
/** From this ratio on, most of an even slider would be of no use. */
const WIDE = 50;

interface Range {
  readonly low: number;
  readonly high: number;
  /** What 0 counts as on a slider by digits. */
  readonly least: number;
}

function rangeOf({ setting, usual, unit }: Knob): Range | undefined {
  if (setting.kind !== 'quantity') return undefined;
  const high = Math.min(setting.high, usual);
  const least = Math.max(1, Math.min(unit.size, high / 1_000));
  return { low: setting.low, high, least };
}

const isWide = ({ low, high, least }: Range) => high / Math.max(low, least) > WIDE;

export function stepOf(knob: Knob, value: number): number {
  const range = rangeOf(knob);
  if (range === undefined) return 0;
  const { low, high, least } = range;
  const held = Math.min(high, Math.max(low, value));
  if (!isWide(range)) return Math.round(((held - low) / (high - low)) * STEPS);
  const from = Math.log(Math.max(0, low) + least);
  const part = (Math.log(Math.max(0, held) + least) - from) / (Math.log(high + least) - from);
  return Math.round(part * STEPS);
}

/** A value that is easy to read, at this place of the slider. */
export function valueAt(knob: Knob, step: number): number {
  const range = rangeOf(knob);
  if (range === undefined) return 0;
  const { low, high, least } = range;
  if (step <= 0) return low;
  if (step >= STEPS) return high;
  const part = step / STEPS;
  if (!isWide(range)) return Math.round(low + part * (high - low));
  const from = Math.log(Math.max(0, low) + least);
  const exact = Math.exp(from + part * (Math.log(high + least) - from)) - least;
  return Math.min(high, Math.max(low, rounded(exact, knob.unit.size)));
}

/** Two digits, in whole units where it is more than some. */
function rounded(value: number, unit: number): number {
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1);
  const step = value > 10 * unit ? Math.max(unit, digits) : digits;
  return Math.round(value / step) * step;
}
