/** The socket API: every call of calls.ts, given to the kind of socket it is for. */

import type { CallOutcome, ProgramCall } from './calls.ts';
import type { TransportFx } from './ip-service.ts';
import { SOCKET_KINDS } from './kinds/index.ts';
import { getOption, setOption } from './options.ts';
import { done, failed } from './outcomes.ts';
import { createSocket, type TransportState } from './state.ts';

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
      return setOption(state, socket, request.option, request.value, fx);
    case 'getsockopt':
      return getOption(state, socket, request.option);
    case 'setNonBlocking':
      socket.nonBlocking = request.on;
      return done(0);
    default:
      return SOCKET_KINDS[socket.type].call(state, socket, call, request, fx);
  }
}

function open(
  state: TransportState,
  request: Extract<ProgramCall, { name: 'socket' }>,
  fx: TransportFx,
): CallOutcome {
  const { type, nonBlocking = false } = request;
  const protocol = ('protocol' in request ? request.protocol : undefined) ?? 0;
  const socket = createSocket(state, type, nonBlocking);
  const error = SOCKET_KINDS[type].open?.(state, socket, protocol, fx);
  if (error === undefined) return done(socket.fd);
  state.sockets.delete(socket.fd);
  return failed(error);
}
