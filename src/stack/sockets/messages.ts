/** Sockets that receive whole messages: each waits in a queue of its socket until it is read. */
import type { CallOutcome, CallResult } from './calls.ts';
import type { TransportFx } from './ip-service.ts';
import { BLOCKED, done, failed, takeError } from './outcomes.ts';
import type { Datagram, Socket, TransportState } from './state.ts';

/** Messages that wait for a reader take at most this many bytes. */
const QUEUE_BYTES = 65_536;

export function receiveMessage(socket: Socket, call: number, size: number): CallOutcome {
  const pending = takeError(socket);
  if (pending !== '') return failed(pending);
  const next = socket.datagrams.shift();
  if (next === undefined) {
    if (socket.nonBlocking) return failed('EAGAIN');
    socket.readers.push({ call, size, forget: false });
    return BLOCKED;
  }
  socket.datagramBytes -= next.data.length;
  return { done: true, result: resultOf(next, size) };
}

/** A message longer than asked for is cut off, as POSIX has it. */
function resultOf(datagram: Datagram, size: number): CallResult {
  const data = datagram.data.length > size ? datagram.data.slice(0, size) : datagram.data;
  return { value: data.length, data, address: datagram.address, port: datagram.port };
}

/** Gives a message to a blocked reader, or to the queue. False: the queue is full. */
export function queueMessage(socket: Socket, message: Datagram, fx: TransportFx): boolean {
  const reader = socket.readers.shift();
  if (reader !== undefined) {
    fx.complete(reader.call, resultOf(message, reader.size));
    return true;
  }
  if (socket.datagramBytes + message.data.length > QUEUE_BYTES) return false;
  socket.datagrams.push(message);
  socket.datagramBytes += message.data.length;
  fx.notify(socket.fd, 'readable', -1);
  return true;
}

/** Gives the descriptor back; blocked reads return an error. */
export function closeMessageSocket(
  state: TransportState,
  socket: Socket,
  fx: TransportFx,
): CallOutcome {
  state.sockets.delete(socket.fd);
  for (const { call } of socket.readers) fx.complete(call, { value: -1, error: 'EBADF' });
  return done(0);
}

/** Adds a descriptor to, or takes it from, a list of those that hear of something. */
export function remove(list: number[], fd: number): void {
  const index = list.indexOf(fd);
  if (index >= 0) list.splice(index, 1);
}
