/** Sockets that receive whole messages: each waits in a queue of its socket until it is read. */
import type { Ipv4 } from '../core/addresses.ts';
import { ipv4 } from '../protocols/ipv4/header.ts';
import { udp } from '../protocols/udp/header.ts';
import { openScope } from '../trace/cause.ts';
import { emit, NO_CAUSE } from '../trace/log.ts';
import type { CallOutcome, CallResult } from './calls.ts';
import type { TransportFx } from './ip-service.ts';
import { BLOCKED, done, failed, takeError } from './outcomes.ts';
import type { Datagram, Socket, TransportState } from './state.ts';

/** RFC 791 §3.1: what the longest datagram carries. */
const LONGEST_PAYLOAD = 0xffff - ipv4.length;

/** Bytes behind the IP header that a socket may send at once: IP cuts what is too long for a link, unless the socket forbids it. */
export function longestMessage(socket: Socket, to: Ipv4, fx: TransportFx): number {
  return socket.dontFragment ? fx.ip.pathMtu(to) - ipv4.length : LONGEST_PAYLOAD;
}

/** Messages that wait for a reader take at most this many bytes, with the headers that each had: one without data takes room, too. */
const QUEUE_BYTES = 65_536;
const HEADERS = ipv4.length + udp.length;

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
  const { datagrams, datagramBytes } = socket;
  const taken = datagramBytes + datagrams.length * HEADERS;
  // However long it is, one has room.
  if (taken > 0 && taken + message.data.length + HEADERS > QUEUE_BYTES) return false;
  datagrams.push(message);
  socket.datagramBytes += message.data.length;
  fx.notify(socket.fd, 'readable', -1);
  return true;
}

/**
 * A message is sent for certain: what its program says of it goes into the trace, and is the cause of
 * the packet. Returns what `closeScope` must be given.
 */
export function openMessage(fx: TransportFx): number {
  const { saying } = fx;
  if (saying === undefined) return openScope(fx.log, NO_CAUSE);
  fx.saying = undefined;
  return openScope(fx.log, emit(fx.log, saying.kind, fx.node, saying.body));
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
