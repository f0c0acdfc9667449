/** What a chart shows of a run: pure functions of the transitions up to the cursor. */
import { arcKey } from '../../../machines/arcs.ts';

/** A transition as the chart needs it: an event of the trace, or a part of one. */
export interface ChartTransition {
  readonly id: number;
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly event: string;
}

/** One step of the path, numbered from 1. */
export interface ChartStep extends ChartTransition {
  readonly number: number;
  readonly arc: string;
}

export interface ChartModel {
  readonly active: string;
  readonly steps: readonly ChartStep[];
  readonly last: ChartStep | null;
  /** The states entered so far, the first one included. */
  readonly visited: ReadonlySet<string>;
  /** The steps along each arc, by its key. */
  readonly taken: ReadonlyMap<string, readonly ChartStep[]>;
}

export function chartModel(transitions: readonly ChartTransition[], initial: string): ChartModel {
  const steps = transitions.map((transition, index) => ({
    ...transition,
    number: index + 1,
    arc: arcKey(transition),
  }));
  const last = steps.at(-1) ?? null;
  const visited = new Set<string>([steps[0]?.from ?? initial]);
  const taken = new Map<string, ChartStep[]>();
  for (const step of steps) {
    visited.add(step.to);
    const along = taken.get(step.arc);
    if (along === undefined) taken.set(step.arc, [step]);
    else along.push(step);
  }
  return { active: last?.to ?? initial, steps, last, visited, taken };
}
