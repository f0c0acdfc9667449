/**
 * The cause of the events that follow. Whoever runs the world opens a scope for every input: its cause
 * is the input's own event, and the next input sets another. While one input is handled, a received
 * packet narrows that scope, and a packet that is sent opens one of its own within it.
 */
import { NO_CAUSE, type TraceLog } from './log.ts';

/** The rest of this input, or of the scope that is open, is caused by `event`. */
export function causedBy(log: TraceLog, event: number): void {
  if (event !== NO_CAUSE) log.cause = event;
}

/** Opens a scope in which all is caused by `event`. Returns what `closeScope` must be given. */
export function openScope(log: TraceLog, event: number): number {
  const outer = log.cause;
  if (event !== NO_CAUSE) log.cause = event;
  return outer;
}

export function closeScope(log: TraceLog, outer: number): void {
  log.cause = outer;
}
