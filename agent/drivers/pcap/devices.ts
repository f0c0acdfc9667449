/**
 * The cards that libpcap knows, and what it says of them. On Windows its names are not those that
 * people know (`\Device\NPF_{…}`): there a card is found by its addresses.
 */
import { networkInterfaces } from 'node:os';
import koffi from 'koffi';
import { formatIpv4 } from '../../../src/stack/core/addresses.ts';
import { LITTLE_ENDIAN } from '../libc.ts';
import { errorRoom, errorText, type Library, pointer } from './library.ts';

export interface Device {
  readonly name: string;
  /** Its IPv4 addresses. */
  readonly addresses: readonly string[];
  readonly wireless: boolean;
  /** Up, and with its cable in. */
  readonly up: boolean;
}

/** struct pcap_if and struct pcap_addr, where pointers have 64 bits. */
const DEVICE = { length: 40, next: 0, name: 8, addresses: 24, flags: 32 };
const ADDRESS = { length: 16, next: 0, address: 8 };
/** The beginning of struct sockaddr_in; what comes before the address differs between systems. */
const INTERNET = { length: 8, family: 0, address: 4 };
const AF_INET = 2;
const FLAG = { up: 0x2, running: 0x4, wireless: 0x8, status: 0x30, disconnected: 0x20 };

/** A struct in memory that libpcap has. */
function structAt(lib: Library, at: bigint, length: number): DataView {
  const bytes = new Uint8Array(length);
  lib.copy(bytes, at, length);
  return new DataView(bytes.buffer);
}

/** Up, and not known to be without a cable: some cards do not tell. */
export function isUp(flags: number): boolean {
  const both = FLAG.up | FLAG.running;
  return (flags & both) === both && (flags & FLAG.status) !== FLAG.disconnected;
}

function addressesOf(lib: Library, first: bigint): string[] {
  const found: string[] = [];
  for (let at = first; at !== 0n; ) {
    const entry = structAt(lib, at, ADDRESS.length);
    const address = entry.getBigUint64(ADDRESS.address, LITTLE_ENDIAN);
    if (address !== 0n) {
      const it = structAt(lib, address, INTERNET.length);
      // BSD has its length first, and one byte for the family.
      const family = it.getUint8(INTERNET.family + (process.platform === 'darwin' ? 1 : 0));
      if (family === AF_INET) found.push(formatIpv4(it.getUint32(INTERNET.address)));
    }
    at = entry.getBigUint64(ADDRESS.next, LITTLE_ENDIAN);
  }
  return found;
}

/** The system would not list its cards. */
class NoList extends Error {
  override readonly name = 'NoList';
}

export function devices(lib: Library): Device[] {
  const list = pointer();
  const error = errorRoom();
  if (lib.pcap_findalldevs(list.bytes, error) < 0) throw new NoList(errorText(error));
  const first = list.get();
  const found: Device[] = [];
  for (let at = first; at !== 0n; ) {
    const entry = structAt(lib, at, DEVICE.length);
    const flags = entry.getUint32(DEVICE.flags, LITTLE_ENDIAN);
    found.push({
      name: koffi.decode.string(entry.getBigUint64(DEVICE.name, LITTLE_ENDIAN)),
      addresses: addressesOf(lib, entry.getBigUint64(DEVICE.addresses, LITTLE_ENDIAN)),
      wireless: (flags & FLAG.wireless) !== 0,
      up: isUp(flags),
    });
    at = entry.getBigUint64(DEVICE.next, LITTLE_ENDIAN);
  }
  if (first !== 0n) lib.pcap_freealldevs(first);
  return found;
}

/**
 * Is a card up? Undefined when there is no such card any more. A system that cannot list its cards
 * just now has not lost them: then as it was `before`.
 */
export function cardIsUp(lib: Library, name: string, before: boolean): boolean | undefined {
  let all: readonly Device[];
  try {
    all = devices(lib);
  } catch (error) {
    if (!(error instanceof NoList)) throw error;
    return before;
  }
  return all.find((device) => device.name === name)?.up;
}

/** The device of a card, by its name, or by an address that only it has. */
export function deviceOf(
  name: string,
  all: readonly Device[],
  cards: ReturnType<typeof networkInterfaces> = networkInterfaces(),
): Device | undefined {
  const named = all.find((device) => device.name === name);
  if (named !== undefined) return named;
  const own = (cards[name] ?? []).map(({ address }) => address);
  return all.find(({ addresses }) => addresses.some((each) => own.includes(each)));
}
