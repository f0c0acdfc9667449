/** What transport protocols ask of the layer below and of the owner of a socket. The host implements it. */

import type { NetFx } from '../protocols/kind.ts';
import type { SocketEventText } from '../trace/kernel-events.ts';
import type { EventBody, EventKind } from '../trace/schema.ts';
import type { CallOutcome, CallResult } from './calls.ts';
import type { HostServices } from './host-services.ts';
import type { SocketTable } from './kind.ts';
import type { Socket, TransportState } from './state.ts';

/** An event about a message of a program's protocol: true as soon as the message is sent. */
export interface Saying {
  readonly kind: EventKind;
  readonly body: EventBody<EventKind>;
}

export interface TransportFx extends NetFx {
  /** A blocked socket call returns now. */
  complete(call: number, result: CallResult): void;
  /** A socket event for the owner of a descriptor, of connection `conn` or −1. */
  notify(fd: number, what: SocketEventText, conn: number): void;
  readonly sockets: SocketTable;
  /** Undefined in a world whose programs make no such calls. */
  readonly socketOptions: SocketOptions | undefined;
  /** What programs may see and change of their host; most worlds have nobody who asks. */
  readonly services: HostServices | undefined;
  /** What a program says of the message that it sends with this call, until it is written. */
  saying?: Saying | undefined;
}

/** The calls `setsockopt` and `getsockopt`. */
export interface SocketOptions {
  set(
    state: TransportState,
    socket: Socket,
    option: string,
    value: number | string,
    fx: TransportFx,
  ): CallOutcome;
  get(state: TransportState, socket: Socket, option: string): CallOutcome;
}
