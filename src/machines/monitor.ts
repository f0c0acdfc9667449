/** The conformance check, live: fed with the trace's events of one kind of machine as they come. */
import type { AnyStateMachine } from 'xstate';
import type { EventKind, TraceEvent } from '../stack/trace/schema.ts';
import { createChecker } from './conformance.ts';
import type { MachineKind } from './kind.ts';
import type { Violation } from './types.ts';

/** Checks the events of a run that are new, and returns all violations so far. */
export type Follower<K extends EventKind = EventKind> = (
  events: readonly TraceEvent<K>[],
  count: number,
) => readonly Violation[];

/**
 * Follows the growing list of a run's events. It returns the same array until there is another
 * violation. A different list, or a shorter one, is another run.
 */
export function createFollower<K extends EventKind>(
  { entries, stepOf }: Pick<MachineKind<K>, 'entries' | 'stepOf'>,
  machine: AnyStateMachine,
): Follower<K> {
  const checker = createChecker(machine, entries);
  let list: readonly TraceEvent<K>[] = [];
  let read = 0;
  let violations: readonly Violation[] = [];
  return (events, count) => {
    if (events !== list || count < read) {
      checker.reset();
      [list, read, violations] = [events, 0, []];
    }
    for (; read < count; read++) checker.observe(stepOf(events[read] as TraceEvent<K>));
    if (checker.violations.length !== violations.length) violations = [...checker.violations];
    return violations;
  };
}
