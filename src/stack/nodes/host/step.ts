/**
 * The whole of a host's behaviour: one input in, effects out through `fx`. An input is a frame or a
 * timer that fired. What a person does to a host stands in inputs/.
 */
import type { FrameRef } from '../../core/arena.ts';
import type { FiredTimer, TimerRef } from '../../trace/fx.ts';
import type { Host } from './host.ts';
import type { HostFx } from './host-fx.ts';
import { frameArrives } from './ingress.ts';
import { deliverPending, processTimerFired } from './run-process.ts';

export function stepFrame(host: Host, nic: number, frame: FrameRef, fx: HostFx): void {
  frameArrives(host, nic, frame, fx);
  resumeCallers(host, fx);
}

export function stepTimer(host: Host, timer: FiredTimer, ref: TimerRef, fx: HostFx): void {
  hostTimerFired(host, timer, ref, fx);
  resumeCallers(host, fx);
}

/** Processes go on whose calls have returned meanwhile, and hear what has happened. */
export function resumeCallers(host: Host, fx: HostFx): void {
  if (host.completions.length > 0 || host.notices.length > 0) deliverPending(host, fx);
}

function hostTimerFired(host: Host, timer: FiredTimer, ref: TimerRef, fx: HostFx): void {
  if (timer.layer === 'app') {
    processTimerFired(host, timer.conn, timer.name, ref, fx);
  } else {
    fx.protocols.timers.get(timer.layer)?.(timer, ref, fx);
  }
}
