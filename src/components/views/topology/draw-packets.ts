/** Packets on the map: the way of the followed one, pills on links, crosses where packets ended. */

import type { Death } from '../../../model/deaths.ts';
import { layerOfPacket, type Packet } from '../../../model/packets.ts';
import type { Ignored } from '../../../model/parts/journeys.ts';
import type { LayerName } from '../../../stack/core/layers.ts';
import {
  cross,
  disc,
  filled,
  type PlotBox,
  px,
  type Shape,
  stroked,
  widestOf,
  widthOf,
} from '../../view-kit/plot/shapes.ts';
import { boxOf, firstFree } from './free-place.ts';
import { roundedRect } from './map/glyph.ts';
import { along, type EdgeLine, type MapLayout, type Point, unit } from './map/layout.ts';
import type { Moving, OnLink } from './moving.ts';

export interface PacketWords {
  readonly title: (packet: Packet) => string;
  readonly covered: (packet: Packet) => boolean;
  /** What stands above a link that the followed packet has crossed: its TTL there. */
  readonly above: (packet: Packet) => string | undefined;
  /** Why a packet ended, a line each. */
  readonly death: (death: Death) => readonly string[];
  readonly unsent: (ignored: Ignored) => readonly string[];
}

/** With more packets than this on the map, only the chosen one has words. */
const MOST_WITH_WORDS = 4;

/** A place of the map that a packet is at: it can be pointed at. */
export interface PacketMark extends Point {
  readonly packet: Packet;
  readonly width: number;
  readonly height: number;
}

/** Where a node gave a packet up that it had not sent. */
export interface UnsentMark extends Point {
  readonly event: number;
  readonly words: readonly string[];
}

export interface PacketDrawing {
  readonly shapes: readonly Shape[];
  readonly marks: readonly PacketMark[];
  readonly unsent: readonly UnsentMark[];
}

function lineOf({ edges }: MapLayout, link: number): EdgeLine | undefined {
  return edges.find(({ links }) => links.includes(link));
}

/** The drawn node that a packet's sender is: itself, or the heap that it lies in. */
function senderOn({ ends }: EdgeLine, from: number, nodes: MapLayout['nodes']): number {
  return ends.includes(from)
    ? from
    : (ends.find((end) => nodes.get(end)?.members.includes(from)) ?? ends[0]);
}

function pointOf(layout: MapLayout, { from, link }: Packet, part: number): Point | undefined {
  const line = lineOf(layout, link);
  return line && along(line, senderOn(line, from, layout.nodes), part);
}

const path = (from: Point, to: Point) => `M${px(from.x)} ${px(from.y)}L${px(to.x)} ${px(to.y)}`;

/** Where it has been, thick; the way ahead dotted, no farther than the next node. */
function wayShapes(layout: MapLayout, way: readonly OnLink[], words: PacketWords): Shape[] {
  const { type } = layout;
  return way.flatMap(({ packet, progress }): Shape[] => {
    const [from, here, to] = [0, progress, 1].map((part) => pointOf(layout, packet, part));
    if (from === undefined || here === undefined || to === undefined) return [];
    const ink = layerOfPacket(packet);
    const shapes: Shape[] = [
      stroked(path(from, here), ink, { width: 5, opacity: 0.18 }),
      stroked(path(from, here), ink, { width: 2 }),
    ];
    if (progress < 1) shapes.push(stroked(path(here, to), ink, { width: 1.4, dash: '1 6' }));
    const above = progress < 1 ? undefined : words.above(packet);
    if (above === undefined) return shapes;
    // Above the line, whichever way that slopes: what belongs to the link stands below.
    const { x, y } = unit({ x: to.x - from.x, y: to.y - from.y });
    const up = x > 0 || (x === 0 && y > 0) ? { x: y, y: -x } : { x: -y, y: x };
    const anchor = up.x > 0.35 ? 'start' : up.x < -0.35 ? 'end' : 'middle';
    return [
      ...shapes,
      {
        ...{ kind: 'text', text: above, ink, size: type.small, strong: true, halo: true, anchor },
        x: (from.x + to.x) / 2 + up.x * 0.6 * type.small,
        y: (from.y + to.y) / 2 + up.y * 0.6 * type.small,
      },
    ];
  });
}

interface Pill extends PacketMark {
  readonly words: string;
  readonly ink: LayerName | 'muted';
}

function pillsOf(
  layout: MapLayout,
  { onLinks, way }: Moving,
  words: PacketWords,
  board: boolean,
): Pill[] {
  const { type } = layout;
  const talking = onLinks.length <= (board ? 1 : MOST_WITH_WORDS);
  const last = onLinks.length > 0 ? undefined : way.at(-1);
  // A followed packet that is on no link stands at the node that it came to last.
  const shown = last === undefined ? onLinks : [last];
  return shown.flatMap(({ packet, progress }): Pill[] => {
    const title = talking ? words.title(packet) : '';
    const width = title === '' ? 1.1 * type.small : widthOf(title, type.small) + 1.3 * type.small;
    const height = 1.65 * type.small;
    const at = clearOfNodes(layout, packet, progress, width, height);
    if (at === undefined) return [];
    const ink = words.covered(packet) ? 'muted' : layerOfPacket(packet);
    return [{ ...at, packet, words: title, ink, width, height }];
  });
}

/** Its place on the link, so that the whole pill is between the nodes where the link is long enough. */
function clearOfNodes(
  layout: MapLayout,
  packet: Packet,
  progress: number,
  width: number,
  height: number,
): Point | undefined {
  const [from, to] = [pointOf(layout, packet, 0), pointOf(layout, packet, 1)];
  if (from === undefined || to === undefined) return undefined;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const { x, y } = unit({ x: to.x - from.x, y: to.y - from.y });
  const half = Math.min(
    width / 2 / Math.max(Math.abs(x), 0.01),
    height / Math.max(Math.abs(y), 0.01),
  );
  const end = Math.min(half / length, 0.5);
  return pointOf(layout, packet, end + progress * (1 - 2 * end));
}

/** In pills' heights from the link. */
const ASIDE = [-1, 1, -2, 2, 3, -3, 4, 5] as const;
/** How far aside words may stand, in their widths. */
const SIDES = [0, 0.3, -0.3, 0.55, -0.55] as const;

/**
 * Pills that would lie on something else or on each other are moved aside, up or down; in a narrow
 * place rather onto a sign than onto a name.
 */
function apart(
  pills: readonly Pill[],
  names: readonly PlotBox[],
  signs: readonly PlotBox[],
  { width, height }: MapLayout,
): Pill[] {
  const set: Pill[] = [];
  const taken = [...names];
  const within = ({ left, top, ...box }: PlotBox) =>
    left >= 0 && top >= 0 && left + box.width <= width && top + box.height <= height;
  for (const pill of pills) {
    if (pill.words === '') {
      set.push(pill);
      continue;
    }
    const places = SIDES.flatMap((side) =>
      ASIDE.map((rows) => ({
        ...pill,
        x: pill.x + side * pill.width,
        y: pill.y + rows * pill.height,
      })),
    ).filter((place) => within(boxOf(place)));
    const placed = firstFree([pill, ...places], [...taken, ...signs], taken);
    taken.push(boxOf(placed));
    set.push(placed);
  }
  return set;
}

function pillShapes({ x, y, width, height, words, ink }: Pill, small: number): Shape[] {
  if (words === '') return [filled(disc(x, y, width / 2), ink)];
  return [
    filled(roundedRect(x - width / 2, y - height / 2, width, height, 0.4 * small), ink),
    {
      ...{ kind: 'text', text: words, ink: 'paper', size: small, strong: true, anchor: 'middle' },
      ...{ x, y: y + 0.36 * small },
    },
  ];
}

/** What a sign covers so that words on it would hide it: its corners are empty. */
const signBoxes = ({ nodes }: MapLayout): readonly PlotBox[] =>
  [...nodes.values()].map(({ x, y, r }) => boxOf({ x, y, width: 1.5 * r, height: 1.5 * r }));

/** A cross, and above it why: the reason, then the place and the rule. */
function endShapes(
  { type, width, height, nodes }: MapLayout,
  at: Point,
  lines: readonly string[],
  taken: readonly (readonly PlotBox[])[],
): Shape[] {
  const r = 0.5 * type.size;
  const longest = widestOf(lines, type.small);
  // At a node the words stand over its sign; on a link, over the cross.
  const node = [...nodes.values()].find(
    (each) => Math.hypot(at.x - each.x, at.y - each.y) < 2 * each.r,
  );
  const row = 1.3 * type.small;
  const tall = lines.length * row;
  const half = tall / 2;
  const [middle, above, below] =
    node === undefined
      ? [at.x, at.y - 1.1 * type.size, at.y + 1.1 * type.size]
      : [node.x, node.y - 1.5 * node.r, node.y + 1.5 * node.r];
  const placed = (side: number, y: number) => ({
    x: Math.min(Math.max(middle + side * longest, longest / 2 + 4), width - longest / 2 - 4),
    y: Math.min(Math.max(y, half), height - half),
    ...{ width: longest, height: tall },
  });
  const rows = [above - half, below + half, ...[1, 2, 3].map((n) => above - half - n * row)];
  rows.push(...[1, 2].map((n) => below + half + n * row));
  const { x, y } = firstFree(
    [
      placed(0, above - half),
      ...SIDES.flatMap((side) => rows.map((at) => placed(side, at))),
      // Where the map has no room around it, at its foot.
      placed(0, height),
    ],
    ...taken,
  );
  const foot = y + half;
  return [
    filled(disc(at.x, at.y, 1.7 * r), 'paper'),
    stroked(cross(at.x, at.y, r), 'loss', { width: 2.2 }),
    ...lines.map(
      (each, line): Shape => ({
        ...{ kind: 'text', text: each, ink: line === 0 ? 'loss' : 'muted', size: type.small },
        ...{ anchor: 'middle', strong: line === 0, halo: true },
        ...{ x, y: foot - (lines.length - 1 - line) * row },
      }),
    ),
  ];
}

export function packetShapes(
  layout: MapLayout,
  moving: Moving,
  words: PacketWords,
  board: boolean,
  /** What the words cover that stand on the map already. */
  names: readonly PlotBox[],
): PacketDrawing {
  const reach = 2 * layout.type.size;
  const ended = new Set(moving.deaths.map(({ packet }) => packet.frame));
  const deaths = moving.deaths.flatMap((death) => {
    const at = pointOf(layout, death.packet, death.progress);
    // The reason is enough for the last row.
    const lines = words.death(death).slice(0, board ? 1 : undefined);
    return at === undefined ? [] : [{ at, death, lines }];
  });
  const crosses = deaths.map(({ at }) => boxOf({ ...at, width: reach, height: 0.8 * reach }));
  const signs = signBoxes(layout);
  const pills = apart(
    pillsOf(layout, moving, words, board).filter(({ packet }) => !ended.has(packet.frame)),
    [...names, ...crosses],
    signs,
    layout,
  );
  const said = [...names, ...pills.filter((pill) => pill.words !== '').map(boxOf)];
  const taken = [[...said, ...signs], said];
  const unsent = moving.unsent.flatMap((ignored): UnsentMark[] => {
    const node = [...layout.nodes.values()].find(({ members }) => members.includes(ignored.node));
    const at = node && { x: node.x + node.r, y: node.y - node.r };
    return at === undefined ? [] : [{ ...at, event: ignored.id, words: words.unsent(ignored) }];
  });
  return {
    shapes: [
      ...wayShapes(layout, moving.way, words),
      ...pills.flatMap((pill) => pillShapes(pill, layout.type.small)),
      ...deaths.flatMap(({ at, lines }) => endShapes(layout, at, lines, taken)),
      ...unsent.flatMap((mark) => endShapes(layout, mark, mark.words, taken)),
    ],
    marks: [
      ...pills,
      ...deaths.map(({ at, death: { packet } }) => ({
        ...{ ...at, packet, width: reach, height: reach },
      })),
    ],
    unsent,
  };
}
