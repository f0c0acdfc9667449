/** What transport protocols ask of the layer below and of the owner of a socket. The host implements it. */

import type { NetFx } from '../protocols/kind.ts';
import type { SocketEventText } from '../trace/kernel-events.ts';
import type { CallResult } from './calls.ts';
import type { HostServices } from './host-services.ts';

export interface TransportFx extends NetFx {
  /** A blocked socket call returns now. */
  complete(call: number, result: CallResult): void;
  /** A socket event for the owner of a descriptor, of connection `conn` or −1. */
  notify(fd: number, what: SocketEventText, conn: number): void;
  /** What programs may see and change of their host; a transport under test has none. */
  readonly services: HostServices | undefined;
}
