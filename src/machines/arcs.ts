import type { AnyStateMachine } from 'xstate';
import type { Arc, ArcMeta, ChartState, StateMeta } from './types.ts';

export function arcKey(arc: { from: string; event: string; to: string }): string {
  return `${arc.from}|${arc.event}|${arc.to}`;
}

/** The states of a flat machine in the order of its declaration. */
export function statesOf(machine: AnyStateMachine): ChartState[] {
  return Object.values(machine.root.states).map((node) => ({
    name: node.key,
    meta: node.meta as StateMeta,
  }));
}

export function initialStateOf(machine: AnyStateMachine): string {
  return machine.root.initial.target[0]!.key;
}

/** Every arc of a flat machine, read from the machine itself. */
export function arcsOf(machine: AnyStateMachine): Arc[] {
  const arcs: Arc[] = [];
  for (const node of Object.values(machine.root.states)) {
    for (const [event, transitions] of node.transitions) {
      for (const transition of transitions) {
        for (const target of transition.target ?? []) {
          const ends = { from: node.key, event: String(event), to: target.key };
          arcs.push({ key: arcKey(ends), ...ends, meta: transition.meta as ArcMeta });
        }
      }
    }
  }
  return arcs;
}

/** The arcs that none of these transitions took. */
export function uncovered(
  arcs: readonly Arc[],
  transitions: Iterable<{ from: string; event: string; to: string }>,
): Arc[] {
  const taken = new Set<string>();
  for (const transition of transitions) taken.add(arcKey(transition));
  return arcs.filter((arc) => !taken.has(arc.key));
}
