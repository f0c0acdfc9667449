import { describe, expect, it } from 'vitest';
import { keeping, lowest, mayGlide, staysAt, targetFor } from './use-follow.ts';

describe('following the cursor', () => {
  const view = { top: 100, height: 400, low: 300 };

  it('stays where it is while the cursor is well in sight', () => {
    expect(targetFor({ ...view, nowY: 350 })).toBe(100);
  });

  it('scrolls just as far as the cursor goes too low, with the past above it', () => {
    expect(targetFor({ ...view, nowY: 420 })).toBe(120);
  });

  it('shows more of the past than of what is to come, however low the box', () => {
    for (const height of [80, 116, 160, 240, 900]) {
      expect(lowest(height, 16)).toBeGreaterThan(0.6 * height);
    }
  });

  it('comes back with most of the height for the past', () => {
    expect(targetFor({ ...view, nowY: 60 })).toBe(60 - 240);
  });

  it('has nothing to do at either end of what can be scrolled', () => {
    const seen = { height: 400, contentHeight: 1000 };
    expect(staysAt({ ...seen, top: 600 }, 5_000, 16)).toBe(true);
    expect(staysAt({ ...seen, top: 599.6 }, 5_000, 16)).toBe(true);
    expect(staysAt({ ...seen, top: 300 }, 5_000, 16)).toBe(false);
    expect(staysAt({ ...seen, top: 0 }, 10, 16)).toBe(true);
    expect(staysAt({ ...seen, top: 300 }, 10, 16)).toBe(false);
  });

  it('never glides while playing: the next frame would begin the glide anew', () => {
    expect(mayGlide({ resized: false, playing: true })).toBe(false);
    expect(mayGlide({ resized: false, playing: false })).toBe(true);
  });

  it('keeps a chosen packet in sight, even far from now', () => {
    const chosen = { top: 40, bottom: 100 };
    expect(keeping(chosen, 0, 600, 400)).toBeLessThan(40);
    expect(keeping(chosen, 0, -20, 400)).toBe(-20);
  });
});
