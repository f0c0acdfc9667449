/** The values of a slider, and what its run has said of one: `4000<31`, too little, and 31 measured. */
import { measureOf } from '../units.ts';
import type { Range, Verdict } from './kind.ts';

/** Every value that can be set, from the least on. */
export function valuesOf({ from, to, by }: Range): readonly number[] {
  const values: number[] = [];
  for (let i = 0; ; i++) {
    const value = 'step' in by ? from + i * by.step : from * by.factor ** i;
    // Sums of decimals go astray by less than anybody sets.
    if (value > to * (1 + 1e-9)) return values;
    values.push(Number(value.toPrecision(6)));
  }
}

/** Which of the values is the nearest to what is written; −1 for what is no value, or beyond them. */
export function placeOf(text: string, range: Range): number {
  const values = valuesOf(range);
  const value = measureOf(text, range.unit);
  if (value === undefined || value < range.from || value > range.to) return -1;
  const off = (place: number) => Math.abs((values[place] as number) - value);
  return values.reduce((best, _, place) => (off(place) < off(best) ? place : best), 0);
}

/** The values below and above what is written, where it lies between them; [] where it is one. */
export function besides(text: string, range: Range): readonly number[] {
  const value = measureOf(text, range.unit);
  if (value === undefined || placeOf(text, range) < 0) return [];
  const values = valuesOf(range);
  const same = (each: number) => Math.abs(each - value) <= 1e-6 * Math.abs(value);
  const above = values.findIndex((each) => each > value);
  return above <= 0 || values.some(same) ? [] : values.slice(above - 1, above + 1);
}

const SIGNS: Readonly<Record<Verdict, string>> = { low: '<', holds: '=', high: '>' };

export function writeOutcome(value: number, verdict: Verdict, measured: number): string {
  return `${value}${SIGNS[verdict]}${Math.round(measured * 100) / 100}`;
}

export interface Told {
  readonly value: string;
  readonly verdict: Verdict;
  readonly measured: number;
}

/** undefined for what no run has said, such as an answer. */
export function readOutcome(text: string): Told | undefined {
  const [, value, sign, measured] = /^([\d.]+)([<=>])(-?[\d.]+)$/.exec(text) ?? [];
  const verdict = (['low', 'holds', 'high'] as const).find((each) => SIGNS[each] === sign);
  if (value === undefined || verdict === undefined) return undefined;
  return { value, verdict, measured: Number(measured) };
}
