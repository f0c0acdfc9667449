/** What becomes of a listener's connections when it listens no more. */

import { abortConnection } from '../protocols/tcp/send/send-and-receive.ts';
import type { Tcb } from '../protocols/tcp/state/tcb.ts';
import type { TransportFx } from './ip-service.ts';
import { settle } from './socket-events.ts';
import type { TransportState } from './state.ts';

/** Connections of a listener that nobody will accept now are reset. */
export function resetUnaccepted(state: TransportState, listener: Tcb, fx: TransportFx): void {
  for (const child of [...state.connections.values()]) {
    if (child.listener !== listener.id) continue;
    child.listener = -1;
    abortConnection(child, fx);
    settle(state, child, fx);
  }
}
