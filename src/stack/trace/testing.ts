/** Traces made by tests, kept so that whoever runs the tests can check what holds for all of them. */
import type { TraceLog } from './log.ts';

const logs: TraceLog[] = [];

/** Hands a trace over to be checked when the test ends. */
export function observed(log: TraceLog): TraceLog {
  logs.push(log);
  return log;
}

/** The traces of the test that has just ended. */
export function takeObserved(): TraceLog[] {
  return logs.splice(0);
}
