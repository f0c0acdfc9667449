/**
 * How much a page may send: a token bucket each for frames and for bytes. It fills with time and
 * holds no more than a burst. The clock is the caller's.
 */
export interface Limit {
  readonly framesPerSecond: number;
  readonly bytesPerSecond: number;
  /** What may go at once after a pause, in seconds of the rate. */
  readonly burst: number;
}

/** Some 200 Mbit/s: lessons never need it, and a loop of ours does not fill a network. */
export const LIMIT: Limit = { framesPerSecond: 50_000, bytesPerSecond: 25_000_000, burst: 0.2 };

export interface RateLimiter {
  /** Whether a frame of this length may go now (in ms, never backwards). */
  allows(length: number, now: number): boolean;
}

export function rateLimiter(limit: Limit): RateLimiter {
  const most = {
    frames: Math.max(1, limit.framesPerSecond * limit.burst),
    bytes: limit.bytesPerSecond * limit.burst,
  };
  let { frames, bytes } = most;
  let last: number | undefined;
  return {
    allows(length, now) {
      const passed = last === undefined ? 0 : Math.max(0, now - last) / 1000;
      last = now;
      frames = Math.min(most.frames, frames + passed * limit.framesPerSecond);
      bytes = Math.min(most.bytes, bytes + passed * limit.bytesPerSecond);
      if (frames < 1 || bytes < length) return false;
      frames -= 1;
      bytes -= length;
      return true;
    },
  };
}
