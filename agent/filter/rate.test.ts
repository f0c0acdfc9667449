import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rateLimiter } from './rate.ts';

const limit = { framesPerSecond: 100, bytesPerSecond: 10_000, burst: 0.1 };

describe('the rate limiter', () => {
  test('lets a burst through, and then what the rate allows', () => {
    const limiter = rateLimiter(limit);
    const at = (now: number, length: number) => limiter.allows(length, now);
    expect(Array.from({ length: 11 }, () => at(0, 60)).filter(Boolean)).toHaveLength(10);
    expect(at(5, 60)).toBe(false);
    expect(at(15, 60)).toBe(true);
    expect(at(15, 60)).toBe(false);
  });

  test('counts bytes as well as frames', () => {
    const limiter = rateLimiter(limit);
    expect(limiter.allows(1_000, 0)).toBe(true);
    expect(limiter.allows(14, 0)).toBe(false);
    expect(limiter.allows(1_000, 50)).toBe(false);
    expect(limiter.allows(1_000, 100)).toBe(true);
  });

  test('a frame that may not go costs nothing', () => {
    const limiter = rateLimiter(limit);
    expect(limiter.allows(2_000, 0)).toBe(false);
    expect(limiter.allows(1_000, 0)).toBe(true);
  });

  test('never lets through more than a burst and the rate, whenever frames come', () => {
    const steps = fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 14, max: 1_514 })));
    fc.assert(
      fc.property(steps, (all) => {
        const limiter = rateLimiter(limit);
        let now = 0;
        let frames = 0;
        let bytes = 0;
        for (const [wait, length] of all) {
          now += wait;
          if (!limiter.allows(length, now)) continue;
          frames++;
          bytes += length;
        }
        expect(frames).toBeLessThanOrEqual(10 + (now * limit.framesPerSecond) / 1000 + 1e-6);
        expect(bytes).toBeLessThanOrEqual(1_000 + (now * limit.bytesPerSecond) / 1000 + 1e-6);
      }),
    );
  });
});
