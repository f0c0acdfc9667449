/** Times and sizes as people read them. The same in every language. */
import type { Duration, Instant } from '../stack/core/instant.ts';

/** Neither of them lets a line end: a number stays together, and with its unit. */
const THIN_SPACE = '\u202f';
const SPACE = '\u00a0';

/** Groups the digits of the integer part: 1 020.5 */
export function grouped(value: number, decimals = 0): string {
  const [whole, part] = value.toFixed(decimals).split('.') as [string, string?];
  const digits = whole.replace(/\B(?=(\d{3})+(?!\d))/g, THIN_SPACE);
  return part === undefined ? digits : `${digits}.${part}`;
}

/** Decimals that a value needs to be a multiple of `step`, both in units of `unit` µs. */
function decimalsFor(step: Duration, unit: Duration): number {
  let decimals = 0;
  for (let size = unit; size > step && decimals < 6; size /= 10) decimals++;
  return decimals;
}

/** An instant on an axis whose ticks are `step` apart: '10 ms', '1 020 ms', '60.02 s'. */
export function formatInstant(at: Instant, step: Duration = 1): string {
  if (Math.abs(at) < 10_000_000)
    return `${trimmed(at / 1_000, decimalsFor(step, 1_000))}${SPACE}ms`;
  return `${trimmed(at / 1_000_000, decimalsFor(step, 1_000_000))}${SPACE}s`;
}

/** A length of time with at most three significant digits' worth of noise: '20 ms', '58 s'. */
export function formatDuration(duration: Duration): string {
  const size = Math.abs(duration);
  if (size < 1_000) return `${duration}${SPACE}µs`;
  if (size < 1_000_000) return `${trimmed(duration / 1_000, size < 10_000 ? 2 : 1)}${SPACE}ms`;
  if (size < 120_000_000)
    return `${trimmed(duration / 1_000_000, size < 10_000_000 ? 2 : 1)}${SPACE}s`;
  return `${trimmed(duration / 60_000_000, 1)}${SPACE}min`;
}

function trimmed(value: number, decimals: number): string {
  const text = grouped(value, decimals);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
