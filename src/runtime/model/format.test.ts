import { describe, expect, it } from 'vitest';
import { formatDuration, formatInstant, grouped } from './format.ts';

describe('times as people read them', () => {
  it('are in milliseconds up to ten seconds, then in seconds', () => {
    expect(formatInstant(20_000, 10_000)).toBe('20 ms');
    expect(formatInstant(1_020_000, 10_000)).toBe('1\u2009020 ms');
    expect(formatInstant(60_020_000, 10_000)).toBe('60.02 s');
  });

  it('have the decimals their axis needs', () => {
    expect(formatInstant(500, 100)).toBe('0.5 ms');
    expect(formatInstant(51_600)).toBe('51.6 ms');
  });

  it('choose a unit for a duration', () => {
    expect([400, 20_000, 1_000_000, 58_000_000, 240_000_000].map(formatDuration)).toEqual([
      '400 µs',
      '20 ms',
      '1 s',
      '58 s',
      '4 min',
    ]);
  });

  it('group digits', () => {
    expect(grouped(4294967290)).toBe('4\u2009294\u2009967\u2009290');
  });
});
