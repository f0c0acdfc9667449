/** The values that a span stands for, and the span that a link or a form may ask for. */
import type { Dial, Range, Span } from './knob.ts';

export const MOST_VALUES = 100;
/** Digits that a value in a row of doublings keeps: so all engines agree on it, and people read it. */
const DIGITS = 3;

export function valuesOf({ range }: Dial, chosen: Span | undefined): readonly number[] {
  if (range.kind === 'list') return range.values;
  const span = within(chosen ?? range.first, range);
  const { from, to, count, doubling } = span;
  const values = Array.from({ length: count }, (_, i) => {
    const part = count === 1 ? 0 : i / (count - 1);
    return doubling ? short(from * (to / from) ** part) : Math.round(from + (to - from) * part);
  });
  if (doubling) {
    values[0] = from;
    values[values.length - 1] = to;
  }
  return [...new Set(values)];
}

function short(value: number): number {
  const size = 10 ** Math.max(0, Math.floor(Math.log10(value)) + 1 - DIGITS);
  return Math.round(value / size) * size;
}

/** What lies outside is brought inside; a row of doublings cannot begin at nothing. */
export function within(span: Span, range: Range & { readonly kind: 'span' }): Span {
  const bounded = (value: number) => Math.min(range.high, Math.max(range.low, Math.round(value)));
  const [from, to] = [bounded(Math.min(span.from, span.to)), bounded(Math.max(span.from, span.to))];
  const count = from === to ? 1 : Math.min(MOST_VALUES, Math.max(2, Math.round(span.count)));
  return { from, to, count, doubling: span.doubling && from > 0 };
}

/** A number as it is typed into a field; undefined while it cannot count. */
export function readField(
  text: string,
  { least, most, whole }: { least: number; most: number; whole: boolean },
): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!(value >= least && value <= most)) return undefined;
  return whole && !Number.isInteger(value) ? undefined : value;
}

/** A span around a value, for a quantity of which only its bounds are known. */
export function around(now: number, low: number, high: number): Span {
  const wide = high - low > MOST_VALUES;
  if (!wide) return { from: low, to: high, count: Math.min(20, high - low + 1), doubling: false };
  if (now <= 0) {
    return { from: Math.max(0, low), to: Math.min(high, 1_000), count: 11, doubling: false };
  }
  const from = Math.max(1, low, Math.round(now / 16));
  const to = Math.min(high, now * 4);
  return { from, to, count: 7, doubling: true };
}
