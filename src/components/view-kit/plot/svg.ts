/** A plot as the text of an SVG file, on white paper. */
import type { Ink, PlotBox, Shape } from './shapes.ts';

/** Shapes that are moved together, and seen through a window. */
export interface ShapeGroup {
  readonly kind: 'group';
  readonly left?: number;
  readonly top: number;
  readonly clip?: PlotBox;
  readonly shapes: readonly SvgShape[];
}

export type SvgShape = Shape | ShapeGroup;

export interface SvgPicture {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly shapes: readonly SvgShape[];
}

export interface SvgStyle {
  readonly ink: (ink: Ink) => string;
  readonly font: string;
  readonly mono: string;
  /** The width of a line, px. */
  readonly line: number;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] as string);

export function svgOf({ width, height, title, shapes }: SvgPicture, style: SvgStyle): string {
  const size = `width="${Math.ceil(width)}" height="${Math.ceil(height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}" font-family="${escaped(style.font)}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    ...shapes.map((shape) => elementOf(shape, style)),
    '</svg>',
  ].join('\n');
}

function groupOf({ left = 0, top, clip, shapes }: ShapeGroup, style: SvgStyle): string {
  const inside = shapes.map((shape) => elementOf(shape, style)).join('\n');
  const move = `translate(${left} ${top})`;
  if (clip === undefined) return `<g transform="${move}">\n${inside}\n</g>`;
  const { left: x, top: y, width, height } = clip;
  const box = `x="${-x}" y="${-y}" width="100%" height="100%"`;
  // A picture in the picture cuts off what lies outside; a clip path would need a name of its own.
  return [
    `<g transform="${move}"><svg x="${x}" y="${y}" width="${Math.max(0, width)}" height="${height}">`,
    `<svg ${box} overflow="visible">`,
    inside,
    '</svg></svg></g>',
  ].join('\n');
}

function elementOf(shape: SvgShape, style: SvgStyle): string {
  if (shape.kind === 'group') return groupOf(shape, style);
  const { ink, mono, line } = style;
  const attributes: (readonly [string, string | number | undefined])[] =
    shape.kind === 'path'
      ? [
          ['d', shape.d],
          ['fill', shape.fill === undefined ? 'none' : ink(shape.fill)],
          ['stroke', shape.stroke && ink(shape.stroke)],
          ['stroke-width', shape.stroke && (shape.width === 0 ? 1 : (shape.width ?? 1) * line)],
          ['stroke-dasharray', shape.dash],
          ['opacity', shape.opacity],
        ]
      : [
          ['x', shape.x],
          ['y', shape.y],
          ['fill', ink(shape.ink)],
          ['font-size', shape.size],
          ['font-weight', shape.strong ? 650 : undefined],
          ['font-family', shape.mono ? mono : undefined],
          ['text-anchor', shape.anchor],
          ['transform', shape.turned && `rotate(${shape.turned} ${shape.x} ${shape.y})`],
          ...(shape.halo
            ? ([
                ['stroke', '#ffffff'],
                ['stroke-width', 4],
                ['stroke-linejoin', 'round'],
                ['paint-order', 'stroke'],
              ] as const)
            : []),
        ];
  const written = attributes
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}="${escaped(String(value))}"`)
    .join(' ');
  return shape.kind === 'path'
    ? `<path ${written}/>`
    : `<text ${written}>${escaped(shape.text)}</text>`;
}
