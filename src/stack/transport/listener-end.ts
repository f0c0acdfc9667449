/** What becomes of a listener's connections when it listens no more. */
import type { TransportFx } from './ip-port.ts';
import type { TransportState } from './state.ts';
import { abortConnection } from './tcp/calls-tcp.ts';
import type { Tcb } from './tcp/tcb.ts';
import { settle } from './wakeups.ts';

/** Connections of a listener that nobody will accept now are reset. */
export function dropChildren(state: TransportState, listener: Tcb, fx: TransportFx): void {
  for (const child of [...state.connections.values()]) {
    if (child.listener !== listener.id) continue;
    child.listener = -1;
    abortConnection(child, fx);
    settle(state, child, fx);
  }
}
