/**
 * A token bucket: so many at once, and one more each time an interval has passed. It counts in
 * microseconds of credit, so that nothing is rounded.
 */
import type { Duration, Instant } from './instant.ts';

export interface TokenBucket {
  /** Between two tokens; 0: there is no limit. */
  interval: Duration;
  /** How many tokens it holds. */
  burst: number;
  credit: Duration;
  /** When the credit was counted last. */
  countedAt: Instant;
}

/** A bucket that is full. */
export function fullBucket(interval: Duration, burst: number): TokenBucket {
  return { interval, burst, credit: interval * burst, countedAt: 0 };
}

/** Takes a token, if there is one. */
export function takeToken(bucket: TokenBucket, now: Instant): boolean {
  const { interval, burst, credit, countedAt } = bucket;
  bucket.credit = Math.min(interval * burst, credit + now - countedAt);
  bucket.countedAt = now;
  if (bucket.credit < interval) return false;
  bucket.credit -= interval;
  return true;
}
