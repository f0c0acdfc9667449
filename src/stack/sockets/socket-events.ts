/** Socket events: what happens on a connection returns blocked calls, or is announced to the owner. */

import { atEndOfStream, receiveData, sendData } from '../protocols/tcp/send/send-and-receive.ts';
import { setState } from '../protocols/tcp/state/set-state.ts';
import { SOCKET_EVENTS, type Tcb } from '../protocols/tcp/state/tcb.ts';
import { recordVars } from '../protocols/tcp/state/vars.ts';
import type { SocketEventName, SocketEventText } from '../trace/kernel-events.ts';
import type { CallResult, Errno } from './calls.ts';
import { removeConnection } from './connections.ts';
import type { TransportFx } from './ip-service.ts';
import { endLinger } from './linger.ts';
import { createSocket, NO_CALL, type Socket, type TransportState } from './state.ts';

/** Delivers a connection’s events. Blocked calls are served before a segment is answered. */
export function deliverEvents(state: TransportState, tcb: Tcb, fx: TransportFx): void {
  while (tcb.events !== 0) {
    const events = tcb.events;
    tcb.events = 0;
    if (tcb.fd < 0) deliverOrphanEvents(state, tcb, events, fx);
    else {
      const socket = state.sockets.get(tcb.fd);
      if (socket !== undefined) tellOwner(socket, tcb, events, fx);
    }
  }
}

/** The end of every input that touched a connection: events to its owner, vars to the trace. */
export function settle(state: TransportState, tcb: Tcb, fx: TransportFx): void {
  deliverEvents(state, tcb, fx);
  // A half-open connection that is back in LISTEN melts into the listener it came from.
  if (tcb.state === 'LISTEN' && tcb.listener >= 0) {
    setState(tcb, 'CLOSED', 'delete TCB', 'RFC9293#3.9.1.1', fx);
  }
  recordVars(tcb, fx);
  if (tcb.state === 'CLOSED') removeConnection(state, tcb, fx);
}

function announce(fd: number, tcb: Tcb, what: SocketEventText, fx: TransportFx): void {
  fx.notify(fd, what, tcb.id);
}

/** Events of a connection that no descriptor owns yet, or any more. */
function deliverOrphanEvents(
  state: TransportState,
  tcb: Tcb,
  events: number,
  fx: TransportFx,
): void {
  if (
    (events & (SOCKET_EVENTS.drained | SOCKET_EVENTS.closed)) !== 0 &&
    state.lingering.has(tcb.id)
  ) {
    const result = tcb.error === '' ? { value: 0 } : { value: -1, error: tcb.error };
    endLinger(state, tcb.id, result, fx);
  }
  const listener = tcb.listener < 0 ? undefined : state.connections.get(tcb.listener);
  const owner = listener === undefined ? undefined : state.sockets.get(listener.fd);
  if (listener === undefined || owner === undefined) return;
  const queued = owner.acceptQueue.indexOf(tcb.id);
  if ((events & SOCKET_EVENTS.connected) !== 0 && queued < 0) {
    listener.halfOpen--;
    owner.acceptQueue.push(tcb.id);
    const call = owner.acceptors.shift();
    if (call === undefined) announce(owner.fd, listener, 'accept', fx);
    else fx.complete(call, acceptNext(state, owner));
    return;
  }
  if ((events & SOCKET_EVENTS.closed) === 0) return;
  // It ended before it was accepted: a half-open one, or one waiting in the queue.
  if (queued < 0) listener.halfOpen--;
  else if (tcb.error !== '') owner.acceptQueue.splice(queued, 1);
}

/** Takes the first connection of the accept queue; there must be one. */
export function acceptNext(state: TransportState, listener: Socket): CallResult {
  const tcb = state.connections.get(listener.acceptQueue.shift() as number) as Tcb;
  const socket = createSocket(state, 'stream', false);
  socket.conn = tcb.id;
  socket.bound = true;
  socket.portFrom = 'accept';
  socket.localAddress = tcb.localAddress;
  socket.localPort = tcb.localPort;
  tcb.fd = socket.fd;
  tcb.listener = -1;
  return { value: socket.fd, address: tcb.remoteAddress, port: tcb.remotePort };
}

function tellOwner(socket: Socket, tcb: Tcb, events: number, fx: TransportFx): void {
  if ((events & SOCKET_EVENTS.connected) !== 0) tellConnected(socket, tcb, fx);
  if ((events & SOCKET_EVENTS.urgent) !== 0) announce(socket.fd, tcb, 'urgent', fx);
  if ((events & SOCKET_EVENTS.softError) !== 0) tellSoftError(socket, tcb, fx);
  if ((events & SOCKET_EVENTS.writable) !== 0) serveWriters(socket, tcb, fx);
  if ((events & SOCKET_EVENTS.readable) !== 0) {
    serveReaders(socket, tcb, fx);
    if (tcb.receiveBuffer.length > 0) announce(socket.fd, tcb, 'readable', fx);
    else if (socket.readers.length === 0 && atEndOfStream(tcb)) announce(socket.fd, tcb, 'end', fx);
  }
  if ((events & SOCKET_EVENTS.closed) !== 0) tellClosed(socket, tcb, fx);
}

function tellConnected(socket: Socket, tcb: Tcb, fx: TransportFx): void {
  if (socket.connecting === NO_CALL) {
    announce(socket.fd, tcb, 'connected', fx);
    return;
  }
  const call = socket.connecting;
  socket.connecting = NO_CALL;
  fx.complete(call, { value: 0 });
}

function tellSoftError(socket: Socket, tcb: Tcb, fx: TransportFx): void {
  if (socket.muteSoftErrors) return;
  announce(socket.fd, tcb, `soft-error ${tcb.softError}`, fx);
}

/** The connection is over: with an error that pending calls return, or normally. */
function tellClosed(socket: Socket, tcb: Tcb, fx: TransportFx): void {
  const { error } = tcb;
  if (error === '') {
    serveReaders(socket, tcb, fx);
    announce(socket.fd, tcb, 'closed', fx);
    return;
  }
  const waiting = socket.readers.length + socket.writers.length;
  const blocked = waiting > 0 || socket.connecting !== NO_CALL;
  if (socket.connecting !== NO_CALL) {
    fx.complete(socket.connecting, { value: -1, error: connectError(tcb, error) });
    socket.connecting = NO_CALL;
  }
  for (const { call } of socket.readers) fx.complete(call, { value: -1, error });
  for (const { call } of socket.writers) fx.complete(call, { value: -1, error });
  socket.readers = [];
  socket.writers = [];
  if (!blocked) socket.error = connectError(tcb, error);
  announce(socket.fd, tcb, nameOfEnd(error), fx);
}

/** A soft error explains why an opening was in vain (RFC 9293 §3.9.2.2). */
function connectError(tcb: Tcb, error: Errno): Errno {
  return error === 'ETIMEDOUT' && tcb.softError !== '' ? tcb.softError : error;
}

function nameOfEnd(error: Errno): SocketEventName {
  switch (error) {
    case 'ECONNREFUSED':
      return 'refused';
    case 'ECONNRESET':
      return 'reset';
    case 'ETIMEDOUT':
      return 'timeout';
    default:
      return 'aborted';
  }
}

/** Blocked reads return as long as there is something for them. */
function serveReaders(socket: Socket, tcb: Tcb, fx: TransportFx): void {
  while (socket.readers.length > 0) {
    const reader = socket.readers[0] as Socket['readers'][number];
    const result = receiveData(tcb, reader.size, reader.forget, fx);
    if (result === undefined) return;
    socket.readers.shift();
    fx.complete(reader.call, result);
  }
}

/** Blocked writes go on, first come first served. */
function serveWriters(socket: Socket, tcb: Tcb, fx: TransportFx): void {
  while (socket.writers.length > 0) {
    const writer = socket.writers[0] as Socket['writers'][number];
    writer.offset += sendData(tcb, writer.data, writer.offset, writer.push, writer.urgent, fx);
    if (writer.offset < writer.data.length) return;
    socket.writers.shift();
    fx.complete(writer.call, { value: writer.data.length });
  }
  if (!socket.wantsRoom) return;
  socket.wantsRoom = false;
  announce(socket.fd, tcb, 'writable', fx);
}
