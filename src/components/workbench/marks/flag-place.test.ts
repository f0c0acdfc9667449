import { describe, expect, it } from 'vitest';
import { areaAround, placeFlag } from './flag-place.ts';

const size = { width: 90, height: 28 };
const sight = { left: 0, top: 0, right: 600, bottom: 400 };
const mark = (x: number, y: number, angle = 0) => ({ x, y, width: 120, height: 20, angle });

describe('the flag of a mark', () => {
  it('stands beside it, where there is more room', () => {
    const left = placeFlag({ mark: mark(400, 200), size, sight, words: [] });
    expect([left.x < 400 - 60 - 45, left.y]).toEqual([true, 200]);
    expect(placeFlag({ mark: mark(200, 200), size, sight, words: [] }).x).toBeGreaterThan(305);
  });

  it('goes along the line of a mark that is turned', () => {
    const { x, y } = placeFlag({ mark: mark(200, 200, 0.2), size, sight, words: [] });
    expect((y - 200) / (x - 200)).toBeCloseTo(Math.tan(0.2));
  });

  it('takes the other side where words stand', () => {
    const words = [{ left: 280, right: 380, top: 190, bottom: 210 }];
    expect(placeFlag({ mark: mark(250, 200), size, sight, words }).x).toBeLessThan(145);
  });

  it('goes below a mark that fills its row, and above it at the foot of the picture', () => {
    const row = (y: number) => ({ x: 300, y, width: 590, height: 30, angle: 0 });
    expect(placeFlag({ mark: row(200), size, sight, words: [] }).y).toBeGreaterThan(215 + 14);
    expect(placeFlag({ mark: row(380), size, sight, words: [] }).y).toBeLessThan(365 - 14);
  });

  it('stays in sight, though the mark be at the edge of the picture', () => {
    const { x, y } = placeFlag({ mark: mark(300, 2, 0.1), size, sight, words: [] });
    const area = areaAround({ x, y }, size);
    expect(area.top).toBeGreaterThanOrEqual(0);
    expect(area.left).toBeGreaterThanOrEqual(0);
  });

  it('goes a little farther where all places beside it are taken', () => {
    const all = { left: 0, right: 600, top: 190, bottom: 240 };
    const above = { left: 0, right: 600, top: 150, bottom: 189 };
    const { y } = placeFlag({ mark: mark(300, 200), size, sight, words: [all, above] });
    const { top, bottom } = areaAround({ x: 0, y }, size);
    expect(top >= 240 || bottom <= 150).toBe(true);
  });

  it('lies on as little as may be where all is full', () => {
    const full = { left: 0, right: 600, top: 0, bottom: 400 };
    expect(placeFlag({ mark: mark(200, 200), size, sight, words: [full] }).y).toBe(200);
  });
});
