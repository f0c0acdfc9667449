import { describe, expect, it } from 'vitest';
import { endToGo, trackEnd } from './track-end.ts';

const run = { endAt: 200_000, seen: 60_000, playing: false, horizon: 0 };

describe('the end of the timeline’s track, while a question is open', () => {
  it('is what has been seen, which at first is nothing', () => {
    expect(trackEnd(run)).toBe(60_000);
    expect(trackEnd({ ...run, seen: 0 })).toBe(0);
  });

  it('is where the step ends that may be told, until one has gone further', () => {
    expect(trackEnd({ ...run, horizon: 90_000 })).toBe(90_000);
    expect(trackEnd({ ...run, horizon: 90_000, playing: true })).toBe(90_000);
    expect(trackEnd({ ...run, horizon: 90_000, seen: 120_000 })).toBe(120_000);
    expect(trackEnd({ ...run, horizon: Number.POSITIVE_INFINITY })).toBe(200_000);
  });

  it('stays for a while as the run plays on, and is never beyond the run', () => {
    const ends = [60_000, 61_000, 62_000].map((seen) => trackEnd({ ...run, playing: true, seen }));
    expect(new Set(ends).size).toBe(1);
    expect(ends[0]).toBeGreaterThanOrEqual(62_000);
    expect(trackEnd({ ...run, playing: true, seen: 199_000 })).toBe(200_000);
  });
});

describe('the way to the end of the run', () => {
  const there = { endAt: 200_000, seen: 0, horizon: 90_000, asked: true };

  it('leads to the end of what the step may tell, not past the answers of later ones', () => {
    expect(endToGo(there)).toBe(90_000);
    expect(endToGo({ ...there, horizon: Number.POSITIVE_INFINITY })).toBe(200_000);
  });

  it('leads back to wherever one has been', () => {
    expect(endToGo({ ...there, seen: 120_000 })).toBe(120_000);
  });

  it('leads to the very end where nothing is asked: the answer is given, or the run is the reader’s own', () => {
    expect(endToGo({ ...there, asked: false })).toBe(200_000);
  });
});
