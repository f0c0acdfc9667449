/** A chart's picture, computed from its machine: pure, and the same every time. */
import type { Arc, ChartState } from '../../../machines/types.ts';
import { type Box, boxOf, overlaps, type Point, segmentsOf } from './geometry.ts';
import { type LabelRequest, placeLabels } from './labels.ts';
import {
  type ChartSize,
  type Link,
  linksOf,
  METRICS,
  type Metrics,
  type PlacedState,
  placeStates,
  rowY,
} from './place.ts';
import { routeLinks } from './route.ts';

/** What a chart is drawn from: its machine's states and arcs. */
export interface ChartSource {
  readonly initial: string;
  readonly states: readonly ChartState[];
  readonly arcs: readonly Arc[];
}

export interface PlacedLink extends Link {
  readonly points: readonly Point[];
}

export interface ChartLayout {
  readonly size: ChartSize;
  readonly metrics: Metrics;
  readonly width: number;
  readonly height: number;
  readonly states: readonly PlacedState[];
  readonly links: readonly PlacedLink[];
  /** Large form only: the label of each line of the figure, by the link's id. */
  readonly labels: ReadonlyMap<string, Box>;
}

/** How much wider, and then how much higher between rows, a large chart may become for its labels. */
const MORE = [0, 20].flatMap((rowGap) => [0, 70, 140, 210].map((width) => ({ width, rowGap })));

/** A large chart is as large as it must be for every label to lie clear of the lines. */
export function layoutChart(source: ChartSource, size: ChartSize): ChartLayout {
  const usual = METRICS[size];
  if (size === 'compact') return layoutAt(source, size, usual);
  const sizes = MORE.map(({ width, rowGap }) => {
    return { ...usual, width: usual.width + width, rowGap: usual.rowGap + rowGap };
  });
  let chart = layoutAt(source, size, usual);
  for (const metrics of sizes.slice(1)) {
    if (hasClearLabels(chart)) break;
    chart = layoutAt(source, size, metrics);
  }
  return chart;
}

function layoutAt(source: ChartSource, size: ChartSize, metrics: Metrics): ChartLayout {
  const links = linksOf(source.arcs, source.initial);
  const states = placeStates(source.states, links, source.initial, metrics);
  const ways = routeLinks(links, states, metrics);
  const placed = links.map((link) => ({ ...link, points: ways.get(link.id)! }));
  const rows = Math.max(...states.map((state) => state.row));
  const height = rowY(rows, metrics) + metrics.node.height / 2 + metrics.margin / 2;
  const base = { size, metrics, width: metrics.width, height, states, links: placed };
  return { ...base, labels: size === 'large' ? figureLabels(base) : new Map() };
}

function hasClearLabels({ links, labels }: ChartLayout): boolean {
  const figure = links.filter((link) => link.inFigure);
  const legs = figure.flatMap(({ points }) => segmentsOf(points));
  return figure.every(({ id }) => {
    const label = labels.get(id);
    return label !== undefined && !legs.some((leg) => overlaps(label, boxOf(leg)));
  });
}

export interface LabelLine {
  readonly words: string;
  /** What is done, not what happened. */
  readonly action: boolean;
}

/** The label of a line in the large form: for each of the figure's arcs the event, and what is done. */
export function labelLines(link: Link): LabelLine[] {
  const figure = link.arcs.filter((candidate) => candidate.meta.inFigure);
  const arcs = figure.length === 0 ? link.arcs.slice(0, 1) : figure;
  return arcs.flatMap(({ event, meta }, index) => [
    ...folded(event).map((words) => ({ words, action: false })),
    // What several events lead to is said once, below them.
    ...(meta.action === undefined || meta.action === arcs[index + 1]?.meta.action
      ? []
      : folded(meta.action).map((words) => ({ words, action: true }))),
  ]);
}

/** Longer lines are folded at the space that is nearest to their middle. */
const LONGEST_LINE = 17;

function folded(words: string): string[] {
  if (words.length <= LONGEST_LINE) return [words];
  const middle = words.length / 2;
  const spaces = [...words.matchAll(/ /g)].map(({ index }) => index);
  const fold = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return fold === undefined ? [words] : [words.slice(0, fold), words.slice(fold + 1)];
}

/** The room that a label of these lines takes. */
export function labelSize(lines: readonly string[], metrics: Metrics) {
  const longest = Math.max(...lines.map((line) => line.length));
  return {
    width: Math.ceil(longest * metrics.charWidth) + 4,
    height: Math.round(lines.length * metrics.font * 1.3) + 2,
  };
}

type Unlabelled = Omit<ChartLayout, 'labels'>;

function figureLabels(chart: Unlabelled): Map<string, Box> {
  const figure = chart.links.filter((link) => link.inFigure);
  const requests = figure.map(
    (link): LabelRequest => ({
      id: link.id,
      points: link.points,
      where: 'beside',
      ...labelSize(
        labelLines(link).map(({ words }) => words),
        chart.metrics,
      ),
    }),
  );
  // The shortest way has the least choice, so it chooses first.
  requests.sort((a, b) => wayLength(a.points) - wayLength(b.points) || (a.id < b.id ? -1 : 1));
  return placeLabels(requests, {
    width: chart.width,
    height: chart.height,
    obstacles: chart.states,
    ways: new Map(figure.map((link) => [link.id, link.points])),
  });
}

function wayLength(points: readonly Point[]): number {
  return points.reduce((sum, point, index) => {
    const before = points[index - 1] ?? point;
    return sum + Math.abs(point.x - before.x) + Math.abs(point.y - before.y);
  }, 0);
}
