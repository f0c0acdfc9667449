/** A connection's seven timers. They are made when first armed and given back with the connection. */
import { type Duration, type Instant, NEVER } from '../../../core/instant.ts';
import type { Fx } from '../../../trace/fx.ts';
import { TCP_TIMERS, type TcpTimerName } from '../names.ts';
import { NO_TIMER, type Tcb } from '../state/tcb.ts';

function indexes(): Record<TcpTimerName, number> {
  const entries = TCP_TIMERS.map((name, index) => [name, index] as const);
  return Object.fromEntries(entries) as Record<TcpTimerName, number>;
}

/** A timer's place in `tcb.timers` by its name. */
export const timer = indexes();
export const CONNECTION = timer.connection;
export const RETRANSMISSION = timer.retransmission;
export const DELAYED_ACK = timer['delayed-ack'];
export const PERSIST = timer.persist;
export const KEEPALIVE = timer.keepalive;
export const FIN_WAIT_2 = timer['fin-wait-2'];
export const TIME_WAIT = timer['time-wait'];

export function startTimer(tcb: Tcb, index: number, after: Duration, fx: Fx): void {
  let ref = tcb.timers[index] as number;
  if (ref === NO_TIMER) {
    ref = fx.newTimer('tcp', tcb.id, TCP_TIMERS[index] as TcpTimerName);
    tcb.timers[index] = ref;
  }
  setDue(tcb, index, fx.now + after);
  fx.arm(ref, fx.now + after);
}

export function stopTimer(tcb: Tcb, index: number, fx: Fx): void {
  if (tcb.due[index] === NEVER) return;
  setDue(tcb, index, NEVER);
  fx.disarm(tcb.timers[index] as number);
}

export function isRunning(tcb: Tcb, index: number): boolean {
  return tcb.due[index] !== NEVER;
}

/** The timer fired: it does not run any more. */
export function timerExpired(tcb: Tcb, index: number): void {
  setDue(tcb, index, NEVER);
}

function setDue(tcb: Tcb, index: number, due: Instant): void {
  tcb.due[index] = due;
  tcb.timersMoved |= 1 << index;
}

/** All but TIME_WAIT's: in that state nothing is left to send (RFC 9293 §3.10.7.4). */
export function stopOtherTimers(tcb: Tcb, keep: number, fx: Fx): void {
  for (let i = 0; i < tcb.timers.length; i++) if (i !== keep) stopTimer(tcb, i, fx);
}

export function freeTimers(tcb: Tcb, fx: Fx): void {
  for (let i = 0; i < tcb.timers.length; i++) {
    const ref = tcb.timers[i] as number;
    if (ref === NO_TIMER) continue;
    stopTimer(tcb, i, fx);
    fx.freeTimer(ref);
    tcb.timers[i] = NO_TIMER;
  }
}
