/** The map without its packets: grounds of networks, links with the cards at their ends, nodes with names. */
import { nodePageOf } from '../../../stack/nodes/page/pages.ts';
import {
  type Ink,
  px,
  type Shape,
  stroked,
  type TextShape,
  widthOf,
} from '../../view-kit/plot/shapes.ts';
import { addressesBelow, cardLabels, coveredBoxes, nodeBoxes } from './card-labels.ts';
import { overlaps } from './free-place.ts';
import { linkLabels } from './link-labels.ts';
import { glyphShapes, ground, heapShapes, roundedRect } from './map/glyph.ts';
import { type EdgeLine, type MapLayout, type NodeSpot, type Point, unit } from './map/layout.ts';
import type { Segment } from './map/zones.ts';
import { zoneNames } from './zone-names.ts';

/** What the map says in words; nothing of it is in the layout. */
export interface MapWords {
  /** Of a node, or of a heap. */
  readonly name: (node: NodeSpot) => string;
  readonly kind: (node: NodeSpot) => string;
  readonly port: (node: number, card: number) => string;
  readonly address: (node: number, card: number) => string | undefined;
  /** How many cards of a node have addresses. */
  readonly addresses: (node: number) => number;
  readonly network: (segment: Segment) => string | undefined;
  /** What a link carries in one piece, where links differ. */
  readonly mtu: (link: number) => string | undefined;
  readonly isUp: (link: number) => boolean;
  readonly cut: string;
}

export interface Chosen {
  readonly node: number | undefined;
  readonly heap: number | undefined;
  readonly link: number | undefined;
  /** Who has a name while a question is open. */
  readonly named: ReadonlySet<number>;
}

const line = (from: Point, to: Point) => `M${px(from.x)} ${px(from.y)}L${px(to.x)} ${px(to.y)}`;

/** With `board`, a question is open: only names of nodes stand there. */
export function networkShapes(
  layout: MapLayout,
  words: MapWords,
  chosen: Chosen,
  board: boolean,
): readonly Shape[] {
  const addressed = withRoom(layout, words);
  return [
    ...layout.zones.map(({ box: { left, top, width, height } }) =>
      ground(roundedRect(left, top, width, height, 0.75 * layout.type.rem)),
    ),
    // Below the names of networks: what is chosen near one must not cover it.
    ...[...layout.nodes.values()].flatMap((node) => ringAround(node, chosen)),
    ...(board ? [] : zoneNames(layout, words).flatMap(({ lines }) => lines)),
    ...layout.edges.flatMap((edge) => edgeShapes(edge, words, chosen)),
    ...[...layout.nodes.values()].flatMap((node) =>
      nodeShapes(node, layout, words, chosen, board, addressed),
    ),
    ...(board ? [] : labels(layout, words)),
  ];
}

/** What stands beside links, as far as there is room. */
function labels(layout: MapLayout, words: MapWords): readonly Shape[] {
  const covered = coveredBoxes(layout, words);
  const links = linkLabels(layout, words, covered);
  const boxes = [...covered, ...links.map(({ box }) => box)];
  const ends = cardLabels(layout, words, boxes);
  return [
    ...links.flatMap(({ lines }) => lines),
    ...ends.shapes,
    ...(layout.dense ? [] : addressesBelow(layout, words, ends)),
  ];
}

/** The nodes whose address lies on no other's sign or name: where columns stand near each other, it may. */
function withRoom({ nodes, type }: MapLayout, words: MapWords): ReadonlySet<number> {
  const all = [...nodes.values()];
  const taken = new Map(all.map((node) => [node.id, nodeBoxes(node, words.name(node), '', type)]));
  const found = new Set<number>();
  for (const node of all) {
    const { x, y, r } = node;
    // Of several addresses none stands below the name.
    const own = words.addresses(node.id) === 1 ? (words.address(node.id, 0) ?? '') : '';
    if (own === '') continue;
    const width = widthOf(own, type.small);
    const top = y + 1.5 * r + type.size;
    const box = { left: x - width / 2, top, width, height: 1.35 * type.small };
    const others = all.flatMap(({ id }) => (id === node.id ? [] : (taken.get(id) ?? [])));
    if (others.some((other) => overlaps(other, box))) continue;
    found.add(node.id);
    taken.set(node.id, [...(taken.get(node.id) ?? []), box]);
  }
  return found;
}

const text = (
  words: string,
  at: Point,
  size: number,
  ink: Ink = 'text',
  more: Partial<TextShape> = {},
): TextShape => ({ kind: 'text', ...at, text: words, ink, size, ...more });

function edgeShapes({ link, links, from, to }: EdgeLine, words: MapWords, chosen: Chosen): Shape[] {
  const isChosen = chosen.link !== undefined && links.includes(chosen.link);
  const up = words.isUp(link);
  const way = line(from, to);
  const own = stroked(way, up ? 'strong' : 'loss', {
    width: links.length > 1 ? 2.2 : 1.1,
    ...(!up && { dash: '2 6' }),
  });
  if (up) return isChosen ? [stroked(way, 'strong', { width: 4, opacity: 0.4 }), own] : [own];
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const { x, y } = unit({ x: to.x - from.x, y: to.y - from.y });
  // Two strokes across: it is cut, in whatever colour one sees it.
  const strokes = [-3, 3].map((by) => {
    const at = { x: middle.x + x * by, y: middle.y + y * by };
    return line({ x: at.x - y * 7, y: at.y + x * 7 }, { x: at.x + y * 7, y: at.y - x * 7 });
  });
  return [own, stroked(strokes.join(''), 'loss', { width: 1.4 })];
}

function ringAround({ id, x, y, r }: NodeSpot, chosen: Chosen): Shape[] {
  if (chosen.node !== id && chosen.heap !== -1 - id) return [];
  const outline = roundedRect(x - 1.35 * r, y - 1.2 * r, 2.7 * r, 2.4 * r, 0.4 * r);
  return [{ ...stroked(outline, 'network'), fill: 'network-soft' }];
}

function nodeShapes(
  node: NodeSpot,
  { type, dense, roomy }: MapLayout,
  words: MapWords,
  chosen: Chosen,
  board: boolean,
  addressed: ReadonlySet<number>,
): Shape[] {
  const { x, y, r, members } = node;
  const page = nodePageOf(words.kind(node));
  const heap = members.length > 1;
  const sign = heap ? heapShapes(page, x, y, r) : glyphShapes(page, x, y, r);
  if (board && !chosen.named.has(node.id)) return [...sign];
  if (dense) {
    const at = { x: x + 1.6 * r, y: y + 0.35 * type.small };
    return [...sign, text(words.name(node), at, type.small, 'text', { halo: true })];
  }
  const under = (row: number): Point => ({ x, y: y + r + 0.5 * r + row });
  const name = text(words.name(node), under(type.size), type.size, 'text', {
    ...{ anchor: 'middle', strong: true, halo: true },
  });
  const own = words.addresses(node.id) === 1 ? words.address(node.id, 0) : undefined;
  const away = own === undefined || board || !addressed.has(node.id);
  if (away || (!roomy && own.length > 15)) return [...sign, name];
  return [
    ...[...sign, name],
    text(own, under(type.size + 1.35 * type.small), type.small, 'muted', {
      ...{ anchor: 'middle', mono: true, halo: true },
    }),
  ];
}
