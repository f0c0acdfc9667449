/** What a machine says of itself, apart from its chart, which is fetched when it is drawn or checked. */
import type { AnyStateMachine } from 'xstate';
import type { Localized } from '../stack/core/localized.ts';
import type { RfcText } from '../stack/core/rfc.ts';
import type { EventKind, TraceEvent } from '../stack/trace/schema.ts';
import type { ObservedTransition } from './types.ts';

/** A step of a machine, as the trace has it. */
export interface MachineStep extends ObservedTransition {
  readonly at: number;
}

/** One of the machines of a kind that a node has: a connection, a client. */
export interface Instance {
  readonly node: number;
  readonly conn: number;
}

export interface Chart {
  readonly machine: AnyStateMachine;
  /** What the large drawing leaves out. */
  readonly note: Localized;
}

export interface MachineKind<K extends EventKind = EventKind> {
  /** The name of its folder. */
  readonly id: string;
  /** Of several machines at one node, that with the smallest is named first. */
  readonly order: number;
  /** What is called so and so: “TCP”. */
  readonly title: Localized;
  /** Where the chart is from, and who has read it wrongly if stack and chart disagree. */
  readonly rfc: RfcText;
  /** The states in which one may first be seen; the chart’s initial state is the first. */
  readonly entries: readonly string[];
  /** The events in which the stack tells of its steps, and what such an event says. */
  readonly transition: K;
  readonly stepOf: (event: TraceEvent<K>) => MachineStep;
  /** The way of one instance while events 0 … `events`−1 are visible; default: its own steps. */
  readonly story?: (
    steps: readonly MachineStep[],
    of: Instance,
    events: number,
  ) => readonly MachineStep[];
  readonly load: () => Promise<Chart>;
}

/** The steps of one instance, as far as they are visible. */
export function ownSteps<T extends MachineStep>(
  steps: readonly T[],
  { node, conn }: Instance,
  events: number,
): T[] {
  return steps.filter((one) => one.node === node && one.conn === conn && one.id < events);
}

export function storyOf(
  kind: Pick<MachineKind, 'story'>,
  steps: readonly MachineStep[],
  of: Instance,
  events: number,
): readonly MachineStep[] {
  return (kind.story ?? ownSteps)(steps, of, events);
}
