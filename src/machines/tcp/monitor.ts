/** The conformance check, live: fed with the trace's `tcp.transition` events as they come. */
import type { TcpChartEvent, TcpState } from '../../stack/trace/tcp-names.ts';
import { type Checker, conformance, createChecker } from '../conformance.ts';
import type { ObservedTransition, Violation } from '../types.ts';
import { TCP_ENTRIES, tcpMachine } from './chart.ts';

export type TcpTransition = ObservedTransition<TcpState, TcpChartEvent>;

export function createTcpMonitor(): Checker {
  return createChecker(tcpMachine, TCP_ENTRIES);
}

export function tcpConformance(transitions: Iterable<TcpTransition>): readonly Violation[] {
  return conformance(tcpMachine, transitions, TCP_ENTRIES);
}

/**
 * Follows the growing list of a run's transitions: each call checks those that are new and returns
 * all violations so far, the same array until there is another one. A different list, or a
 * shorter one, is another run.
 */
export function createTcpFollower() {
  const monitor = createTcpMonitor();
  let list: readonly TcpTransition[] = [];
  let read = 0;
  let violations: readonly Violation[] = [];
  return (transitions: readonly TcpTransition[], count: number): readonly Violation[] => {
    if (transitions !== list || count < read) {
      monitor.reset();
      [list, read, violations] = [transitions, 0, []];
    }
    for (; read < count; read++) monitor.observe(transitions[read] as TcpTransition);
    if (monitor.violations.length !== violations.length) violations = [...monitor.violations];
    return violations;
  };
}
