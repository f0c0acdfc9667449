/** A result as it is written: on an axis, and in words. */
import { formatDuration, grouped } from '../../../model/format.ts';
import { valueLabel } from '../../view-kit/plot/axes.ts';
import type { ResultUnit } from './result.ts';

/** To so many decimals Jain's index tells flows apart. */
const DECIMALS = 3;

export function resultText(value: number, unit: ResultUnit): string {
  if (unit === 'time') return formatDuration(Math.round(value));
  if (unit === 'rate') return valueLabel(value, 'bits', exactness(value), value);
  if (unit === 'part') return grouped(value, DECIMALS);
  return grouped(value, Number.isInteger(value) ? 0 : 1);
}

/** Three digits. */
function exactness(value: number): number {
  return value > 0 ? 10 ** (Math.floor(Math.log10(value)) - 2) : 1;
}

/** As the ticks of one axis are written, in one unit. */
export function tickText(value: number, step: number, most: number, unit: ResultUnit): string {
  if (unit === 'time') {
    const seconds = most >= 1_000_000;
    const size = seconds ? 1_000_000 : 1_000;
    return `${decimal(value / size, step / size)}\u00a0${seconds ? 's' : 'ms'}`;
  }
  if (unit === 'rate') return valueLabel(value, 'bits', step, most);
  return decimal(value, step);
}

function decimal(value: number, step: number): string {
  let decimals = 0;
  for (let size = 1; size > step * 1.001 && decimals < 6; size /= 10) decimals++;
  return grouped(value, decimals);
}

/** What a file has: ms, bit/s, or the number itself. */
export function fileValue(value: number, unit: ResultUnit): number {
  return unit === 'time' ? value / 1_000 : Math.round(value * 1e6) / 1e6;
}
