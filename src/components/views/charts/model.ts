/** What a chart shows of a run: pure functions of the transitions up to the cursor. */
import { arcKey } from '../../../machines/arcs.ts';
import type { TcpChartEvent, TcpState } from '../../../stack/trace/tcp-names.ts';

/** A transition as the chart needs it: an event of the trace, or a part of one. */
export interface ChartTransition {
  readonly id: number;
  readonly at: number;
  readonly from: TcpState;
  readonly to: TcpState;
  readonly event: TcpChartEvent;
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

/** A transition of the trace with what tells connections apart. */
export interface ConnTransition extends ChartTransition {
  readonly node: number;
  readonly conn: number;
  readonly localPort: number;
}

/**
 * The story of one connection while events 0 … `events`−1 are visible. One that a listener bore
 * begins in LISTEN: the listener's own way there comes first, as the RFC, which knows but one
 * TCB for both, would tell it.
 */
export function connectionStory<T extends ConnTransition>(
  transitions: readonly T[],
  { node, conn }: { node: number; conn: number },
  events: number,
): T[] {
  const local = transitions.filter((one) => one.node === node && one.id < events);
  const own = local.filter((one) => one.conn === conn);
  const [first] = own;
  if (first === undefined || first.from !== 'LISTEN') return own;
  const born = local.filter(
    (one) => one.conn !== conn && one.localPort === first.localPort && one.id < first.id,
  );
  const listening = born.findLastIndex((one) => one.to === 'LISTEN' && one.from === 'CLOSED');
  return listening < 0 ? own : [born[listening]!, ...own];
}
