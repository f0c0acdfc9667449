/** The socket API: every call of calls.ts, given to the kind of socket it is for. */

import type { CallOutcome, ProgramCall } from './calls.ts';
import type { TransportFx } from './ip-service.ts';
import type { SocketKind } from './kind.ts';
import { done, failed } from './outcomes.ts';
import { createSocket, type TransportState } from './state.ts';

const NO_OPTION = failed('ENOPROTOOPT');

/** `call` is the caller's number for this call, under which a blocked one returns (fx.complete). */
export function socketCall(
  state: TransportState,
  call: number,
  request: ProgramCall,
  fx: TransportFx,
): CallOutcome {
  if (request.name === 'socket') return open(state, request, fx);
  const socket = state.sockets.get(request.fd);
  if (socket === undefined) return failed('EBADF');
  switch (request.name) {
    case 'setsockopt':
      return fx.socketOptions?.set(state, socket, request.option, request.value, fx) ?? NO_OPTION;
    case 'getsockopt':
      return fx.socketOptions?.get(state, socket, request.option) ?? NO_OPTION;
    case 'setNonBlocking':
      socket.nonBlocking = request.on;
      return done(0);
    default:
      return (fx.sockets[socket.type] as SocketKind).call(state, socket, call, request, fx);
  }
}

function open(
  state: TransportState,
  request: Extract<ProgramCall, { name: 'socket' }>,
  fx: TransportFx,
): CallOutcome {
  const { type, nonBlocking = false } = request;
  const kind = fx.sockets[type];
  if (kind === undefined) return failed('EPROTONOSUPPORT');
  const protocol = ('protocol' in request ? request.protocol : undefined) ?? 0;
  const socket = createSocket(state, type, nonBlocking);
  const error = kind.open?.(state, socket, protocol, fx);
  if (error === undefined) return done(socket.fd);
  state.sockets.delete(socket.fd);
  return failed(error);
}
