/**
 * A time axis with the idle stretches folded. A handshake takes 40 ms and its TIME_WAIT 240 s: on
 * a straight axis all that matters would be one pixel wide. A stretch in which nothing happens and
 * that is longer than all the rest together is drawn short instead, with a mark and its length.
 * The axis stays monotone, and a longer idle stretch is never drawn shorter than a shorter one.
 */
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
}

/** An idle stretch must last this many times everything shorter to be folded. */
const OUTSTANDING = 3;
/** The drawn length of the shortest fold, as a part of what is not folded. */
const FOLD_SHARE = 0.14;

/** `busy`: the ascending instants at which something happens. `end`: where the axis ends. */
export function foldTime(busy: readonly Instant[], end: Instant): FoldedTime {
  const stops = distinct(busy, end);
  const gaps = stops.slice(1).map((to, i) => to - stops[i]!);
  const limit = foldLimit(gaps);
  const straight = gaps.reduce((sum, gap) => (gap < limit ? sum + gap : sum), 0);
  const drawn = gaps.map((gap) =>
    gap < limit ? gap : straight * FOLD_SHARE * (1 + Math.log2(gap / limit) / 3),
  );
  const total = drawn.reduce((sum, length) => sum + length, 0) || 1;

  const pieces: TimePiece[] = [];
  let at = 0;
  gaps.forEach((gap, i) => {
    const left = at / total;
    at += drawn[i]!;
    const piece = {
      from: stops[i]!,
      to: stops[i + 1]!,
      left,
      right: at / total,
      folded: gap >= limit,
    };
    const last = pieces.at(-1);
    if (last && !last.folded && !piece.folded) {
      pieces[pieces.length - 1] = { ...last, to: piece.to, right: piece.right };
    } else pieces.push(piece);
  });
  return { pieces, end: stops.at(-1)! };
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

function distinct(busy: readonly Instant[], end: Instant): Instant[] {
  const stops: Instant[] = [0];
  for (const at of busy) if (at > stops.at(-1)!) stops.push(at);
  if (end > stops.at(-1)!) stops.push(end);
  if (stops.length === 1) stops.push(1);
  return stops;
}

/** From this length on, idle stretches are folded; Infinity when none stands out. */
function foldLimit(gaps: readonly Duration[]): Duration {
  const ascending = [...gaps].sort((a, b) => a - b);
  let shorter = 0;
  for (const [i, gap] of ascending.entries()) {
    if (i >= 2 && gap > OUTSTANDING * shorter) return gap;
    shorter += gap;
  }
  return Number.POSITIVE_INFINITY;
}
