import { describe, expect, it } from 'vitest';
import { type Box, placeNear, type Size } from './place-near.ts';

const window: Size = { width: 400, height: 300 };
const size: Size = { width: 200, height: 100 };
const at = (left: number, top: number): Box => ({ left, top, right: left + 40, bottom: top + 20 });

describe('an explanation', () => {
  it('stands below its word', () => {
    expect(placeNear(at(50, 50), size, window)).toMatchObject({ left: 50, top: 76 });
  });

  it('stands above where there is no room below', () => {
    expect(placeNear(at(50, 250), size, window).top).toBe(144);
  });

  it('stays inside the window', () => {
    expect(placeNear(at(350, 50), size, window).left).toBe(192);
    expect(placeNear(at(-20, 50), size, window).left).toBe(8);
  });

  it('never covers its word: where it does not fit, it becomes lower and scrolls', () => {
    const tall: Size = { width: 200, height: 900 };
    for (const top of [0, 100, 140, 200, 280]) {
      const anchor = at(50, top);
      const { top: y, most } = placeNear(anchor, tall, window);
      const bottom = y + Math.min(tall.height, most);
      expect(y >= anchor.bottom || bottom <= anchor.top).toBe(true);
      expect(y >= 0 && bottom <= window.height).toBe(true);
    }
  });
});
