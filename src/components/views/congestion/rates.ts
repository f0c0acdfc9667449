/** How much got through: new data that the peer has reported, and bits on the line, each over the last moments. */
import { countBelow } from '../../../model/cursor.ts';
import type { Duration, Instant } from '../../../stack/core/instant.ts';
import type { Bottleneck, Congestion } from './model.ts';

export interface RatePoint {
  readonly at: Instant;
  /** Bits in a second. */
  readonly goodput: number;
  readonly line: number;
}

/** So many points fill the plot, and so many moments the time. */
const POINTS = 240;
const MOMENTS = 30;

/** Over how long rates are taken: a round length, the same for a whole picture. */
export function momentOf(from: Instant, to: Instant): Duration {
  const wanted = (to - from) / MOMENTS;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, wanted)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= wanted) ?? wanted;
}

/** Looks back from each point, so that none knows what comes after it. */
export function ratesOf(rows: Congestion, from: Instant, to: Instant): RatePoint[] {
  const moment = momentOf(from, to);
  const instants = Array.from({ length: POINTS + 1 }, (_, i) => from + ((to - from) * i) / POINTS);
  return instants.map((at) => rateAt(rows, at, moment));
}

export function rateAt(rows: Congestion, at: Instant, moment: Duration): RatePoint {
  const { bottleneck } = rows;
  const delivered = deliveredAt(rows, at) - deliveredAt(rows, at - moment);
  const used = bottleneck ? busyBy(bottleneck, at) - busyBy(bottleneck, at - moment) : 0;
  return {
    ...{ at, goodput: (delivered * 8_000_000) / moment },
    line: (used / moment) * (bottleneck?.rate ?? 0),
  };
}

function deliveredAt({ windows }: Congestion, at: Instant): number {
  const row = windows[countBelow(windows, at + 1, (each) => each.at) - 1];
  return row?.delivered ?? windows[0]?.delivered ?? 0;
}

/** How long the line has been busy by an instant, µs. */
function busyBy({ starts, takes, before }: Bottleneck, at: Instant): Duration {
  const last = countBelow(starts, at, (each) => each) - 1;
  if (last < 0) return 0;
  const going = Math.min(takes[last] as number, at - (starts[last] as number));
  return (before[last] as number) + going;
}
