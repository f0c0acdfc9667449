/**
 * The whole of a host's behaviour: one input in, effects out through `fx`. An input is a frame, a
 * timer that fired, or a socket call that a person makes by hand.
 */
import type { Signal } from '../../apps/kind.ts';
import type { FrameRef } from '../../core/arena.ts';
import type { SocketCall } from '../../sockets/calls.ts';
import type { FiredTimer, TimerRef } from '../../trace/fx.ts';
import { sendSignal } from './app-env.ts';
import { makeCall } from './calls.ts';
import type { Host } from './host.ts';
import type { HostFx } from './host-fx.ts';
import { frameArrives } from './ingress.ts';
import { addNotice } from './notices.ts';
import { BY_HAND } from './process.ts';
import { deliverPending, processTimerFired } from './run-process.ts';

export function stepFrame(host: Host, nic: number, frame: FrameRef, fx: HostFx): void {
  frameArrives(host, nic, frame, fx);
  resumeCallers(host, fx);
}

export function stepTimer(host: Host, timer: FiredTimer, ref: TimerRef, fx: HostFx): void {
  hostTimerFired(host, timer, ref, fx);
  resumeCallers(host, fx);
}

export function stepCall(host: Host, request: SocketCall, fx: HostFx): void {
  makeCall(host, BY_HAND, request, fx);
  resumeCallers(host, fx);
}

/** A person types a line at a process's terminal. */
export function typeLine(host: Host, pid: number, line: string, fx: HostFx): void {
  addNotice(host, 'input', pid, line, fx.log.cause);
  resumeCallers(host, fx);
}

/** A person sends a signal to a process, as by Ctrl-C. */
export function signalProcess(host: Host, pid: number, signal: Signal, fx: HostFx): void {
  sendSignal(host, pid, signal, fx);
  resumeCallers(host, fx);
}

/** Processes go on whose calls have returned meanwhile, and hear what has happened. */
function resumeCallers(host: Host, fx: HostFx): void {
  if (host.completions.length > 0 || host.notices.length > 0) deliverPending(host, fx);
}

function hostTimerFired(host: Host, timer: FiredTimer, ref: TimerRef, fx: HostFx): void {
  if (timer.layer === 'app') {
    processTimerFired(host, timer.conn, timer.name, ref, fx);
  } else {
    fx.protocols.timers.get(timer.layer)?.(timer, ref, fx);
  }
}
