/** What the agent asks of a network card, whichever way the system gives it. */

import type { DropCause } from '../../src/relay/causes.ts';
import type { Ipv4, Mac } from '../../src/stack/core/addresses.ts';

/** Which frames of the card are for the page; all others stay where they are. */
export interface Wanted {
  /** Our MAC address. */
  readonly mac: Mac;
  /** Multicast MAC addresses that were joined. */
  readonly groups: readonly Mac[];
  /**
   * With the host's MAC address: the only IPv4 destinations that are ours, so that the page does
   * not read along with the computer. Undefined with a MAC address of our own.
   */
  readonly onlyTo?: readonly Ipv4[];
}

export interface DriverEvents {
  /**
   * Whole frames, split and with finished checksums; called once a turn of the event loop. They
   * are views that hold only during the call.
   */
  frames(frames: readonly Uint8Array[]): void;
  /** Cable in and card up, or not. */
  carrier(up: boolean): void;
  /** The card is no more; nothing else will come. */
  gone(): void;
  dropped(cause: DropCause, count: number): void;
}

export interface NicDriver {
  /** The card's name. */
  readonly name: string;
  /** Of the card itself. */
  readonly mac: Mac;
  readonly mtu: number;
  readonly up: boolean;
  /** Says which frames to read, or that there is nobody to read them; may be called at any time. */
  listenFor(wanted: Wanted | undefined): void;
  /** Begins to read. Nothing comes before `listenFor`. */
  start(events: DriverEvents): void;
  /** Gives how many it took, from the first; the others may be offered again a little later. */
  send(frames: readonly Uint8Array[]): number;
  close(): void;
}
