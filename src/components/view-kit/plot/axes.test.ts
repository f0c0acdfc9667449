import { describe, expect, it } from 'vitest';
import { timeLabel, timeScaleX, timeTicks, valueLabel, valueScale, valueTicks } from './axes.ts';
import { plotType } from './shapes.ts';
import { following, moved, scaled } from './stretch.ts';

const box = { left: 50, top: 10, width: 700, height: 300 };
const type = plotType({ rem: 16, least: 0 });
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('the axis of time', () => {
  it('has round instants in one unit', () => {
    const ticks = timeTicks(timeScaleX([0, 6_000_000], box), type);
    expect(ticks.map(({ label }) => plain(label))).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((s) => `${s} s`),
    );
    expect(ticks[1]?.place).toBeCloseTo(50 + 700 / 6);
  });

  it('is as exact as its one tick is round, where there is room for no more', () => {
    const narrow = timeScaleX([80_000, 820_000], { ...box, width: 90 });
    expect(timeTicks(narrow, type).map(({ label }) => plain(label))).toEqual(['0.5 s']);
  });

  it('is in milliseconds where a round trip fills it', () => {
    expect(plain(timeLabel(80_000, 20_000, 212_000))).toBe('80 ms');
    expect(plain(timeLabel(1_020_500, 500, 1_100_000))).toBe('1 020.5 ms');
  });
});

describe('the axis of values', () => {
  it('begins at the bottom and counts bytes in thousands', () => {
    const scale = valueScale([0, 64_000], box);
    expect(scale(0)).toBe(310);
    const labels = valueTicks(scale, box, type, 'bytes').map(({ label }) => plain(label));
    expect(labels[0]).toBe('0');
    expect(labels).toContain('20 kB');
  });

  it('writes as many decimals as its steps need', () => {
    expect(plain(valueLabel(1_500_000, 'bits', 500_000, 2_000_000))).toBe('1.5 Mbit/s');
    expect(plain(valueLabel(850, 'bytes', 50, 9_000))).toBe('850 B');
    expect(valueLabel(200_000, 'ms', 100_000, 400_000)).toBe('200');
  });
});

describe('looking closer', () => {
  const whole = [0, 1_000] as const;

  it('keeps inside the whole time', () => {
    expect(scaled([400, 600], 0.5, whole)).toEqual([450, 550]);
    expect(scaled([400, 600], 100, whole)).toEqual([0, 1_000]);
    expect(moved([800, 900], 5, whole)).toEqual([900, 1_000]);
  });

  it('comes after a cursor that leaves the stretch', () => {
    expect(following([200, 300], 250, whole)).toEqual([200, 300]);
    expect(following([200, 300], 400, whole)).toEqual([380, 480]);
  });
});
