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
