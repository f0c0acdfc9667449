/**
 * 32-bit serial arithmetic (RFC 9293 §3.4, RFC 1982): sequence numbers wrap at 2^32, and
 * "less than" means "reached by stepping forward less than half the circle".
 * All values are unsigned integers 0 … 2^32−1.
 */
export type Seq = number;

/** `a + n` on the circle; `n` may be negative. */
export function seqAdd(a: Seq, n: number): Seq {
  return (a + n) >>> 0;
}

/** The signed distance from `b` to `a`: positive when `a` is ahead of `b`. */
export function seqDiff(a: Seq, b: Seq): number {
  return (a - b) | 0;
}

export function seqLt(a: Seq, b: Seq): boolean {
  return ((a - b) | 0) < 0;
}

export function seqLeq(a: Seq, b: Seq): boolean {
  return ((a - b) | 0) <= 0;
}

export function seqGt(a: Seq, b: Seq): boolean {
  return ((a - b) | 0) > 0;
}

export function seqGeq(a: Seq, b: Seq): boolean {
  return ((a - b) | 0) >= 0;
}

export function seqMax(a: Seq, b: Seq): Seq {
  return ((a - b) | 0) >= 0 ? a : b;
}

export function seqMin(a: Seq, b: Seq): Seq {
  return ((a - b) | 0) <= 0 ? a : b;
}

/** `low <= x < high` on the circle. */
export function seqInWindow(x: Seq, low: Seq, size: number): boolean {
  return (x - low) >>> 0 < size;
}
