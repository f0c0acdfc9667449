import { expect, it } from 'vitest';
import { disc } from './shapes.ts';
import { svgOf } from './svg.ts';

const style = { ink: (ink: string) => `[${ink}]`, font: '"A", sans', mono: 'M', line: 2 };

it('writes paths and texts with the theme’s colours, and no raw markup', () => {
  const svg = svgOf(
    {
      ...{ width: 100, height: 50, title: 'a < b' },
      shapes: [
        { kind: 'path', d: disc(10, 10, 5), stroke: 'loss', width: 1.5, fill: 'paper' },
        { kind: 'text', x: 1, y: 2, text: '<R>', ink: 'text', size: 12, anchor: 'middle' },
      ],
    },
    style,
  );
  expect(svg).toContain('<title>a &lt; b</title>');
  expect(svg).toContain('fill="[paper]" stroke="[loss]" stroke-width="3"');
  expect(svg).toContain('>&lt;R&gt;</text>');
  expect(svg).toContain('font-family="&quot;A&quot;, sans"');
});
