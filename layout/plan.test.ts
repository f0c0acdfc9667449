import { describe, expect, it } from 'vitest';
import { everything, SIZES, sample, THEMES } from './plan.ts';

const all = SIZES.length * THEMES.length;

describe('what the layout check looks at', () => {
  it('is every step in every window and theme, if all is wanted', () => {
    const shots = everything(9).flatMap(({ shots }) => shots);
    expect(shots).toHaveLength(9 * all);
  });

  it('is otherwise each step once, and every window and theme among few lessons', () => {
    const seen = new Set<string>();
    for (let turn = 0; turn < 4; turn++) {
      const visits = sample(9, turn);
      const steps = visits.flatMap(({ shots }) => shots.map(({ step }) => step));
      expect(steps.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
      for (const { size, shots } of visits) {
        for (const { theme } of shots) seen.add(`${size.name} ${theme}`);
      }
    }
    expect(seen.size).toBe(all);
  });

  it('brings each step to each window and theme as the turns go on', () => {
    const seen = new Set<string>();
    for (let turn = 0; turn < all; turn++) {
      for (const { size, shots } of sample(9, turn)) {
        for (const { step, theme } of shots) seen.add(`${step} ${size.name} ${theme}`);
      }
    }
    expect(seen.size).toBe(9 * all);
  });
});
