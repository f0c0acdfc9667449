/** A card that is none: tests put frames in and look at what came out. */
import { parseMac } from '../../src/stack/core/addresses.ts';
import type { DriverEvents, NicDriver, Wanted } from '../drivers/driver.ts';

export interface FakeDriver extends NicDriver {
  readonly events: DriverEvents;
  readonly sent: Uint8Array[];
  readonly wanted: Wanted | undefined;
  readonly closed: boolean;
  /** How many frames it takes at once from now on. */
  room: number;
}

export function fakeDriver(mac = '02:00:00:00:00:01'): FakeDriver {
  let events: DriverEvents | undefined;
  let wanted: Wanted | undefined;
  let closed = false;
  const sent: Uint8Array[] = [];
  return {
    name: 'fake0',
    mac: parseMac(mac) as number,
    mtu: 1500,
    up: true,
    room: Number.POSITIVE_INFINITY,
    sent,
    get events() {
      return events as DriverEvents;
    },
    get wanted() {
      return wanted;
    },
    get closed() {
      return closed;
    },
    listenFor(it) {
      wanted = it;
    },
    start(it) {
      events = it;
    },
    send(frames) {
      const taken = frames.slice(0, this.room);
      sent.push(...taken.map((each) => Uint8Array.from(each)));
      return taken.length;
    },
    close() {
      closed = true;
    },
  };
}
