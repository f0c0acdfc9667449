import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, nextSpeed, readSettings } from './settings.ts';

describe('kept settings', () => {
  it('come back as they were', () => {
    const chosen = { ...DEFAULT_SETTINGS, theme: 'projector', language: 'zh', speed: 0.5 } as const;
    expect(readSettings(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen);
  });

  it.each([null, 7, 'x', [], { theme: 'pink', speed: 3, letterKeys: 'no' }])(
    'are the defaults where they are damaged: %j',
    (kept) => {
      expect(readSettings(kept)).toEqual(DEFAULT_SETTINGS);
    },
  );

  it('keep the sound fields of a damaged record', () => {
    expect(readSettings({ theme: 'dark', sequence: 42 })).toEqual({
      ...DEFAULT_SETTINGS,
      theme: 'dark',
    });
  });
});

describe('speed', () => {
  it('goes up and down a ladder and stops at its ends', () => {
    expect(nextSpeed(0.02, 1)).toBe(0.05);
    expect(nextSpeed(0.02, -1)).toBe(0.01);
    expect(nextSpeed(10, 1)).toBe(10);
    expect(nextSpeed(0.001, -1)).toBe(0.001);
  });

  it('finds its place again from a speed that is not on the ladder', () => {
    expect(nextSpeed(0.03, 1)).toBe(0.05);
  });
});
