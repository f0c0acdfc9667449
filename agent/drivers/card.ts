/** What Linux says of a card, asked through any socket of its namespace (netdevice(7)). */

import type { Mac } from '../../src/stack/core/addresses.ts';
import { readMac } from '../../src/stack/protocols/ethernet/header.ts';
import { LITTLE_ENDIAN, libc, must, struct } from './libc.ts';

const REQUEST = { name: 0x8910, flags: 0x8913, mtu: 0x8921, hardware: 0x8927, index: 0x8933 };
/** struct ifreq: a name of 16 bytes, and what is asked for. */
const LENGTH = 40;
const VALUE = 16;
const UP = 0x1;
const RUNNING = 0x40;
const HARDWARE_ETHERNET = 1;

export interface CardFacts {
  readonly index: number;
  readonly mac: Mac;
  readonly mtu: number;
}

/** A card that does not speak Ethernet: a tunnel, a modem. */
export class NotEthernet extends Error {
  override readonly name = 'NotEthernet';
}

function ask(fd: number, request: number, name: string): DataView {
  const area = struct(LENGTH);
  area.bytes.set(new TextEncoder().encode(name.slice(0, VALUE - 1)));
  must(`ioctl ${name}`, libc().ioctl(fd, request, area.bytes));
  return area.view;
}

export function cardFacts(fd: number, name: string): CardFacts {
  const hardware = ask(fd, REQUEST.hardware, name);
  if (hardware.getUint16(VALUE, LITTLE_ENDIAN) !== HARDWARE_ETHERNET) throw new NotEthernet(name);
  return {
    index: ask(fd, REQUEST.index, name).getInt32(VALUE, LITTLE_ENDIAN),
    mac: readMac(hardware, VALUE + 2),
    mtu: ask(fd, REQUEST.mtu, name).getInt32(VALUE, LITTLE_ENDIAN),
  };
}

/** Is the card up and its cable in? Undefined when there is no such card any more. */
export function carrierOf(fd: number, index: number): boolean | undefined {
  const area = struct(LENGTH);
  area.view.setInt32(VALUE, index, LITTLE_ENDIAN);
  if (libc().ioctl(fd, REQUEST.name, area.bytes) < 0) return undefined;
  if (libc().ioctl(fd, REQUEST.flags, area.bytes) < 0) return undefined;
  const both = UP | RUNNING;
  return (area.view.getUint16(VALUE, LITTLE_ENDIAN) & both) === both;
}
