/** Layout and model joined: every state, line, number and label as it stands at the cursor. */
import type { Arc } from '../../../machines/types.ts';
import { placeBadges, type SceneLabel } from './badges.ts';
import { type Point, towards } from './geometry.ts';
import { type ChartLayout, labelLines, type PlacedLink } from './layout.ts';
import type { ChartModel, ChartStep } from './model.ts';
import { endOf, type PlacedState } from './place.ts';

export interface SceneState extends PlacedState {
  readonly active: boolean;
  readonly visited: boolean;
}

export interface SceneLink extends PlacedLink {
  readonly taken: readonly ChartStep[];
  readonly last: boolean;
  /** Large form: the label beside the line. */
  readonly label: SceneLabel | null;
  /** A taken line's numbers, on the line; in the compact form with the event's name. */
  readonly badge: SceneLabel | null;
  /** The line without its arrowhead, and the head's three corners. */
  readonly shaft: readonly Point[];
  readonly head: readonly Point[];
}

export interface Scene {
  readonly states: readonly SceneState[];
  readonly links: readonly SceneLink[];
}

const HEAD = { compact: 5.5, large: 9 };

export function sceneOf(layout: ChartLayout, model: ChartModel): Scene {
  const shown = layout.links
    .map((link) => ({ link, taken: takenAlong(link, model) }))
    .filter(({ link, taken }) => link.inFigure || taken.length > 0);
  const badges = placeBadges(
    layout,
    shown.filter(({ taken }) => taken.length > 0),
  );
  const links = shown.map(({ link, taken }): SceneLink => {
    const label = layout.labels.get(link.id);
    const last = taken.some((step) => step === model.last);
    return {
      ...link,
      taken,
      last,
      label: label === undefined ? null : { ...label, lines: labelLines(link), numbers: '' },
      badge: badges.get(link.id) ?? null,
      ...arrow(link.points, HEAD[layout.size]),
    };
  });
  const entered = enteredStates(links);
  const states = layout.states.map((state) => ({
    ...state,
    active: isActive(state, model, links),
    visited: entered.has(state.id),
  }));
  return { states, links };
}

function takenAlong(link: PlacedLink, model: ChartModel): ChartStep[] {
  return link.arcs
    .flatMap((arc: Arc) => model.taken.get(arc.key) ?? [])
    .sort((a, b) => a.number - b.number);
}

function enteredStates(links: readonly SceneLink[]): Set<string> {
  const taken = links.filter((link) => link.taken.length > 0);
  return new Set(taken.flatMap((link) => [link.from, link.to]));
}

/** The state that is drawn twice is active where the last step led. */
function isActive(state: PlacedState, model: ChartModel, links: readonly SceneLink[]): boolean {
  if (state.state !== model.active) return false;
  const lastTo = links.find((link) => link.last)?.to;
  return lastTo === undefined ? state.id !== endOf(state.state) : state.id === lastTo;
}

function arrow(points: readonly Point[], size: number): { shaft: Point[]; head: Point[] } {
  const tip = points.at(-1)!;
  const before = points.at(-2)!;
  const base = towards(tip, before, size);
  const across = base.x === tip.x ? { x: size * 0.5, y: 0 } : { x: 0, y: size * 0.5 };
  return {
    shaft: [...points.slice(0, -1), base],
    head: [
      tip,
      { x: base.x + across.x, y: base.y + across.y },
      { x: base.x - across.x, y: base.y - across.y },
    ],
  };
}
