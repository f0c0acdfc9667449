/** What calls return, and what they look up. */

import type { TransportSettings } from '../protocols/tcp/state/settings.ts';
import type { Tcb } from '../protocols/tcp/state/tcb.ts';
import type { CallOutcome, Errno } from './calls.ts';
import type { Socket, TransportState } from './state.ts';

export const BLOCKED: CallOutcome = { done: false };

export function done(value: number): CallOutcome {
  return { done: true, result: { value } };
}

export function failed(error: Errno): CallOutcome {
  return { done: true, result: { value: -1, error } };
}

/** What setsockopt changes: the connection's settings once there is one. */
export function settingsOf(state: TransportState, socket: Socket): TransportSettings {
  return connectionOf(state, socket)?.set ?? socket.set;
}

export function connectionOf(state: TransportState, socket: Socket): Tcb | undefined {
  return socket.conn < 0 ? undefined : state.connections.get(socket.conn);
}

export function takeError(socket: Socket): Errno | '' {
  const { error } = socket;
  socket.error = '';
  return error;
}
