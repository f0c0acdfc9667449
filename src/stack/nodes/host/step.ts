/**
 * The whole of a host's behaviour: one input in, effects out through `fx`. An input is a frame, a
 * timer that fired, or a socket call that a person makes by hand.
 */
import type { FrameRef } from '../../core/arena.ts';
import type { SocketCall } from '../../sockets/calls.ts';
import type { FiredTimer, TimerRef } from '../../trace/fx.ts';
import { deliverCompletions, makeCall } from './calls.ts';
import { BY_HAND, type Host } from './host.ts';
import type { HostFx } from './host-fx.ts';
import { frameArrives } from './ingress.ts';
import { resumeProcess, runProcess } from './process.ts';

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

/** Processes go on whose calls have returned meanwhile. */
function resumeCallers(host: Host, fx: HostFx): void {
  if (host.completions.length > 0) deliverCompletions(host, resumeProcess, fx);
}

function hostTimerFired(host: Host, timer: FiredTimer, ref: TimerRef, fx: HostFx): void {
  if (timer.layer === 'app') {
    fx.freeTimer(ref);
    runProcess(host, timer.conn, fx);
  } else {
    fx.protocols.timers.get(timer.layer)?.(timer, ref, fx);
  }
}
