import { describe, expect, it } from 'vitest';
import { formatDuration, formatInstant, grouped } from './format.ts';

describe('times as people read them', () => {
  it('are in milliseconds up to ten seconds, then in seconds', () => {
    expect(formatInstant(20_000, 10_000)).toBe('20\u00a0ms');
    expect(formatInstant(1_020_000, 10_000)).toBe('1\u202f020\u00a0ms');
    expect(formatInstant(60_020_000, 10_000)).toBe('60.02\u00a0s');
  });

  it('have the decimals their axis needs', () => {
    expect(formatInstant(500, 100)).toBe('0.5\u00a0ms');
    expect(formatInstant(51_600)).toBe('51.6\u00a0ms');
  });

  it('choose a unit for a duration', () => {
    expect([400, 20_000, 1_000_000, 58_000_000, 240_000_000].map(formatDuration)).toEqual([
      '400\u00a0µs',
      '20\u00a0ms',
      '1\u00a0s',
      '58\u00a0s',
      '4\u00a0min',
    ]);
  });

  it('group digits', () => {
    expect(grouped(4294967290)).toBe('4\u202f294\u202f967\u202f290');
  });
});
