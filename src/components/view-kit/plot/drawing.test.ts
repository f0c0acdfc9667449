import { expect, it } from 'vitest';
import { timeScaleX } from './axes.ts';
import { asFile, EDGE, type PlotDrawing } from './drawing.ts';
import { filled, plotType, stroked } from './shapes.ts';
import { svgOf } from './svg.ts';

const box = { left: 50, top: 10, width: 500, height: 200 };
const drawing: PlotDrawing = {
  ...{ width: 560, height: 240, foot: 210, boxes: [box], marks: [] },
  x: timeScaleX([0, 1_000], box),
  type: plotType({ rem: 16, least: 0 }),
  under: [],
  past: [stroked('M50 10H550', 'transport')],
  signs: [
    { event: 5, shapes: [filled('M1 1h1', 'loss')] },
    { event: 9, shapes: [filled('M2 2h2', 'loss')] },
  ],
};
const style = { ink: (ink: string) => ink, font: 'A', mono: 'M', line: 2 };
const legend = [{ id: 'a', label: 'cwnd', swatch: [], value: '10' }];

it('a file has what the cursor has behind it, and nothing that is to come', () => {
  const file = asFile(drawing, [], { at: 500, event: 6 }, 'Title', legend);
  const svg = svgOf(file, style);
  expect(svg).toContain('M1 1h1');
  expect(svg).not.toContain('M2 2h2');
  expect(svg).toContain(`width="${250 - EDGE}"`);
  expect(svg).toContain('>cwnd 10</text>');
});

it('a file is as wide as a slide is for its height', () => {
  const { width, height } = asFile(drawing, [], { at: 0, event: 0 }, 'Title', legend);
  expect(width / height).toBeCloseTo(16 / 9);
});
