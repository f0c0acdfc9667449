/** The socket calls on stream sockets, and what makes them block. */
import type { Ipv4 } from '../core/addresses.ts';
import {
  openActive,
  openPassive,
  receiveData,
  sendData,
} from '../protocols/tcp/send/send-and-receive.ts';
import type { Tcb } from '../protocols/tcp/state/tcb.ts';
import { resetUnaccepted } from './accept-queue.ts';
import type { CallOutcome, Errno } from './calls.ts';
import {
  addConnection,
  addListener,
  findConnection,
  indexConnection,
  removeListener,
} from './connections.ts';
import type { TransportFx } from './ip-service.ts';
import { BLOCKED, connectionOf, done, failed, takeError } from './outcomes.ts';
import { chooseConnectionPort, chooseFreePort } from './ports.ts';
import { acceptNext, settle } from './socket-events.ts';
import type { Socket, TransportState } from './state.ts';

export function listen(
  state: TransportState,
  socket: Socket,
  backlog: number,
  fx: TransportFx,
): CallOutcome {
  const existing = connectionOf(state, socket);
  socket.backlog = backlog;
  if (existing !== undefined) return existing.state === 'LISTEN' ? done(0) : failed('EINVAL');
  if (!socket.bound) {
    const port = chooseFreePort(state, socket, 0);
    if (port === 0) return failed('EADDRINUSE');
    socket.localPort = port;
    socket.bound = true;
  }
  for (const id of state.listeners.get(socket.localPort) ?? []) {
    if (state.connections.get(id)?.localAddress === socket.localAddress) {
      return failed('EADDRINUSE');
    }
  }
  const tcb = addConnection(state, endsOf(socket, 0, 0), socket.set);
  tcb.fd = socket.fd;
  socket.conn = tcb.id;
  openPassive(tcb, fx);
  addListener(state, tcb);
  settle(state, tcb, fx);
  return done(0);
}

function endsOf(socket: Socket, remoteAddress: Ipv4, remotePort: number) {
  const { localAddress, localPort } = socket;
  return { localAddress, localPort, remoteAddress, remotePort };
}

export function accept(state: TransportState, socket: Socket, call: number): CallOutcome {
  if (connectionOf(state, socket)?.state !== 'LISTEN') return failed('EINVAL');
  if (socket.acceptQueue.length > 0) return { done: true, result: acceptNext(state, socket) };
  if (socket.nonBlocking) return failed('EAGAIN');
  socket.acceptors.push(call);
  return BLOCKED;
}

/** OPEN, active. On a listening socket it turns the listener active (RFC 9293 §3.10.1). */
export function connect(
  state: TransportState,
  socket: Socket,
  call: number,
  address: Ipv4,
  port: number,
  fx: TransportFx,
): CallOutcome {
  const existing = connectionOf(state, socket);
  if (existing !== undefined && existing.state !== 'LISTEN') {
    if (existing.state === 'CLOSED') return failed(takeError(socket) || 'ECONNABORTED');
    return failed(existing.state === 'SYN_SENT' ? 'EALREADY' : 'EISCONN');
  }
  const opened = openTo(state, socket, existing, address, port, 'OPEN.active', fx);
  if (typeof opened === 'string') return failed(opened);
  if (socket.nonBlocking) {
    settle(state, opened, fx);
    return failed('EINPROGRESS');
  }
  socket.connecting = call;
  settle(state, opened, fx);
  return BLOCKED;
}

/** Fixes both ends and sends the SYN; an error when that cannot be. */
function openTo(
  state: TransportState,
  socket: Socket,
  listener: Tcb | undefined,
  address: Ipv4,
  port: number,
  event: 'OPEN.active' | 'SEND',
  fx: TransportFx,
): Tcb | Errno {
  // MUST-46: no connection to many hosts at once.
  if (fx.ip.isInvalidSource(address)) return 'ENETUNREACH';
  if (port < 1 || port > 0xffff) return 'EADDRNOTAVAIL';
  // MUST-44, MUST-45: the network layer picks our address before the SYN, and it stays.
  const local = fx.ip.sourceFor(address, socket.localAddress);
  if (local === undefined) return 'ENETUNREACH';
  const chosen = socket.bound ? 0 : chooseConnectionPort(state, socket, local, address, port);
  const localPort = socket.localPort || chosen;
  if (localPort === 0) return 'EADDRNOTAVAIL';
  if (findConnection(state, local, localPort, address, port) !== undefined) return 'EADDRINUSE';
  socket.localAddress = local;
  socket.localPort = localPort;
  if (!socket.bound) socket.portFrom = 'connect';
  socket.bound = true;
  const tcb = listener ?? addConnection(state, endsOf(socket, address, port), socket.set);
  if (listener !== undefined) {
    removeListener(state, listener);
    resetUnaccepted(state, listener, fx);
    for (const call of socket.acceptors) fx.complete(call, { value: -1, error: 'EINVAL' });
    socket.acceptors = [];
    socket.acceptQueue = [];
    listener.localAddress = local;
    listener.remoteAddress = address;
    listener.remotePort = port;
  }
  tcb.fd = socket.fd;
  socket.conn = tcb.id;
  indexConnection(state, tcb);
  openActive(tcb, state.secret, event, fx);
  return tcb;
}

export interface SendRequest {
  data: Uint8Array;
  push: boolean;
  urgent: boolean;
}

export function send(
  state: TransportState,
  socket: Socket,
  call: number,
  request: SendRequest,
  fx: TransportFx,
): CallOutcome {
  const pending = takeError(socket);
  if (pending !== '') return failed(pending);
  const tcb = connectionOf(state, socket);
  if (tcb === undefined || tcb.state === 'LISTEN') return failed('ENOTCONN');
  if (tcb.finQueued || tcb.state === 'CLOSED') return failed('EPIPE');
  const { data, push, urgent } = request;
  const opening = tcb.state === 'SYN_SENT' || tcb.state === 'SYN_RECEIVED';
  if (opening && socket.nonBlocking) return failed('EAGAIN');
  // A write that has to wait keeps its place behind those that wait already.
  const offset = socket.writers.length > 0 ? 0 : sendData(tcb, data, 0, push, urgent, fx);
  settle(state, tcb, fx);
  if (offset === data.length) return done(offset);
  if (socket.nonBlocking) {
    socket.wantsRoom = true;
    return offset > 0 ? done(offset) : failed('EAGAIN');
  }
  // The caller waits, so the bytes stay as they are until the rest of them is queued.
  socket.writers.push({ call, data, offset, push, urgent });
  return BLOCKED;
}

/** SEND with a remote socket on a listener: LISTEN → SYN_SENT, the data follows (§3.10.2). */
export function sendFromListener(
  state: TransportState,
  socket: Socket,
  data: Uint8Array,
  address: Ipv4,
  port: number,
  fx: TransportFx,
): CallOutcome {
  const listener = connectionOf(state, socket);
  if (listener?.state !== 'LISTEN') return failed('EISCONN');
  const opened = openTo(state, socket, listener, address, port, 'SEND', fx);
  if (typeof opened === 'string') return failed(opened);
  const count = sendData(opened, data, 0, true, false, fx);
  settle(state, opened, fx);
  return done(count);
}

export function recv(
  state: TransportState,
  socket: Socket,
  call: number,
  size: number,
  forget: boolean,
  fx: TransportFx,
): CallOutcome {
  const pending = takeError(socket);
  if (pending !== '') return failed(pending);
  const tcb = connectionOf(state, socket);
  if (tcb === undefined || tcb.state === 'LISTEN') return failed('ENOTCONN');
  const result = socket.readers.length > 0 ? undefined : receiveData(tcb, size, forget, fx);
  settle(state, tcb, fx);
  if (result !== undefined) return { done: true, result };
  if (socket.nonBlocking) return failed('EAGAIN');
  socket.readers.push({ call, size, forget });
  return BLOCKED;
}
