/**
 * From columns and rows to pixels: nodes, the lines of links from rim to rim, and the zones of the
 * networks. Pure; the same for the same network, size and moves.
 */
import type { Topology } from '../../../../model/topology.ts';
import { nodePageOf } from '../../../../stack/nodes/page/pages.ts';
import { type PlotType, plotType } from '../../../view-kit/plot/shapes.ts';
import type { PictureSize } from '../../../view-kit/use-size.ts';
import type { Moved } from '../look.ts';
import type { MapEdge, MapGraph, MapNode } from './graph.ts';
import { looksOf } from './looks.ts';
import { type Placement, placed } from './place.ts';
import { type Zone, zonesOf } from './zones.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface NodeSpot extends Point, MapNode {
  /** Half of its sign's width, px. */
  readonly r: number;
}

export interface EdgeLine extends MapEdge {
  /** The places at the rims of its two ends. */
  readonly from: Point;
  readonly to: Point;
}

export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly type: PlotType;
  readonly nodes: ReadonlyMap<number, NodeSpot>;
  readonly edges: readonly EdgeLine[];
  readonly zones: readonly Zone[];
  /** So many rows that nodes are small and have their names beside them. */
  readonly dense: boolean;
  /** There is room for the names of cards at the links' ends. */
  readonly roomy: boolean;
  /** Columns run downwards. */
  readonly turned: boolean;
}

export interface LayoutInput {
  readonly topology: Topology;
  readonly graph: MapGraph;
  readonly size: PictureSize;
  readonly moved: readonly Moved[];
  /** Only names of nodes stand there: a question is open on the projector. */
  readonly plain: boolean;
  /** How it lay before, if whoever has looked at it is to find the nodes again. */
  readonly before?: boolean | undefined;
}

/**
 * Distances of columns, and the most of rows, in rem: the least, what they grow to, and how near they
 * stand where the whole map would not fit otherwise: then some addresses have no room.
 */
const COLUMN = { least: 6.5, most: 30, tight: 4.75 } as const;
/** Nor nearer than a name of three Chinese characters is long, in heights of its type. */
const NAME = 3.4;
const MOST_ROW = 11;
/** More rows than this are dense. */
const MANY_ROWS = 8;
const DENSE_ROW = 2.25;
/** Between columns, in rem, so that names of cards have room. */
const ROOMY = 9;
/** Half of a sign’s width, of the distance between columns. */
const SIGN = 0.09;
/** Beside the outermost nodes, in rem; the least, where the map would go on beyond its box. */
const MARGIN = { least: 2.75, most: 4 } as const;

/** Where the whole map would be cut otherwise, half of a sign's width, rem. */
const LOW_SIGN = 0.95;

/** A node's sign, and the room that it needs above and below its middle, px. */
interface Sign {
  readonly r: number;
  readonly above: number;
  readonly below: number;
}

interface Room {
  readonly size: PictureSize;
  readonly type: PlotType;
  readonly plain: boolean;
  readonly dense: boolean;
  /** Rows stand as near each other as can be. */
  readonly low?: boolean;
}

const between = (value: number, least: number, most: number) =>
  Math.min(Math.max(value, least), most);

/** Signs are as large as their words, but leave links their length. */
function signOf(dx: number, room: Room): Sign {
  const {
    size: { rem },
    type: { size, small },
    plain,
    dense,
    low = false,
  } = room;
  if (dense) return { r: 0.6 * rem, above: rem, below: rem };
  const wanted = between(SIGN * dx, 1.4 * size, Math.max(1.4 * size, 2.2 * rem));
  const most = Math.max(1.2 * rem, 0.16 * dx);
  const r = low ? LOW_SIGN * rem : Math.min(wanted, most);
  const words = size + (plain ? 0.3 * size : 1.6 * small);
  return { r, above: r + (plain ? 0.5 * size : (low ? 1.4 : 1.8) * small), below: 1.5 * r + words };
}

interface Frame extends Sign {
  /** Columns run downwards: the picture is high and narrow. */
  readonly turned: boolean;
  readonly dx: number;
  readonly dy: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const spread = (room: number, count: number, least: number, most: number): number =>
  count <= 1 ? 0 : between(room / (count - 1), least, most);

/** The picture with so many nodes beside and below each other, and how much of it fits its box: 1 is all. */
function fitted(
  across: number,
  down: number,
  turned: boolean,
  room: Room,
  least: number = COLUMN.least,
): Frame & { fits: number } {
  const { width, height, rem } = room.size;
  const free = width - (across - 1) * least * rem;
  const side = between(free, 2 * MARGIN.least * rem, 2 * MARGIN.most * rem);
  const dx = spread(width - side, across, least * rem, COLUMN.most * rem);
  const sign = signOf(across <= 1 ? COLUMN.most * rem : dx, room);
  const { above, below } = sign;
  const row = room.dense ? DENSE_ROW * rem : above + below;
  const most = room.dense ? row : Math.max(row, MOST_ROW * rem);
  const dy = spread(height - above - below, down, row, most);
  const needs = { width: (across - 1) * dx + side, height: (down - 1) * dy + above + below };
  const whole = { width: Math.max(width, needs.width), height: Math.max(height, needs.height) };
  return {
    ...{ ...sign, turned, dx, dy, ...whole },
    left: (whole.width - (across - 1) * dx) / 2,
    top: (whole.height - needs.height) / 2 + above,
    fits: Math.min(1, width / needs.width, height / needs.height),
  };
}

/**
 * The first way in which all of it fits, or the one in which most of it does. A map that somebody has
 * looked at stands nearer together rather than be turned.
 */
function frameOf({ columns, rows }: Placement, room: Room, before?: boolean): Frame {
  const upright = fitted(columns, rows, false, room);
  if (room.dense) return upright;
  const turned = fitted(rows, columns, true, room);
  const low = { ...room, low: true };
  const tight = Math.max(COLUMN.tight, (NAME * room.type.size) / room.size.rem);
  const near = [
    fitted(columns, rows, false, room, tight),
    fitted(columns, rows, false, low),
    fitted(columns, rows, false, low, tight),
  ];
  const nearTurned = [fitted(rows, columns, true, low), fitted(rows, columns, true, low, tight)];
  const ways =
    before === undefined
      ? [upright, turned, ...near]
      : before
        ? [turned, ...nearTurned, upright, ...near]
        : [upright, ...near, turned];
  const best = ways.reduce((most, each) => (each.fits > most.fits ? each : most));
  return ways.find(({ fits }) => fits === 1) ?? best;
}

export function mapLayout({ topology, graph, size, moved, plain, before }: LayoutInput): MapLayout {
  const placement = placed(graph);
  const { columns, rows } = placement;
  const type = plotType(size);
  const dense = rows > MANY_ROWS;
  const frame = frameOf(placement, { size, type, plain, dense }, before);
  const { turned, dx, dy, left, top, width, height, r } = frame;
  const nodes = new Map<number, NodeSpot>();
  for (const node of graph.nodes) {
    const { column, row } = placement.spots.get(node.id) ?? { column: 0, row: 0 };
    const [i, j] = turned ? [row, column] : [column, row];
    const to = moved.find((each) => each.node === node.id);
    const spot =
      to === undefined
        ? { x: left + i * dx, y: top + j * dy }
        : {
            x: between((to.x / 1000) * width, r, width - r),
            y: between((to.y / 1000) * height, r, height - r),
          };
    nodes.set(node.id, { ...node, ...spot, r: sizeOf(topology, node, r) });
  }
  return {
    ...{ width, height, type, nodes, dense, turned },
    edges: linesOf(graph.edges, nodes, type),
    zones: dense ? [] : zonesOf({ topology, graph, nodes, type, plain, width }),
    roomy: !dense && (columns < 2 || turned || dx >= ROOMY * size.rem),
  };
}

/** What only passes frames on is smaller than who has addresses. */
function sizeOf(topology: Topology, { members: [first = 0] }: MapNode, r: number): number {
  return nodePageOf(looksOf(topology, first)).layer === 'network' ? 1.1 * r : r;
}

/** Several links between the same two nodes lie beside each other. */
function linesOf(
  edges: readonly MapEdge[],
  nodes: ReadonlyMap<number, NodeSpot>,
  { size }: PlotType,
): readonly EdgeLine[] {
  const pair = ({ ends: [a, b] }: MapEdge) => `${Math.min(a, b)} ${Math.max(a, b)}`;
  const counts = new Map<string, number>();
  for (const edge of edges) counts.set(pair(edge), (counts.get(pair(edge)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return edges.flatMap((edge) => {
    const [a, b] = edge.ends.map((end) => nodes.get(end));
    if (a === undefined || b === undefined) return [];
    const key = pair(edge);
    const place = seen.get(key) ?? 0;
    seen.set(key, place + 1);
    const aside = (place - ((counts.get(key) ?? 1) - 1) / 2) * 1.6 * size;
    const [first, second] = a.id <= b.id ? [a, b] : [b, a];
    const normal = unit({ x: second.y - first.y, y: first.x - second.x });
    const shift = (at: NodeSpot) => ({
      ...at,
      x: at.x + normal.x * aside,
      y: at.y + normal.y * aside,
    });
    return [{ ...edge, from: rim(shift(a), shift(b)), to: rim(shift(b), shift(a)) }];
  });
}

export function unit({ x, y }: Point): Point {
  const length = Math.hypot(x, y) || 1;
  return { x: x / length, y: y / length };
}

/** Where a line to another node leaves this one: signs are a little wider than high. */
function rim(at: NodeSpot, to: Point): Point {
  const { x, y } = unit({ x: to.x - at.x, y: to.y - at.y });
  const r = 1.12 * at.r;
  return { x: at.x + x * r, y: at.y + y * r };
}

/** A part of the way along a link, from the node that sends. */
export function along(line: EdgeLine, sender: number, part: number): Point {
  const [from, to] = line.ends[0] === sender ? [line.from, line.to] : [line.to, line.from];
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
