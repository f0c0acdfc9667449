/** libpcap, or Npcap on Windows, as this computer has it; nothing is compiled (pcap(3PCAP)). */
import { join } from 'node:path';
import koffi from 'koffi';
import { errors, LITTLE_ENDIAN, SystemError } from '../libc.ts';

/** There is no libpcap on this computer. */
export class NoLibpcap extends Error {
  override readonly name = 'NoLibpcap';
}

const DEFINITIONS = {
  pcap_findalldevs: 'int pcap_findalldevs(void *devices, void *error)',
  pcap_freealldevs: 'void pcap_freealldevs(void *devices)',
  pcap_set_snaplen: 'int pcap_set_snaplen(void *card, int bytes)',
  pcap_set_promisc: 'int pcap_set_promisc(void *card, int on)',
  pcap_set_timeout: 'int pcap_set_timeout(void *card, int milliseconds)',
  pcap_set_immediate_mode: 'int pcap_set_immediate_mode(void *card, int on)',
  pcap_set_buffer_size: 'int pcap_set_buffer_size(void *card, int bytes)',
  pcap_activate: 'int pcap_activate(void *card)',
  pcap_datalink: 'int pcap_datalink(void *card)',
  pcap_setdirection: 'int pcap_setdirection(void *card, int direction)',
  pcap_setnonblock: 'int pcap_setnonblock(void *card, int on, void *error)',
  pcap_setfilter: 'int pcap_setfilter(void *card, void *program)',
  pcap_next_ex: 'int pcap_next_ex(void *card, void *header, void *data)',
  pcap_inject: 'int pcap_inject(void *card, const void *frame, size_t length)',
  pcap_stats: 'int pcap_stats(void *card, void *counts)',
  pcap_close: 'void pcap_close(void *card)',
} as const;

/** A card of libpcap: what its calls name it by. */
export type Handle = bigint;

type Calls = Readonly<Record<keyof typeof DEFINITIONS, (...args: unknown[]) => number>>;
export interface Library extends Calls {
  pcap_create(device: string, error: Uint8Array): Handle | null;
  /** Copies from memory that libpcap has, which is no memory of JavaScript's. */
  copy(to: Uint8Array, from: bigint, length: number): void;
  /** What to wait at, where the system has something to wait at. */
  readonly waits: { readonly of: 'descriptor' | 'event'; get(card: Handle): number | bigint };
}

/** Room for what libpcap says went wrong (PCAP_ERRBUF_SIZE). */
export const errorRoom = (): Uint8Array => new Uint8Array(256);
export const errorText = (room: Uint8Array): string =>
  new TextDecoder().decode(room.subarray(0, Math.max(0, room.indexOf(0))));

function load(names: readonly string[]): ReturnType<typeof koffi.load> {
  for (const name of names) {
    try {
      return koffi.load(name);
    } catch {
      // Another name, perhaps.
    }
  }
  throw new NoLibpcap(names.join(', '));
}

function libraries() {
  switch (process.platform) {
    case 'win32': {
      const folder = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'Npcap');
      // wpcap needs Packet, which is found only when it is there already.
      load([join(folder, 'Packet.dll')]);
      return { pcap: load([join(folder, 'wpcap.dll')]), c: koffi.load('msvcrt.dll') };
    }
    case 'darwin':
      return { pcap: load(['/usr/lib/libpcap.A.dylib', 'libpcap.dylib']), c: koffi.load(null) };
    default:
      return { pcap: load(['libpcap.so.0.8', 'libpcap.so.1', 'libpcap.so']), c: koffi.load(null) };
  }
}

let loaded: Library | undefined;

export function libpcap(): Library {
  if (loaded !== undefined) return loaded;
  const { pcap, c } = libraries();
  const names = Object.keys(DEFINITIONS) as (keyof typeof DEFINITIONS)[];
  const calls = Object.fromEntries(names.map((name) => [name, pcap.func(DEFINITIONS[name])]));
  const windows = process.platform === 'win32';
  const waits = windows
    ? { of: 'event' as const, get: pcap.func('void *pcap_getevent(void *card)') }
    : { of: 'descriptor' as const, get: pcap.func('int pcap_get_selectable_fd(void *card)') };
  loaded = {
    ...(calls as unknown as Calls),
    pcap_create: pcap.func('void *pcap_create(const char *device, void *error)'),
    copy: c.func('void *memcpy(void *to, const void *from, size_t length)'),
    waits,
  };
  return loaded;
}

/** Errors of libpcap that are errors of a system as well (pcap_activate(3PCAP)). */
const AS_ERRNO: Readonly<Record<number, string>> = {
  [-5]: 'ENODEV',
  [-8]: 'EPERM',
  [-9]: 'ENETDOWN',
  [-11]: 'EPERM',
};

/** What a call gave; throws when it failed. Above zero are warnings. */
export function mustPcap(call: string, result: number): number {
  if (result >= 0) return result;
  const name = AS_ERRNO[result];
  throw name === undefined
    ? new Error(`${call}: libpcap’s error ${result}`)
    : new SystemError(call, errors[name] ?? 0);
}

/** A pointer that a call has written. */
export function pointer() {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  return { bytes, get: () => view.getBigUint64(0, LITTLE_ENDIAN) };
}
