/** The rows that the trace model keeps beside packets: transitions, socket calls, timers. */
import type { Instant } from '../stack/core/instant.ts';
import type { TraceEvent } from '../stack/trace/schema.ts';

export type Transition = TraceEvent<'tcp.transition'>;

/** A socket call joined with its return. */
export interface CallRow {
  readonly node: number;
  readonly process: number;
  readonly name: string;
  readonly args: string;
  readonly callEvent: number;
  readonly calledAt: Instant;
  /** The descriptor it was made on, −1 when none. */
  readonly fd: number;
  /** −1 while the log holds no return. */
  returnEvent: number;
  returnedAt: Instant;
  result: string;
  /** The descriptor that the return speaks of (a new one, for socket and accept). */
  resultFd: number;
  blocked: boolean;
}

/** A timer that fired, from its last arming on. */
export interface TimerRun {
  readonly node: number;
  readonly conn: number;
  readonly layer: string;
  readonly name: string;
  readonly armedEvent: number;
  readonly armedAt: Instant;
  readonly firedEvent: number;
  readonly firedAt: Instant;
}

export type CallPhase = 'future' | 'blocked' | 'returned';

/** What a call is doing at the cursor's event. */
export function callPhase(row: CallRow, visibleEvents: number): CallPhase {
  if (row.callEvent >= visibleEvents) return 'future';
  return row.returnEvent >= 0 && row.returnEvent < visibleEvents ? 'returned' : 'blocked';
}

/** A call that came back at the instant it was made is written on one line. */
export function isImmediate(row: CallRow): boolean {
  return row.returnEvent >= 0 && !row.blocked && row.returnedAt === row.calledAt;
}
