import type { SocketCall } from '../../sockets/calls.ts';
import {
  address,
  bytes,
  count,
  type Fields,
  flag,
  type InputCodec,
  maybe,
  oneOf,
  option,
  port,
  size,
  type Table,
  words,
} from '../codec.ts';
import type { Call } from './index.ts';

type CallNamed<N> = Extract<SocketCall, { name: N }>;

/** Every call and what it says, in the order of writing. A call that is missing does not compile. */
const CALLS: { readonly [N in SocketCall['name']]: Fields<Omit<CallNamed<N>, 'name'>> } = {
  socket: { type: oneOf('stream', 'dgram', 'icmp'), nonBlocking: maybe(flag) },
  bind: { fd: count, address, port },
  listen: { fd: count, backlog: size },
  accept: { fd: count },
  connect: { fd: count, address, port },
  send: { fd: count, data: bytes, push: maybe(flag), urgent: maybe(flag) },
  recv: { fd: count, size, forget: maybe(flag) },
  sendto: { fd: count, data: bytes, address, port },
  recvfrom: { fd: count, size },
  shutdown: { fd: count, how: oneOf('rd', 'wr', 'rdwr') },
  close: { fd: count },
  abort: { fd: count },
  setsockopt: { fd: count, option: words, value: option },
  getsockopt: { fd: count, option: words },
  setNonBlocking: { fd: count, on: flag },
};

/** `c<at>.<node>.<call>.<what it says> …` */
export const callCodec: InputCodec<Call> = {
  kind: 'call',
  letter: 'c',
  subject: 'node',
  form: { key: 'call', tag: 'name', variants: CALLS as Readonly<Record<string, Table>> },
};
