/**
 * Where the states stand. Dagre ranks them by the arcs that the RFC's figure draws; the columns
 * are the figure's own. As in the figure, the initial state is drawn twice: at the top, where a
 * connection begins, and at the bottom, where it ends, so that no arc climbs the whole chart.
 */
import { Graph, layout } from '@dagrejs/dagre';
import type { Arc, ChartState, Column } from '../../../machines/types.ts';
import type { Box } from './geometry.ts';

export type ChartSize = 'compact' | 'large';

export interface Metrics {
  readonly width: number;
  readonly node: { readonly width: number; readonly height: number };
  readonly rowGap: number;
  /** Free space left and right of the outer columns, and above the first row. */
  readonly margin: number;
  readonly top: number;
  readonly corner: number;
  /** Distance of two arcs that share a side of a state. */
  readonly portGap: number;
  readonly font: number;
  /** How wide a character of the monospaced font is. */
  readonly charWidth: number;
}

export const METRICS: Record<ChartSize, Metrics> = {
  compact: {
    width: 280,
    node: { width: 79, height: 24 },
    rowGap: 30,
    margin: 7,
    top: 16,
    corner: 6,
    portGap: 10,
    font: 10,
    charWidth: 6,
  },
  // As low as two lines of label between rows allow: much of it is in sight on a wide stage.
  large: {
    width: 820,
    node: { width: 134, height: 30 },
    rowGap: 48,
    margin: 90,
    top: 22,
    corner: 9,
    portGap: 16,
    font: 16,
    charWidth: 9.6,
  },
};

export interface PlacedState extends Box {
  /** The state's name; `…/end` for the second drawing of the initial state. */
  readonly id: string;
  readonly state: string;
  readonly row: number;
  readonly column: Column;
}

/** One line of the picture: all arcs from one drawn state to another. */
export interface Link {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly arcs: readonly Arc[];
  /** Whether the RFC's figure has it; the others appear when they are taken. */
  readonly inFigure: boolean;
}

export function endOf(state: string): string {
  return `${state}/end`;
}

/** Arcs joined into lines. An arc back to the initial state ends at its second drawing, unless its
 * state is entered straight from the initial one. */
export function linksOf(arcs: readonly Arc[], initial: string): Link[] {
  const begun = new Set(arcs.filter((arc) => arc.from === initial).map((arc) => arc.to));
  const grouped = new Map<string, Arc[]>();
  for (const arc of arcs) {
    const to = arc.to === initial && !begun.has(arc.from) ? endOf(initial) : arc.to;
    const id = `${arc.from}>${to}`;
    const group = grouped.get(id);
    if (group === undefined) grouped.set(id, [arc]);
    else group.push(arc);
  }
  return [...grouped].map(([id, group]) => {
    const [from, to] = id.split('>') as [string, string];
    return { id, from, to, arcs: group, inFigure: group.some((arc) => arc.meta.inFigure) };
  });
}

export function placeStates(
  states: readonly ChartState[],
  links: readonly Link[],
  initial: string,
  metrics: Metrics,
): PlacedState[] {
  const column = new Map(states.map((state) => [state.name, state.meta.column]));
  column.set(endOf(initial), column.get(initial)!);
  const drawn = links.filter((link) => link.inFigure);
  const rows = ranks([...column.keys()], drawn.filter(descends(column, drawn)), initial);
  return [...column].map(([id, side]) => ({
    id,
    state: id === endOf(initial) ? initial : id,
    row: rows.get(id)!,
    column: side,
    x: columnX(side, metrics),
    y: rowY(rows.get(id)!, metrics),
    ...metrics.node,
  }));
}

export function rowY(row: number, { node, rowGap, top }: Metrics): number {
  return top + row * (node.height + rowGap) + node.height / 2;
}

function columnX(column: Column, { width, margin, node }: Metrics): number {
  if (column === 'centre') return width / 2;
  const inset = margin + node.width / 2;
  return column === 'left' ? inset : width - inset;
}

/** Only arcs that lead on give a rank: not the way back of a pair, not an arc across the chart. */
function descends(column: ReadonlyMap<string, Column>, drawn: readonly Link[]) {
  const order = new Map(drawn.map((link, index) => [link.id, index]));
  return (link: Link): boolean => {
    const back = order.get(`${link.to}>${link.from}`);
    if (back !== undefined && back < order.get(link.id)!) return false;
    const [a, b] = [column.get(link.from), column.get(link.to)];
    return a === b || a === 'centre' || b === 'centre';
  };
}

/** Dagre's ranks, counted without gaps. Early arcs weigh more, so that slack falls to the end. */
function ranks(ids: readonly string[], links: readonly Link[], initial: string) {
  const depth = depths(links, initial);
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', ranker: 'network-simplex' });
  for (const id of ids) graph.setNode(id, { width: 1, height: 1 });
  for (const link of links) {
    const weight = 1 + ids.length - (depth.get(link.from) ?? ids.length);
    graph.setEdge(link.from, link.to, { weight: weight * weight });
  }
  layout(graph);
  const levels = [...new Set(ids.map((id) => graph.node(id).y ?? 0))].sort((a, b) => a - b);
  return new Map(ids.map((id) => [id, levels.indexOf(graph.node(id).y ?? 0)]));
}

/** How many arcs away from the initial state each state is. */
function depths(links: readonly Link[], initial: string): Map<string, number> {
  const depth = new Map([[initial, 0]]);
  for (const [state, steps] of depth) {
    for (const link of links) {
      if (link.from === state && !depth.has(link.to)) depth.set(link.to, steps + 1);
    }
  }
  return depth;
}
