/**
 * Stack against chart: both were transcribed from the RFC on their own, so each checks the other.
 * A connection's life is walked on the chart; its event must be possible (`can`) where the chart
 * stands, and the chart must then stand where the stack says it is.
 */
import { type AnyMachineSnapshot, type AnyStateMachine, transition as step } from 'xstate';
import { initialStateOf } from './arcs.ts';
import type { ObservedTransition, Violation } from './types.ts';

export interface Checker {
  /** Walks one more transition; null when the chart agrees. Call in the order of the trace. */
  observe(transition: ObservedTransition): Violation | null;
  readonly violations: readonly Violation[];
  /** Forgets everything, for another run. */
  reset(): void;
}

/**
 * @param entries the states in which a connection may first be seen: the initial one, and those
 *   that it can inherit from another connection.
 */
export function createChecker(
  machine: AnyStateMachine,
  entries: readonly string[] = [initialStateOf(machine)],
): Checker {
  const standing = new Map<string, AnyMachineSnapshot>();
  const violations: Violation[] = [];
  const at = (state: string): AnyMachineSnapshot =>
    machine.resolveState({ value: state, context: machine.config.context });

  function judge(transition: ObservedTransition, snapshot: AnyMachineSnapshot): Violation | null {
    const event = { type: transition.event };
    if (!snapshot.can(event)) return { reason: 'illegal-event', transition, expected: null };
    const [next] = step(machine, snapshot, event);
    const expected = String(next.value);
    if (expected !== transition.to) return { reason: 'wrong-target', transition, expected };
    standing.set(keyOf(transition), next);
    return null;
  }

  function check(transition: ObservedTransition): Violation | null {
    const before = standing.get(keyOf(transition));
    if (before === undefined) {
      return entries.includes(transition.from)
        ? judge(transition, at(transition.from))
        : { reason: 'wrong-start', transition, expected: null };
    }
    if (String(before.value) !== transition.from) {
      return { reason: 'discontinuous', transition, expected: String(before.value) };
    }
    return judge(transition, before);
  }

  return {
    violations,
    observe(transition) {
      const violation = check(transition);
      if (violation !== null) {
        violations.push(violation);
        // Believe the stack from here on, so that one disagreement is reported once.
        standing.set(keyOf(transition), at(transition.to));
      }
      return violation;
    },
    reset() {
      standing.clear();
      violations.length = 0;
    },
  };
}

/** All disagreements of a finished run. */
export function conformance(
  machine: AnyStateMachine,
  transitions: Iterable<ObservedTransition>,
  entries?: readonly string[],
): readonly Violation[] {
  const checker = createChecker(machine, entries);
  for (const transition of transitions) checker.observe(transition);
  return checker.violations;
}

function keyOf(transition: ObservedTransition): string {
  return `${transition.node}/${transition.conn}`;
}
