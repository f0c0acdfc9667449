/**
 * What a plot is drawn of: plain data that a layout makes and a test can read. `Shapes` puts it on
 * the page, `svgOf` into a file; both draw the same.
 */

/** Colours by what they stand for; each is a token of the theme. */
export const INKS = {
  text: '--color-text',
  muted: '--color-muted',
  line: '--color-line',
  strong: '--color-line-strong',
  paper: '--color-bg',
  transport: '--layer-transport',
  'transport-soft': '--layer-transport-soft',
  network: '--layer-network',
  'network-soft': '--layer-network-soft',
  link: '--layer-link',
  'link-soft': '--layer-link-soft',
  application: '--layer-application',
  'application-soft': '--layer-application-soft',
  loss: '--color-loss',
  'loss-soft': '--color-loss-soft',
} as const;
export type Ink = keyof typeof INKS;

export interface PathShape {
  readonly kind: 'path';
  readonly d: string;
  readonly stroke?: Ink;
  /** In lines of the theme, 0 for a hair. */
  readonly width?: number;
  /** Lengths of dashes and gaps, px. */
  readonly dash?: string;
  readonly fill?: Ink;
  readonly opacity?: number;
}

export interface TextShape {
  readonly kind: 'text';
  readonly x: number;
  /** Of the line that the letters stand on. */
  readonly y: number;
  readonly text: string;
  readonly ink: Ink;
  /** px */
  readonly size: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly strong?: boolean;
  readonly mono?: boolean;
  /** Paper around the letters, where they stand on lines. */
  readonly halo?: boolean;
  /** Degrees. */
  readonly turned?: number;
}

export type Shape = PathShape | TextShape;

type PathLook = Partial<Pick<PathShape, 'width' | 'dash' | 'fill' | 'opacity'>>;

/** Words that begin at a place, unless `more` says otherwise. */
export const written = (
  words: string,
  x: number,
  y: number,
  size: number,
  more: Partial<TextShape> = {},
): TextShape => ({ kind: 'text', text: words, x, y, size, ink: 'text', ...more });

/** A line of one ink. */
export const stroked = (d: string, stroke: Ink, look: PathLook = {}): PathShape => ({
  ...{ kind: 'path', d, stroke },
  ...look,
});

export const filled = (d: string, fill: Ink, opacity?: number): PathShape => ({
  ...{ kind: 'path', d, fill },
  ...(opacity !== undefined && { opacity }),
});

export interface PlotBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const right = ({ left, width }: PlotBox): number => left + width;
export const bottom = ({ top, height }: PlotBox): number => top + height;

/** Type and distances of a plot, px: they grow with the theme and with the reader's type. */
export interface PlotType {
  /** Of labels. */
  readonly size: number;
  /** Of ticks. */
  readonly small: number;
  /** Of one rem. */
  readonly rem: number;
}

export function plotType({
  rem,
  least,
}: {
  readonly rem: number;
  readonly least: number;
}): PlotType {
  return { size: Math.max(0.875 * rem, least), small: Math.max(0.8125 * rem, least), rem };
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/** About how wide a text will be: enough to keep texts apart before there is a page to measure on. */
export function widthOf(text: string, size: number): number {
  let letters = 0;
  for (const letter of text) letters += WIDE.test(letter) ? 1 : 0.58;
  return letters * size;
}

/** How wide the widest of them will be. */
export const widestOf = (texts: readonly string[], size: number): number =>
  texts.reduce((most, text) => Math.max(most, widthOf(text, size)), 0);

/** A number as a path has it: tenths of a pixel are fine enough, and long paths stay short. */
export const px = (value: number): string => String(Math.round(value * 10) / 10);

export const disc = (x: number, y: number, r: number): string =>
  `M${px(x - r)} ${px(y)}a${px(r)} ${px(r)} 0 1 0 ${px(2 * r)} 0a${px(r)} ${px(r)} 0 1 0 ${px(-2 * r)} 0z`;

export const cross = (x: number, y: number, r: number): string =>
  `M${px(x - r)} ${px(y - r)}l${px(2 * r)} ${px(2 * r)}m0 ${px(-2 * r)}l${px(-2 * r)} ${px(2 * r)}`;

export const diamond = (x: number, y: number, r: number): string =>
  `M${px(x)} ${px(y - r)}l${px(r)} ${px(r)}l${px(-r)} ${px(r)}l${px(-r)} ${px(-r)}z`;

/** A triangle on its tip: something came down from here. */
export const wedge = (x: number, y: number, r: number): string =>
  `M${px(x - r)} ${px(y - r)}h${px(2 * r)}l${px(-r)} ${px(1.8 * r)}z`;

export const rect = ({ left, top, width, height }: PlotBox): string =>
  `M${px(left)} ${px(top)}h${px(width)}v${px(height)}h${px(-width)}z`;
