/**
 * The ladder's vertical scale. Time runs linearly wherever something happens; a long pause in which
 * nothing does is drawn as a break of fixed height. A handshake takes 40 ms and TIME_WAIT minutes:
 * on one linear scale, one of them would be invisible.
 */
import { countBelow } from '../../model/cursor.ts';
import type { Duration, Instant } from '../../stack/core/instant.ts';

/** A time during which something is under way; `from` = `to` for an event. */
export interface Activity {
  readonly from: Instant;
  readonly to: Instant;
}

export interface Span {
  readonly from: Instant;
  readonly to: Instant;
  /** Idle spans are drawn as breaks. */
  readonly idle: boolean;
}

/** Pauses of at least this many longest activities are candidates for a break … */
const PAUSE_IN_UNITS = 6;
/** … when they also are this part of all the time that is drawn linearly. */
const PAUSE_IN_TOTAL = 0.35;
/** What is shorter than this part of a pause is much shorter: the rest, beside which it must stand out. */
const MUCH_SHORTER = 0.4;

/** Divides the time from the first to the last activity into live and idle spans. */
export function compress(activities: readonly Activity[]): Span[] {
  const busy = merged(activities);
  const first = busy[0];
  const last = busy.at(-1);
  if (first === undefined || last === undefined) return [];
  const unit = activities.reduce((most, each) => Math.max(most, each.to - each.from), 0);
  const pauses = busy.slice(1).map((each, i) => each.from - (busy[i] as Activity).to);
  const limit = pauseLimit(pauses, unit, last.to - first.from);
  const spans: Span[] = [];
  let from = first.from;
  busy.slice(1).forEach((next, i) => {
    const pause = pauses[i] as number;
    if (pause <= limit) return;
    const margin = Math.min(pause / 4, unit * 0.4);
    const start = (busy[i] as Activity).to + margin;
    spans.push({ from, to: start, idle: false });
    spans.push({ from: start, to: next.from - margin, idle: true });
    from = next.from - margin;
  });
  spans.push({ from, to: last.to, idle: false });
  return spans;
}

/**
 * The shortest pause that stands out beside all that is much shorter is a break, and so are those that
 * are longer: of many that come again and again, none would stand out beside the others.
 */
function pauseLimit(pauses: readonly number[], unit: Duration, total: Duration): Duration {
  const sorted = [...pauses].sort((a, b) => b - a);
  let shortest = Infinity;
  let rest = total;
  let next = 0;
  sorted.forEach((pause) => {
    while ((sorted[next] ?? 0) > MUCH_SHORTER * pause) rest -= sorted[next++] as number;
    if (pause <= PAUSE_IN_UNITS * unit || pause <= PAUSE_IN_TOTAL * rest) return;
    shortest = pause;
  });
  return sorted.find((each) => each < shortest) ?? 0;
}

function merged(activities: readonly Activity[]): Activity[] {
  const sorted = [...activities].sort((a, b) => a.from - b.from);
  const busy: { from: Instant; to: Instant }[] = [];
  for (const { from, to } of sorted) {
    const last = busy.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else busy.push({ from, to });
  }
  return busy;
}

export interface TimeScale {
  readonly spans: readonly Span[];
  /** Pixels a microsecond in live spans. */
  readonly density: number;
  /** Where the first instant is, and where the last. */
  readonly top: number;
  readonly bottom: number;
  y(at: Instant): number;
  at(y: number): Instant;
}

export interface ScaleSpace {
  readonly top: number;
  /** Height to fill, from `top` on. */
  readonly height: number;
  readonly breakHeight: number;
  /** The density is kept within these, pixels a microsecond. */
  readonly least: number;
  readonly most: number;
}

export function timeScale(spans: readonly Span[], space: ScaleSpace): TimeScale {
  const live = spans.reduce((sum, { from, to, idle }) => sum + (idle ? 0 : to - from), 0);
  const breaks = spans.filter(({ idle }) => idle).length * space.breakHeight;
  const fitting = live > 0 ? (space.height - breaks) / live : space.most;
  const density = Math.max(space.least, Math.min(space.most, fitting));
  const domain: number[] = [spans[0]?.from ?? 0];
  const range: number[] = [space.top];
  for (const { from, to, idle } of spans) {
    domain.push(to);
    range.push((range.at(-1) as number) + (idle ? space.breakHeight : (to - from) * density));
  }
  const bottom = range.at(-1) as number;
  // Time goes on at the same pace behind the last event, so that the cursor can leave the run.
  domain.push((domain.at(-1) as number) + 1_000);
  range.push(bottom + 1_000 * density);
  return {
    spans,
    density,
    top: space.top,
    bottom,
    y: (at) => piecewise(domain, range, at),
    at: (y) => piecewise(range, domain, y),
  };
}

/** The value at `x` of the straight lines that join ascending points; the end lines go on. */
function piecewise(xs: readonly number[], ys: readonly number[], x: number): number {
  const i = Math.max(
    1,
    Math.min(
      countBelow(xs, x, (each) => each),
      xs.length - 1,
    ),
  );
  const [x0, x1] = [xs[i - 1] as number, xs[i] as number];
  const [y0, y1] = [ys[i - 1] as number, ys[i] as number];
  return x1 === x0 ? y0 : y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

/** The smallest of 1, 2, 5 × 10ⁿ µs that leaves `least` pixels between ticks. */
export function tickStep(density: number, least: number): Duration {
  const wanted = least / density;
  for (let power = 1; power < 1e15; power *= 10) {
    for (const factor of [1, 2, 5]) {
      if (factor * power >= wanted) return factor * power;
    }
  }
  return 1e15;
}

export interface Tick {
  readonly at: Instant;
  readonly y: number;
}

interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

const EVERYWHERE: Stretch = { top: -Infinity, bottom: Infinity };

/** Ticks at the multiples of `step` in the live spans, as far as they lie in a stretch of heights. */
export function ticksOf(scale: TimeScale, step: Duration, stretch = EVERYWHERE): Tick[] {
  const ticks: Tick[] = [];
  const first = Number.isFinite(stretch.top) ? scale.at(stretch.top) : -Infinity;
  const last = Number.isFinite(stretch.bottom) ? scale.at(stretch.bottom) : Infinity;
  for (const { from, to, idle } of scale.spans) {
    if (idle) continue;
    const end = Math.min(to, last);
    for (let at = Math.ceil(Math.max(from, first) / step) * step; at <= end; at += step) {
      ticks.push({ at, y: scale.y(at) });
    }
  }
  return ticks;
}
