/** The part of a chart around the state of now: how it was reached, and where it can lead. */
import type { ChartSource } from './layout.ts';
import type { ChartModel, ChartStep } from './model.ts';

export interface Way {
  readonly to: string;
  /** The events that lead there. */
  readonly events: readonly string[];
}

export interface CloseUpModel {
  readonly active: string;
  /** The step that led here; null at the beginning. */
  readonly last: ChartStep | null;
  /** The ways out that the RFC's figure draws, in its order. */
  readonly ways: readonly Way[];
}

export function closeUp(model: ChartModel, source: ChartSource): CloseUpModel {
  const ways = new Map<string, string[]>();
  for (const { from, to, event, meta } of source.arcs) {
    if (from !== model.active || !meta.inFigure) continue;
    const events = ways.get(to);
    if (events === undefined) ways.set(to, [event]);
    else events.push(event);
  }
  return {
    active: model.active,
    last: model.last,
    ways: [...ways].map(([to, events]) => ({ to, events })),
  };
}
