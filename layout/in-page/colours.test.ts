import { describe, expect, it } from 'vitest';
import { contrast, over, readColour } from './colours.ts';

describe('colours', () => {
  it('are read as computed styles write them', () => {
    expect(readColour('rgb(255, 0, 0)')).toEqual([1, 0, 0, 1]);
    expect(readColour('rgba(0, 0, 0, 0.5)')).toEqual([0, 0, 0, 0.5]);
    expect(readColour('color(srgb 0 0.5 1 / 0.25)')).toEqual([0, 0.5, 1, 0.25]);
    expect(readColour('lab(50 0 0)')).toBeUndefined();
  });

  it('stand out by the ratio that WCAG defines', () => {
    expect(contrast([0, 0, 0, 1], [1, 1, 1, 1])).toBeCloseTo(21);
    const grey = 0x77 / 255;
    expect(contrast([grey, grey, grey, 1], [1, 1, 1, 1])).toBeCloseTo(4.48, 2);
  });

  it('let through what is below as far as they are not opaque', () => {
    expect(over([0, 0, 0, 0.5], [1, 1, 1, 1])).toEqual([0.5, 0.5, 0.5, 1]);
  });
});
