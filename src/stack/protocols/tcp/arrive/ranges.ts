/**
 * Disjoint, ordered ranges [left, right) of sequence numbers: what a receiver holds beyond a gap,
 * and what a sender knows the peer to hold (the SACK scoreboard). All of them lie within less than
 * half the sequence space of each other, so serial comparison orders them.
 */
import {
  type Seq,
  seqDiff,
  seqGeq,
  seqGt,
  seqLeq,
  seqLt,
  seqMax,
  seqMin,
} from '../../../core/seq.ts';

export interface Ranges {
  /** Left and right edges in turn; the first `2 * count` entries are valid. */
  edges: Uint32Array;
  count: number;
}

export function createRanges(): Ranges {
  return { edges: new Uint32Array(0), count: 0 };
}

export function leftEdge(ranges: Ranges, index: number): Seq {
  return ranges.edges[2 * index] as number;
}

export function rightEdge(ranges: Ranges, index: number): Seq {
  return ranges.edges[2 * index + 1] as number;
}

/** Adds [left, right); false when all of it was there already. */
export function addRange(ranges: Ranges, left: Seq, right: Seq): boolean {
  let first = 0;
  while (first < ranges.count && seqLt(rightEdge(ranges, first), left)) first++;
  let last = first;
  let low = left;
  let high = right;
  while (last < ranges.count && seqLeq(leftEdge(ranges, last), right)) {
    if (seqLeq(leftEdge(ranges, last), left) && seqGeq(rightEdge(ranges, last), right)) {
      return false;
    }
    low = seqMin(low, leftEdge(ranges, last));
    high = seqMax(high, rightEdge(ranges, last));
    last++;
  }
  replace(ranges, first, last, low, high);
  return true;
}

/** Puts one range in the place of ranges `first` … `last`−1 (none of them: it is inserted). */
function replace(ranges: Ranges, first: number, last: number, low: Seq, high: Seq): void {
  const count = ranges.count + 1 - (last - first);
  if (2 * count > ranges.edges.length) {
    const bigger = new Uint32Array(Math.max(8, ranges.edges.length * 2));
    bigger.set(ranges.edges);
    ranges.edges = bigger;
  }
  ranges.edges.copyWithin(2 * (first + 1), 2 * last, 2 * ranges.count);
  ranges.edges[2 * first] = low;
  ranges.edges[2 * first + 1] = high;
  ranges.count = count;
}

/** Forgets everything below `edge`. */
export function trimBelow(ranges: Ranges, edge: Seq): void {
  let gone = 0;
  while (gone < ranges.count && seqLeq(rightEdge(ranges, gone), edge)) gone++;
  if (gone > 0) {
    ranges.edges.copyWithin(0, 2 * gone, 2 * ranges.count);
    ranges.count -= gone;
  }
  if (ranges.count > 0 && seqLt(leftEdge(ranges, 0), edge)) ranges.edges[0] = edge;
}

export function clearRanges(ranges: Ranges): void {
  ranges.count = 0;
}

/** The index of the range that holds `seq`, or −1. */
export function rangeWith(ranges: Ranges, seq: Seq): number {
  for (let i = 0; i < ranges.count && seqLeq(leftEdge(ranges, i), seq); i++) {
    if (seqGt(rightEdge(ranges, i), seq)) return i;
  }
  return -1;
}

/** Bytes of [from, to) that the ranges hold. */
export function coveredBetween(ranges: Ranges, from: Seq, to: Seq): number {
  let bytes = 0;
  for (let i = 0; i < ranges.count; i++) {
    const left = seqMax(leftEdge(ranges, i), from);
    const right = seqMin(rightEdge(ranges, i), to);
    if (seqGt(right, left)) bytes += seqDiff(right, left);
  }
  return bytes;
}
