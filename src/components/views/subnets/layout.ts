/** The picture of the tree: boxes for prefixes, lines to what is inside of them, and the lit way. */
import type { Prefix } from '../../../stack/core/addresses.ts';
import { lastOf, sizeOf } from '../../../stack/core/prefix.ts';
import {
  filled,
  type PlotType,
  plotType,
  px,
  rect,
  type Shape,
  stroked,
  widestOf,
  widthOf,
  written,
} from '../../view-kit/plot/shapes.ts';
import type { PictureSize } from '../../view-kit/use-size.ts';
import type { TreeItem } from './items.ts';
import type { PrefixNode } from './model.ts';
import { placed, type Spot } from './place.ts';

export interface TreeWords {
  /** What stands at a prefix: who knows a way there; the longest that fits. */
  readonly at: (node: PrefixNode) => readonly string[];
  readonly hosts: (item: Extract<TreeItem, { kind: 'hosts' }>) => readonly string[];
  readonly hole: (item: Extract<TreeItem, { kind: 'hole' }>) => readonly string[];
  readonly more: (count: number) => string;
}

export interface TreeInput {
  readonly root: TreeItem;
  readonly size: PictureSize;
  readonly words: TreeWords;
  /** Keys of the prefixes that contain the destination, and of those that somebody's longest match is. */
  readonly chain: ReadonlySet<string>;
  readonly matches: ReadonlySet<string>;
  /** Keys of routes that one route would do for. */
  readonly joinable: ReadonlySet<string>;
  readonly chosen: string | undefined;
  readonly board: boolean;
}

export interface TreeLayout {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  readonly spots: readonly Spot[];
}

interface Pen {
  readonly type: PlotType;
  readonly input: TreeInput;
  readonly indented: boolean;
  readonly shapes: Shape[];
}

const PAD = 0.6;
const LINE = 1.35;
const BOX = 1.75;
/** Inside the lower edge of a box: which parts of it are taken. */
const BAR = 5;
/** From a box to the bar that marks it, px. */
const BESIDE = 6;
/** Lighter parts of the picture begin at its very edge. */
const EDGE = 4;

export function treeLayout(input: TreeInput): TreeLayout {
  const { root, size, words, board } = input;
  const type = plotType(size);
  const keyWidth = (key: string) => widthOf(key, type.small) * 1.05 + 2 * PAD * type.size;
  const linesOf = (item: TreeItem): readonly string[] => {
    if (item.kind === 'prefix') return board ? [] : words.at(item.node);
    if (item.kind === 'more') return [words.more(item.count)];
    return item.kind === 'hole' ? words.hole(item) : words.hosts(item);
  };
  const longest = (lines: readonly string[]) => widestOf(lines, type.small);
  const { spots, height, indented } = placed(root, {
    heightOf(item, inLines) {
      if (item.kind !== 'prefix')
        return BOX * type.size + (Math.max(1, linesOf(item).length) - 1) * LINE * type.small;
      const second = !inLines && item.inside.length > 0 && linesOf(item).length > 0;
      return BOX * type.size + (second ? LINE * type.small : 0) + BAR;
    },
    widthOf(item, inLines) {
      if (item.kind !== 'prefix') return longest(linesOf(item)) + 1.4 * type.small;
      const key = keyWidth(item.node.key) + (input.chain.size > 0 ? 1.3 * type.small : 0);
      if (inLines || item.inside.length === 0) return key;
      return Math.max(
        key,
        Math.min(longest(linesOf(item).slice(0, 1)) + type.size, 17 * type.small),
      );
    },
    ...{ gap: 0.45 * type.size, reach: 1.9 * type.size, indent: 1.5 * type.size },
    width: size.width - 2 * EDGE,
  });
  const pen: Pen = { type, input, indented, shapes: [] };
  // Where lines share a stretch, the lit one lies on top.
  const isLit = (spot: Spot) => input.chain.has(keyOf(spot) ?? '');
  for (const spot of spots) if (!isLit(spot)) edge(pen, spot);
  for (const spot of spots) if (isLit(spot)) edge(pen, spot);
  for (const spot of spots) {
    if (spot.item.kind === 'prefix') box(pen, spot, spot.item, linesOf(spot.item));
    else leaf(pen, spot, linesOf(spot.item));
  }
  return {
    ...{ width: size.width, height: height + 2 * EDGE, shapes: pen.shapes },
    spots: spots.map((spot) => ({ ...spot, left: spot.left + EDGE, top: spot.top + EDGE })),
  };
}

const keyOf = ({ item }: Spot) => (item.kind === 'prefix' ? item.node.key : undefined);

/** Where the line from above meets a spot: at its first line of words. */
const levelOf = ({ top }: Spot, type: PlotType) => EDGE + top + (BOX * type.size) / 2;

function edge({ type, input, indented, shapes }: Pen, spot: Spot): void {
  const { parent, left } = spot;
  if (parent === undefined) return;
  const y = levelOf(spot, type);
  const end = EDGE + left;
  const x = EDGE + (indented ? parent.left + 0.7 * type.size : parent.left + parent.width);
  const from = indented ? EDGE + parent.top + parent.height : levelOf(parent, type);
  const middle = end - 0.9 * type.size;
  const d = indented
    ? `M${px(x)} ${px(from)}V${px(y)}H${px(end)}`
    : `M${px(x)} ${px(from)}H${px(middle)}V${px(y)}H${px(end)}`;
  const lit = input.chain.has(keyOf(spot) ?? '');
  shapes.push(
    stroked(d, lit ? 'text' : 'line', {
      ...(lit && { width: 1.5 }),
      ...(spot.item.kind === 'hole' && { dash: '2 4' }),
    }),
  );
}

function box(
  { type, input, indented, shapes }: Pen,
  spot: Spot,
  { node, inside }: Extract<TreeItem, { kind: 'prefix' }>,
  lines: readonly string[],
): void {
  const { chain, matches, joinable, chosen } = input;
  const [left, top, { width, height }] = [spot.left + EDGE, spot.top + EDGE, spot];
  const lit = chain.has(node.key);
  const own = node.cards.length > 0;
  // All addresses frame the tree also where nobody has a default route.
  const known = node.parent !== undefined || own || node.routes.length > 0;
  const d = rect({ left, top, width, height });
  shapes.push({
    ...filled(d, lit ? 'network-soft' : 'paper'),
    ...{
      stroke: lit ? 'text' : known ? 'network' : 'line',
      width: lit ? 1.4 : 0,
    },
    // Nobody is in it: somebody only knows a way there.
    ...(!own && known && { dash: '5 3' }),
  });
  if (joinable.has(node.key)) {
    shapes.push(
      filled(rect({ left: left - BESIDE, top: top - 2, width: 3, height: height + 4 }), 'network'),
    );
  }
  if (chosen === node.key) {
    const ring = { left: left - 3, top: top - 3, width: width + 6, height: height + 6 };
    shapes.push(stroked(rect(ring), 'text', { width: 0.8 }));
  }
  const base = top + (BOX * type.size) / 2 + 0.36 * type.small;
  const sign = chain.size === 0 ? '' : lit ? '✓ ' : '';
  shapes.push(
    written(`${sign}${node.key}`, left + PAD * type.size, base, type.small, {
      mono: true,
      strong: own || lit,
    }),
  );
  if (inside.length > 0 && node.parent !== undefined)
    taken({ left, top: top + height - BAR, width }, node, shapes);
  const [long, short = long] = lines;
  if (long === undefined || short === undefined) return;
  const match = matches.has(node.key);
  const beside = indented || inside.length === 0;
  const room = beside ? input.size.width - left - width - type.small : width - type.size;
  const fits = widthOf(long, type.small) <= room ? long : fitted(short, room, type.small);
  if (fits === undefined) return;
  shapes.push(
    written(
      fits,
      beside ? left + width + 0.6 * type.small : left + PAD * type.size,
      beside ? base : base + LINE * type.small,
      type.small,
      { ink: match ? 'network' : 'muted', strong: match },
    ),
  );
}

/** As much of it as there is room for; nothing rather than a few letters. */
function fitted(line: string, room: number, size: number): string | undefined {
  if (widthOf(line, size) <= room) return line;
  const letters = [...line];
  while (letters.length > 6 && widthOf(`${letters.join('')}…`, size) > room) letters.pop();
  return letters.length > 6 ? `${letters.join('').trimEnd()}…` : undefined;
}

/** Which parts of a prefix are taken, on the scale of its addresses; what is empty is a hole. */
function taken(
  { left, top, width }: { readonly left: number; readonly top: number; readonly width: number },
  { prefix, children, cards }: PrefixNode,
  shapes: Shape[],
): void {
  const scale = (width - 2) / sizeOf(prefix);
  const place = (address: number) => left + 1 + (address - prefix.base) * scale;
  const own: Prefix[] = cards.map(({ address }) => ({ base: address, length: 32 }));
  shapes.push(stroked(`M${px(left)} ${px(top)}h${px(width)}`, 'line', { width: 0 }));
  for (const part of [...children.map((child) => child.prefix), ...own]) {
    const from = place(part.base);
    const long = Math.max(1.5, place(lastOf(part) + 1) - from);
    const x = Math.min(from, left + width - 1 - long);
    shapes.push(filled(rect({ left: x, top: top + 1, width: long, height: BAR - 2 }), 'network'));
  }
}

/** Words without a box: who is in it, what is left over. */
function leaf({ type, shapes }: Pen, spot: Spot, lines: readonly string[]): void {
  const { item, left, top, width, height } = spot;
  if (item.kind === 'hole') {
    const d = rect({ left: left + EDGE, top: top + EDGE, width, height });
    shapes.push(stroked(d, 'strong', { width: 0, dash: '2 4' }));
  }
  lines.forEach((line, i) => {
    shapes.push(
      written(
        line,
        left + EDGE + 0.7 * type.small,
        top + EDGE + (BOX * type.size) / 2 + (0.36 + i * LINE) * type.small,
        type.small,
        {
          ink: item.kind === 'hosts' && i < item.cards.length ? 'text' : 'muted',
        },
      ),
    );
  });
}
