import { describe, expect, it } from 'vitest';
import type { TimerRun } from '../../../model/parts/timers.ts';
import { boxesTouch } from '../../view-kit/geometry.ts';
import type { TimerArc } from './margin-annotations.ts';
import { placeTimerWords } from './timer-words.ts';

const size = { width: 900, height: 500, rem: 16, least: 0 };
const timer = { layer: 'tcp', name: 'rtx', armedAt: 0, firedAt: 1_000_000 } as unknown as TimerRun;
const arc = (from = 100, to = 300): TimerArc => ({ timer, x: 700, bulge: -32, from, to });
const at = (y: number) => ({ x: 640, y, width: 200, height: 19, angle: 0 });

describe('the words of a timer', () => {
  it('stand at the middle of its arc, towards the inside', () => {
    const [word] = placeTimerWords({ timers: [arc()], size }, [], 'en');
    expect(word!.words).toContain('1\u00a0s');
    expect(word!.box.y).toBe(200);
    expect(word!.edgeX).toBeLessThan(700);
    expect(word!.box.x).toBeLessThan(word!.edgeX);
  });

  it('keep off the words under crosses, as long as the arc has another place', () => {
    const drops = [at(185), at(205)];
    const [word] = placeTimerWords({ timers: [arc()], size }, drops, 'en');
    expect(drops.some((drop) => boxesTouch(drop, word!.box))).toBe(false);
    expect(word!.box.y).toBeGreaterThan(100);
    expect(word!.box.y).toBeLessThan(300);
  });

  it('keep off the words of other timers', () => {
    const [first, second] = placeTimerWords({ timers: [arc(), arc(110, 310)], size }, [], 'zh');
    expect(boxesTouch(first!.box, second!.box)).toBe(false);
  });

  it('stay in the middle where nowhere is room', () => {
    const everywhere = { x: 640, y: 200, width: 400, height: 400, angle: 0 };
    const [word] = placeTimerWords({ timers: [arc()], size }, [everywhere], 'en');
    expect(word!.box.y).toBe(200);
  });
});
