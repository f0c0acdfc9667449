/**
 * A time axis with the idle stretches folded. A handshake takes 40 ms and its TIME_WAIT 240 s: on
 * a straight axis all that matters would be one pixel wide. A stretch in which nothing happens, no
 * packet is in flight, and that is longer than all that is much shorter together, is drawn
 * short instead, with a mark and its length: so the waits of a doubling back-off do not hide each other. The axis stays monotone, and a longer fold is drawn longer.
 */
import { countBelow } from '../model/cursor.ts';
import type { Span } from '../model/parts/activity.ts';
import type { Duration, Instant } from '../stack/core/instant.ts';

export interface TimePiece {
  readonly from: Instant;
  readonly to: Instant;
  /** The place on the axis, 0 … 1. */
  readonly left: number;
  readonly right: number;
  readonly folded: boolean;
}

export interface FoldedTime {
  /** Neighbouring pieces, alternately straight and folded. */
  readonly pieces: readonly TimePiece[];
  readonly end: Instant;
  /** The idle stretches, folded or not, ascending: nothing happens, and nothing is under way. */
  readonly silences: readonly Span[];
}

/** Much shorter: less than this part, so that the wait before in a doubling back-off is not. */
const MUCH_SHORTER = 0.4;
/** An idle stretch must last this many times everything much shorter to be folded. */
const OUTSTANDING = 1;
/** The drawn length of the shortest fold, as a part of what is not folded. */
const FOLD_SHARE = 0.14;

/**
 * `busy`: the ascending instants at which something happens. `end`: where the axis ends.
 * `underWay`: ascending by start; what lies within them is never folded.
 */
export function foldTime(
  busy: readonly Instant[],
  end: Instant,
  underWay: readonly Span[] = [],
): FoldedTime {
  const stops = distinct(busy, end, underWay);
  const gaps = gapsBetween(stops, underWay);
  const limit = foldLimit(gaps);
  const folds = (gap: Gap) => gap.idle && gap.length >= limit;
  const straight = gaps.reduce((sum, gap) => (folds(gap) ? sum : sum + gap.length), 0);
  const drawn = gaps.map((gap) =>
    folds(gap) ? straight * FOLD_SHARE * (1 + Math.log2(gap.length / limit) / 3) : gap.length,
  );
  const total = drawn.reduce((sum, length) => sum + length, 0) || 1;

  const pieces: TimePiece[] = [];
  let at = 0;
  gaps.forEach((gap, i) => {
    const left = at / total;
    at += drawn[i]!;
    const folded = folds(gap);
    const piece = { from: stops[i]!, to: stops[i + 1]!, left, right: at / total, folded };
    const last = pieces.at(-1);
    if (last && !last.folded && !folded) {
      pieces[pieces.length - 1] = { ...last, to: piece.to, right: piece.right };
    } else pieces.push(piece);
  });
  const silences = gaps.flatMap(({ idle }, i): Span[] =>
    idle ? [[stops[i]!, stops[i + 1]!]] : [],
  );
  return { pieces, end: stops.at(-1)!, silences };
}

/** Where an instant lies on the axis, 0 … 1. */
export function placeOf(time: FoldedTime, at: Instant): number {
  const piece = time.pieces.find(({ to }) => at <= to) ?? time.pieces.at(-1);
  if (!piece) return 0;
  const part = Math.min(1, Math.max(0, (at - piece.from) / (piece.to - piece.from)));
  return piece.left + part * (piece.right - piece.left);
}

/** The instant at a place of the axis. */
export function instantAt(time: FoldedTime, place: number): Instant {
  const piece = time.pieces.find(({ right }) => place <= right) ?? time.pieces.at(-1);
  if (!piece) return 0;
  const width = piece.right - piece.left;
  const part = width > 0 ? Math.min(1, Math.max(0, (place - piece.left) / width)) : 0;
  return Math.round(piece.from + part * (piece.to - piece.from));
}

/** The folded stretch that an instant lies within, if it does. */
export function foldAt(time: FoldedTime, at: Instant): TimePiece | undefined {
  return time.pieces.find(({ folded, from, to }) => folded && at > from && at < to);
}

/** The silence that an instant lies within, if it does. */
export function silenceAt({ silences }: FoldedTime, at: Instant): Span | undefined {
  const found = silences[countBelow(silences, at, ([from]) => from) - 1];
  return found !== undefined && at < found[1] ? found : undefined;
}

/** The first silence after an instant. */
export function nextSilence({ silences }: FoldedTime, at: Instant): Span | undefined {
  return silences[countBelow(silences, at, ([from]) => from)];
}

function distinct(busy: readonly Instant[], end: Instant, underWay: readonly Span[]): Instant[] {
  const all = [...busy, ...underWay.map(([, to]) => to)].sort((a, b) => a - b);
  const stops: Instant[] = [0];
  for (const at of all) if (at > stops.at(-1)! && at <= end) stops.push(at);
  if (end > stops.at(-1)!) stops.push(end);
  if (stops.length === 1) stops.push(1);
  return stops;
}

interface Gap {
  readonly length: Duration;
  readonly idle: boolean;
}

function gapsBetween(stops: readonly Instant[], underWay: readonly Span[]): Gap[] {
  let next = 0;
  let covered = -1;
  return stops.slice(1).map((to, i) => {
    const from = stops[i]!;
    for (; next < underWay.length && underWay[next]![0] <= from; next++) {
      covered = Math.max(covered, underWay[next]![1]);
    }
    return { length: to - from, idle: covered <= from };
  });
}

/** From this length on, idle stretches are folded; Infinity when none stands out. */
function foldLimit(gaps: readonly Gap[]): Duration {
  const idle = gaps.filter((gap) => gap.idle).map((gap) => gap.length);
  idle.sort((a, b) => a - b);
  let shorter = gaps.reduce((sum, gap) => (gap.idle ? sum : sum + gap.length), 0);
  let counted = 0;
  for (const length of idle) {
    for (; idle[counted]! < MUCH_SHORTER * length; counted++) shorter += idle[counted]!;
    if (shorter > 0 && length > OUTSTANDING * shorter) return length;
  }
  return Number.POSITIVE_INFINITY;
}
