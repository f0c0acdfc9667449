import { scaleLinear } from 'd3-scale';
import { describe, expect, it } from 'vitest';
import type { PlotDrawing } from './drawing.ts';
import { boxAt, measure, measuredWords, rulerShapes } from './ruler.ts';
import { plotType } from './shapes.ts';

const plain = (words: object) =>
  Object.values(words).map((each: string) => each.replace(/[\u00a0\u202f]/g, ' '));

const drag = { from: { at: 123_750, value: 13_000 }, to: { at: 206_250, value: 39_000 } };

describe('the ruler', () => {
  it('measures time in round trips, bytes, and so the throughput', () => {
    const measured = measure(drag, 41_250, { slope: true });
    expect(measured).toEqual({
      ...{ time: 82_500, amount: 26_000, roundTrips: 2 },
      rate: (26_000 * 8) / 0.0825,
    });
    expect(plain(measuredWords(measured, 'bytes'))).toEqual([
      '82.5 ms = 2.0 RTT',
      '26 000 B',
      '2.52 Mbit/s',
    ]);
  });

  it('measures a difference in the unit of its plot, which is no slope unless it counts what was sent', () => {
    const words = (unit: Parameters<typeof measuredWords>[1]) =>
      plain(measuredWords(measure(drag, 0, unit && {}), unit));
    expect(words('ms')).toEqual(['82.5 ms', '26 ms', '']);
    expect(words('bytes')).toEqual(['82.5 ms', '26 000 B', '']);
    expect(words('count')).toEqual(['82.5 ms', '26 000', '']);
    expect(words('bits')).toEqual(['82.5 ms', '26.0 kbit/s', '']);
    expect(words(undefined)).toEqual(['82.5 ms', '', '']);
  });
});

/** Two plots below each other, 100 px high, 20 px apart. */
const drawing: PlotDrawing = {
  ...{ width: 200, height: 240, foot: 220, under: [], past: [], signs: [], marks: [] },
  boxes: [
    { left: 0, top: 0, width: 200, height: 100 },
    { left: 0, top: 120, width: 200, height: 100 },
  ],
  heights: [{ y: scaleLinear([0, 10], [100, 0]), unit: 'count' }, undefined],
  x: scaleLinear([0, 1000], [0, 200]),
  type: plotType({ rem: 16, least: 14 }),
};

describe('where it lies', () => {
  it('is in one of the plots, or in none', () => {
    expect([boxAt(drawing, 10, 50), boxAt(drawing, 10, 150), boxAt(drawing, 10, 110)]).toEqual([
      0, 1, -1,
    ]);
  });

  it('follows the scale of its plot, and the place itself from one plot to another', () => {
    const ends = { from: { at: 0, value: 10 }, to: { at: 500, value: 30 } };
    const words = measuredWords(measure(ends, 0, undefined), undefined);
    const line = (box: number) => {
      const [first] = rulerShapes({ box, ...ends }, words, drawing);
      return first?.kind === 'path' ? first.d : '';
    };
    expect(line(0)).toBe('M0 0L100 -200');
    expect(line(-1)).toBe('M0 10L100 30');
  });
});
