/** The socket API: every call of calls.ts, given to the kind of socket it is for. */

import {
  closeDatagramSocket,
  indexDatagramSocket,
  receiveDatagram,
  sendDatagram,
} from '../protocols/udp/datagrams.ts';
import type { CallOutcome, SocketCall, SocketType } from './calls.ts';
import { abort, close, shutdown } from './closing-calls.ts';
import type { TransportFx } from './ip-service.ts';
import { getOption, setOption } from './options.ts';
import { done, failed } from './outcomes.ts';
import { chooseFreePort, portIsFree } from './ports.ts';
import { createSocket, type Socket, type TransportState } from './state.ts';
import { accept, connect, listen, recv, send, sendFromListener } from './stream-calls.ts';

/** `call` is the caller's number for this call, under which a blocked one returns (fx.complete). */
export function socketCall(
  state: TransportState,
  call: number,
  request: SocketCall,
  fx: TransportFx,
): CallOutcome {
  if (request.name === 'socket') return open(state, request.type, request.nonBlocking ?? false);
  const socket = state.sockets.get(request.fd);
  if (socket === undefined) return failed('EBADF');
  switch (request.name) {
    case 'bind':
      return bind(state, socket, request.address, request.port, fx);
    case 'setsockopt':
      return setOption(state, socket, request.option, request.value, fx);
    case 'getsockopt':
      return getOption(state, socket, request.option);
    case 'setNonBlocking':
      socket.nonBlocking = request.on;
      return done(0);
    default:
      return socket.type === 'stream'
        ? streamCall(state, socket, call, request, fx)
        : datagramCall(state, socket, call, request, fx);
  }
}

function open(state: TransportState, type: SocketType, nonBlocking: boolean): CallOutcome {
  // ICMP sockets belong to the host, which speaks ICMP; transport has ports.
  if (type === 'icmp') return failed('EPROTONOSUPPORT');
  return done(createSocket(state, type, nonBlocking).fd);
}

function bind(
  state: TransportState,
  socket: Socket,
  address: number,
  port: number,
  fx: TransportFx,
): CallOutcome {
  if (socket.bound) return failed('EINVAL');
  if (address !== 0 && !fx.ip.isLocal(address)) return failed('EADDRNOTAVAIL');
  if (port < 0 || port > 0xffff) return failed('EINVAL');
  const chosen = port === 0 ? chooseFreePort(state, socket, address) : port;
  if (chosen === 0 || !portIsFree(state, socket, address, chosen)) return failed('EADDRINUSE');
  socket.localAddress = address;
  socket.localPort = chosen;
  socket.bound = true;
  if (socket.type === 'dgram') indexDatagramSocket(state, socket);
  return done(0);
}

type OtherCall = Exclude<
  SocketCall,
  { name: 'socket' | 'bind' | 'setsockopt' | 'getsockopt' | 'setNonBlocking' }
>;

function streamCall(
  state: TransportState,
  socket: Socket,
  call: number,
  request: OtherCall,
  fx: TransportFx,
): CallOutcome {
  switch (request.name) {
    case 'listen':
      return listen(state, socket, request.backlog, fx);
    case 'accept':
      return accept(state, socket, call);
    case 'connect':
      return connect(state, socket, call, request.address, request.port, fx);
    case 'send': {
      const { data, push = true, urgent = false } = request;
      return send(state, socket, call, { data, push, urgent }, fx);
    }
    case 'sendto':
      return sendFromListener(state, socket, request.data, request.address, request.port, fx);
    case 'recv':
      return recv(state, socket, call, request.size, request.forget ?? false, fx);
    case 'recvfrom':
      return recv(state, socket, call, request.size, false, fx);
    case 'shutdown':
      return shutdown(state, socket, request.how, fx);
    case 'close':
      return close(state, socket, call, fx);
    case 'abort':
      return abort(state, socket, fx);
  }
}

function datagramCall(
  state: TransportState,
  socket: Socket,
  call: number,
  request: OtherCall,
  fx: TransportFx,
): CallOutcome {
  switch (request.name) {
    case 'connect':
      socket.remoteAddress = request.address;
      socket.remotePort = request.port;
      return done(0);
    case 'send':
      return sendDatagram(state, socket, request.data, socket.remoteAddress, socket.remotePort, fx);
    case 'sendto':
      return sendDatagram(state, socket, request.data, request.address, request.port, fx);
    case 'recv':
    case 'recvfrom':
      return receiveDatagram(socket, call, request.size);
    case 'close':
    case 'abort':
      return closeDatagramSocket(state, socket, fx);
    default:
      return failed('EOPNOTSUPP');
  }
}
