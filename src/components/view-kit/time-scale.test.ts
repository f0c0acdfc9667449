import { describe, expect, it } from 'vitest';
import { compress, tickStep, ticksOf, timeScale } from './time-scale.ts';

const way = (from: number) => ({ from, to: from + 20_000 });
const space = { top: 30, height: 600, breakHeight: 60, least: 0, most: Infinity };

describe('compressing time', () => {
  it('leaves a handshake linear', () => {
    expect(compress([way(0), way(20_000), way(40_000)])).toEqual([
      { from: 0, to: 60_000, idle: false },
    ]);
  });

  it('leaves a pause of a few round trips linear', () => {
    expect(compress([way(0), way(120_000)])).toHaveLength(1);
  });

  it('breaks the second that a retransmission waits, leaving a margin of real time', () => {
    const spans = compress([way(0), way(1_000_000), way(1_020_000)]);
    expect(spans).toEqual([
      { from: 0, to: 28_000, idle: false },
      { from: 28_000, to: 992_000, idle: true },
      { from: 992_000, to: 1_040_000, idle: false },
    ]);
  });

  it('breaks TIME_WAIT, and the pauses that only look small beside it', () => {
    const spans = compress([way(0), way(1_000_000), { from: 61_000_000, to: 61_000_000 }]);
    expect(spans.filter((s) => s.idle)).toHaveLength(2);
  });

  it('breaks pauses that come again and again, none of which is longer than the others', () => {
    const often = Array.from({ length: 9 }, (_, i) => way(i * 180_000_000));
    const timers = often.map(({ from }) => ({ from: from + 120_000_000, to: from + 120_000_000 }));
    expect(compress(often).filter(({ idle }) => idle)).toHaveLength(8);
    expect(compress([...often, ...timers]).filter(({ idle }) => idle)).toHaveLength(17);
  });

  it('has no spans when nothing happened', () => {
    expect(compress([])).toEqual([]);
  });
});

describe('the scale', () => {
  const spans = compress([way(0), way(1_000_000)]);

  it('fills the height it is given, breaks included', () => {
    const scale = timeScale(spans, space);
    expect(scale.y(0)).toBe(30);
    expect(scale.y(1_020_000)).toBeCloseTo(630);
    expect(scale.y(992_000) - scale.y(28_000)).toBeCloseTo(60);
  });

  it('is the same everywhere in live time, never runs backwards, and can be inverted', () => {
    const scale = timeScale(spans, space);
    expect(scale.y(10_000) - scale.y(0)).toBeCloseTo(scale.y(1_010_000) - scale.y(1_000_000));
    let before = -1;
    for (let at = 0; at < 1_100_000; at += 7_000) {
      expect(scale.y(at)).toBeGreaterThan(before);
      before = scale.y(at);
      expect(scale.at(before)).toBeCloseTo(at, 3);
    }
  });

  it('keeps to its least density and is taller than its space then', () => {
    const scale = timeScale(spans, { ...space, least: 0.05 });
    expect(scale.density).toBe(0.05);
    expect(scale.bottom).toBeGreaterThan(630);
  });

  it('survives a run of one instant', () => {
    const scale = timeScale(compress([{ from: 5, to: 5 }]), { ...space, most: 0.01 });
    expect(scale.y(5)).toBe(30);
    expect(scale.y(1_005)).toBe(40);
  });
});

describe('ticks', () => {
  it('are at multiples of 1, 2 or 5 × 10ⁿ, far enough apart, and never in a break', () => {
    const scale = timeScale(compress([way(0), way(1_000_000)]), space);
    const step = tickStep(scale.density, 40);
    const ticks = ticksOf(scale, step);
    expect([1, 2, 5]).toContain(Number(String(step)[0]));
    expect(ticks.every((t) => t.at <= 28_000 || t.at >= 992_000)).toBe(true);
    expect(step * scale.density).toBeGreaterThanOrEqual(40);
  });
});
