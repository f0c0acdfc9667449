/** The form of socket calls that come from outside: people make them by hand. */
import * as v from 'valibot';
import {
  bytes,
  count,
  finite,
  flag,
  MOST_BYTES,
  maybe,
  oneOf,
  port,
  text,
  u32,
  variant,
} from '../schema/basics.ts';
import { rule } from '../schema/faults.ts';
import type { SocketCall } from './calls.ts';

export const optionValue = v.union(
  [finite, text(40)],
  rule('kind', { allowed: ['number', 'text'] }),
);
export const optionName = text(40, 1);
export const shutdownHow = oneOf(['rd', 'wr', 'rdwr']);
const data = bytes(MOST_BYTES);
const peer = { address: u32, port };

/** Each call's own fields. A call that is missing here does not compile. */
const CALLS = {
  socket: { type: oneOf(['stream', 'dgram', 'icmp']), nonBlocking: maybe(flag) },
  bind: { fd: count, ...peer },
  listen: { fd: count, backlog: count },
  accept: { fd: count },
  connect: { fd: count, ...peer },
  send: { fd: count, data, push: maybe(flag), urgent: maybe(flag) },
  recv: { fd: count, size: count, forget: maybe(flag) },
  sendto: { fd: count, data, ...peer },
  recvfrom: { fd: count, size: count },
  shutdown: { fd: count, how: shutdownHow },
  close: { fd: count },
  abort: { fd: count },
  setsockopt: { fd: count, option: optionName, value: optionValue },
  getsockopt: { fd: count, option: optionName },
  setNonBlocking: { fd: count, on: flag },
} satisfies Record<SocketCall['name'], v.ObjectEntries>;

export const callSchema = variant<SocketCall>('name', CALLS);
