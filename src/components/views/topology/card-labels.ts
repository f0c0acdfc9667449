/**
 * The names of cards at the ends of links, with their addresses where a node has several. Each stands
 * beside its end where nothing else is: first below the line, where a packet's own words never are.
 */
import {
  type PlotBox,
  type PlotType,
  type TextShape,
  widestOf,
  widthOf,
} from '../../view-kit/plot/shapes.ts';
import type { MapWords } from './draw-network.ts';
import { overlaps } from './free-place.ts';
import { type EdgeLine, type MapLayout, type NodeSpot, type Point, unit } from './map/layout.ts';
import { zoneNames } from './zone-names.ts';

/** Words, and what they cover. */
export interface Label {
  readonly box: PlotBox;
  readonly lines: readonly TextShape[];
}

const LINE = 1.2;

/** Whether a line passes through a box: the part of it that lies between the box's sides. */
function crosses({ from, to }: EdgeLine, { left, top, width, height }: PlotBox): boolean {
  let [first, last] = [0, 1];
  for (const [at, by, low, high] of [
    [from.x, to.x - from.x, left, left + width],
    [from.y, to.y - from.y, top, top + height],
  ] as const) {
    if (by === 0) {
      if (at < low || at > high) return false;
      continue;
    }
    const [a, b] = [(low - at) / by, (high - at) / by];
    first = Math.max(first, Math.min(a, b));
    last = Math.min(last, Math.max(a, b));
  }
  return first <= last;
}

/** What a node and the words below it cover. */
export function nodeBoxes(
  { x, y, r }: NodeSpot,
  name: string,
  address: string,
  { size, small }: PlotType,
): readonly PlotBox[] {
  const half = Math.max(widthOf(name, size), widthOf(address, small)) / 2;
  const high = size + (address === '' ? 0 : LINE * small);
  return [
    { left: x - 1.1 * r, top: y - r, width: 2.2 * r, height: 2 * r },
    { left: x - half, top: y + 1.5 * r, width: 2 * half, height: high },
  ];
}

interface End {
  readonly at: Point;
  readonly towards: Point;
  readonly lines: readonly string[];
}

/** Places beside the end of a line, the best first. */
function* candidates({ at, towards, lines }: End, small: number): Generator<Label> {
  const { x, y } = unit({ x: towards.x - at.x, y: towards.y - at.y });
  const steep = Math.abs(y) > 0.75;
  for (let count = lines.length; count > 0; count--) {
    const shown = lines.slice(0, count);
    const width = 1.06 * widestOf(shown, small);
    const height = count * LINE * small;
    for (const out of [0.4, 1.4]) {
      const [px, py] = [at.x + x * out * small, at.y + y * out * small];
      for (const side of [1, -1]) {
        const right = steep ? side > 0 : x > 0;
        const left = right
          ? px + (steep ? 0.5 * small : 0)
          : px - width - (steep ? 0.5 * small : 0);
        const top = steep
          ? y > 0
            ? py
            : py - height
          : side > 0
            ? py + 0.25 * small
            : py - height - 0.35 * small;
        yield {
          box: { left, top, width, height },
          lines: shown.map((text, row) => ({
            ...{ kind: 'text', text, ink: 'muted', size: small, mono: true, halo: true },
            ...{ x: right ? left : left + width, anchor: right ? 'start' : 'end' },
            y: top + (row + 0.85) * LINE * small,
          })),
        };
      }
    }
  }
}

/** What nodes, their words and the names of networks cover. */
export function coveredBoxes(layout: MapLayout, words: MapWords): PlotBox[] {
  const { nodes, type } = layout;
  const taken: PlotBox[] = [...nodes.values()].flatMap((node) => {
    const own = words.addresses(node.id) === 1 ? (words.address(node.id, 0) ?? '') : '';
    return nodeBoxes(node, words.name(node), own, type);
  });
  return [...taken, ...zoneNames(layout, words).map(({ box }) => box)];
}

interface EndLabels {
  readonly shapes: readonly TextShape[];
  /** What all of it covers, with what was covered before. */
  readonly taken: readonly PlotBox[];
  /** The cards whose address has no place at the end of their link. */
  readonly lacking: readonly CardEnd[];
}

interface CardEnd {
  readonly node: number;
  readonly card: number;
}

export function cardLabels(
  layout: MapLayout,
  words: MapWords,
  covered: readonly PlotBox[],
): EndLabels {
  const { edges, type, width, roomy } = layout;
  const taken = [...covered];
  const lacking: CardEnd[] = [];
  const isCut = ({ left, width: own }: PlotBox) => left < 0 || left + own > width;
  const ends = edges.flatMap(({ ends: [a, b], cards, from, to }) => [
    { node: a, card: cards[0], at: from, towards: to },
    { node: b, card: cards[1], at: to, towards: from },
  ]);
  const shapes = ends.flatMap(({ node, card, at, towards }): readonly TextShape[] => {
    if (card < 0 || node < 0) return [];
    const address = words.addresses(node) > 1 ? words.address(node, card) : undefined;
    const lines = [words.port(node, card), ...(address === undefined ? [] : [address])];
    for (const label of roomy ? candidates({ at, towards, lines }, type.small) : []) {
      if (isCut(label.box) || taken.some((box) => overlaps(box, label.box))) continue;
      if (edges.some((edge) => crosses(edge, label.box))) continue;
      taken.push(label.box);
      if (label.lines.length < lines.length) lacking.push({ node, card });
      return label.lines;
    }
    if (address !== undefined) lacking.push({ node, card });
    return [];
  });
  return { shapes, taken, lacking };
}

/** Longer ones (of IPv6) have no room below a name where columns stand near each other. */
const LONGEST = 15;
/** Between such an address and what stands beside it, of its letters' height. */
const APART = 0.4;

/** The addresses that have no place at their link, below the name of their node, as far as there is room. */
export function addressesBelow(
  { nodes, edges, type, height, roomy }: MapLayout,
  words: MapWords,
  { taken: before, lacking }: EndLabels,
): readonly TextShape[] {
  const taken = [...before];
  const rows = new Map<number, number>();
  return lacking.flatMap(({ node: id, card }): readonly TextShape[] => {
    const node = nodes.get(id);
    const address = words.address(id, card);
    if (node === undefined || address === undefined) return [];
    if (!roomy && address.length > LONGEST) return [];
    const text = roomy ? `${words.port(id, card)} ${address}` : address;
    const row = rows.get(id) ?? 0;
    const { x, y, r } = node;
    const top = y + 1.5 * r + type.size + (0.2 + row * LINE) * type.small;
    const width = 1.06 * widestOf([text], type.small);
    const box = { left: x - width / 2, top, width, height: LINE * type.small };
    const apart = {
      ...box,
      left: box.left - APART * type.small,
      width: width + 2 * APART * type.small,
    };
    if (top + box.height > height || taken.some((other) => overlaps(other, apart))) return [];
    if (edges.some((edge) => crosses(edge, box))) return [];
    rows.set(id, row + 1);
    taken.push(box);
    return [
      {
        ...{ kind: 'text', text, ink: 'muted', size: type.small, mono: true, halo: true },
        ...{ x, y: top + 0.9 * type.small, anchor: 'middle' },
      },
    ];
  });
}
