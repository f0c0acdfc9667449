import { describe, expect, it } from 'vitest';
import { depthOfOverlap, turned, widthBeforeTurning } from './geometry.ts';

const RIGHT_ANGLE = Math.PI / 2;

describe('boxes', () => {
  it('that reach into each other are told by how far', () => {
    const a = turned({ x: 0, y: 0 }, 100, 20, 0);
    expect(depthOfOverlap(a, turned({ x: 0, y: 15 }, 100, 20, 0))).toBeCloseTo(5);
    expect(depthOfOverlap(a, turned({ x: 0, y: 25 }, 100, 20, 0))).toBe(0);
  });

  it('that are turned may pass each other although their bounds overlap', () => {
    const slanted = (y: number) => turned({ x: 0, y }, 200, 10, 0.5);
    expect(depthOfOverlap(slanted(0), slanted(20))).toBe(0);
    expect(depthOfOverlap(slanted(0), slanted(8))).toBeGreaterThan(0);
  });

  it('have their own width again once they are turned back', () => {
    for (const angle of [0, 0.3, -0.3, RIGHT_ANGLE]) {
      const xs = turned({ x: 0, y: 0 }, 120, 16, angle);
      const bounds = {
        left: Math.min(...xs.map(({ x }) => x)),
        right: Math.max(...xs.map(({ x }) => x)),
        top: Math.min(...xs.map(({ y }) => y)),
        bottom: Math.max(...xs.map(({ y }) => y)),
      };
      expect(widthBeforeTurning(bounds, 16, angle)).toBeCloseTo(120);
    }
  });
});
