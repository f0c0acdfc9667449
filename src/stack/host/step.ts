/**
 * `step` is the whole of a host's behaviour: one input in, effects out through `fx`.
 * An input is a frame, a timer that fired, or a socket call.
 */
import type { FrameRef } from '../core/arena.ts';
import type { FiredTimer, TimerRef } from '../trace/fx.ts';
import type { SocketCall } from '../transport/calls.ts';
import { timerFired } from '../transport/index.ts';
import { deliverCompletions, makeCall } from './calls.ts';
import { neighbourTimerFired } from './egress.ts';
import { BY_HAND, type Host } from './host.ts';
import type { HostFx } from './host-fx.ts';
import { frameArrives } from './ingress.ts';
import { resumeProcess, runProcess } from './process.ts';

export type HostInput =
  | { kind: 'frame'; nic: number; frame: FrameRef }
  | { kind: 'timer'; timer: FiredTimer; ref: TimerRef }
  /** A call that a person makes by hand. */
  | { kind: 'call'; request: SocketCall };

export function step(host: Host, input: HostInput, fx: HostFx): void {
  switch (input.kind) {
    case 'frame':
      frameArrives(host, input.nic, input.frame, fx);
      break;
    case 'timer':
      hostTimerFired(host, input.timer, input.ref, fx);
      break;
    case 'call':
      makeCall(host, BY_HAND, input.request, fx);
      break;
  }
  if (host.completions.length > 0) {
    deliverCompletions(host, resumeProcess, fx);
  }
}

function hostTimerFired(host: Host, timer: FiredTimer, ref: TimerRef, fx: HostFx): void {
  switch (timer.layer) {
    case 'tcp':
    case 'socket':
      timerFired(host.transport, timer, fx);
      return;
    case 'arp':
      neighbourTimerFired(host, timer.conn, timer.name, fx);
      return;
    case 'app':
      fx.freeTimer(ref);
      runProcess(host, timer.conn, fx);
      return;
  }
}
