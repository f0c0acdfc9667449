/**
 * A card through libpcap (macOS, Linux) or Npcap (Windows). It says less of a frame than Linux's
 * packet socket: see `frames.ts`. It has no call for joining a group, so with the host's MAC address
 * only groups are heard that the computer itself has joined.
 */
import type { Mac } from '../../../src/stack/core/addresses.ts';
import { bpfBytes, bpfProgram } from '../../bpf/program.ts';
import { factsOf } from '../../system/cards.ts';
import { NotEthernet } from '../card.ts';
import type { DriverEvents, NicDriver, Wanted } from '../driver.ts';
import { errno, errors, LITTLE_ENDIAN, memory, SystemError, struct } from '../libc.ts';
import { watchCard } from '../watch.ts';
import { cardIsUp, type Device, deviceOf, devices } from './devices.ts';
import { errorRoom, errorText, type Handle, type Library, libpcap, mustPcap } from './library.ts';
import { type Watching, whenCardReadable } from './readable.ts';
import { LONGEST, receiver } from './receive.ts';

/** Bytes of frames that may wait in the system while we are busy. */
const BUFFER = 64 << 20;
const DLT_ETHERNET = 1;
const DIRECTION_IN = 1;

export interface PcapOptions {
  /** The card's name, as people know it. */
  readonly name: string;
  /** Whether our stack has a MAC address of its own, which the card would not listen to by itself. */
  readonly ownMac: boolean;
  /** A thread waits for frames also where the event loop could: as on Windows. */
  readonly thread?: boolean;
}

/** The device of this name; throws as a system would that has none. */
export function pcapDevice(name: string): Device {
  const device = deviceOf(name, devices(libpcap()));
  if (device === undefined) throw new SystemError(`libpcap ${name}`, errors.ENODEV ?? 0);
  return device;
}

/** Linux takes tags out of frames before the filter sees them; others leave them in. */
const filterFor = (wanted: Wanted | undefined) =>
  bpfBytes(bpfProgram(wanted, process.platform === 'linux'));

/** struct bpf_program; libpcap copies it. */
function setFilter(lib: Library, card: Handle, program: Uint8Array): void {
  const code = memory(program.length);
  code.bytes.set(program);
  const area = struct(16);
  area.view.setUint32(0, program.length / 8, LITTLE_ENDIAN);
  area.view.setBigUint64(8, code.address, LITTLE_ENDIAN);
  const done = lib.pcap_setfilter(card, area.bytes);
  code.free();
  mustPcap('pcap_setfilter', done);
}

function activate(lib: Library, device: Device, ownMac: boolean) {
  const error = errorRoom();
  const card = lib.pcap_create(device.name, error);
  if (card === null) throw new Error(errorText(error));
  try {
    mustPcap('pcap_set_snaplen', lib.pcap_set_snaplen(card, LONGEST));
    mustPcap('pcap_set_promisc', lib.pcap_set_promisc(card, ownMac ? 1 : 0));
    // A frame is told at once, whatever else may come.
    mustPcap('pcap_set_immediate_mode', lib.pcap_set_immediate_mode(card, 1));
    mustPcap('pcap_set_timeout', lib.pcap_set_timeout(card, 1));
    mustPcap('pcap_set_buffer_size', lib.pcap_set_buffer_size(card, BUFFER));
    mustPcap('pcap_activate', lib.pcap_activate(card));
    if (lib.pcap_datalink(card) !== DLT_ETHERNET) throw new NotEthernet(device.name);
    setFilter(lib, card, filterFor(undefined));
    mustPcap('pcap_setnonblock', lib.pcap_setnonblock(card, 1, error));
    // Windows has no such call: what we send comes back there.
    const comesBack = lib.pcap_setdirection(card, DIRECTION_IN) < 0;
    return { card, comesBack };
  } catch (failed) {
    lib.pcap_close(card);
    throw failed;
  }
}

/** struct pcap_stat: received, dropped for want of room, and by the card. Since it was opened. */
function lostSoFar(lib: Library, card: Handle): number {
  const area = struct(32);
  return lib.pcap_stats(card, area.bytes) < 0 ? 0 : area.view.getUint32(4, LITTLE_ENDIAN);
}

/** Sends until the card has no room; a frame that it will never take counts as taken, and lost. */
function sender(lib: Library, card: Handle, lost: (count: number) => void) {
  return (frames: readonly Uint8Array[]): number => {
    let taken = 0;
    for (const frame of frames) {
      if (lib.pcap_inject(card, frame, frame.length) < 0) {
        if ([errors.EAGAIN, errors.ENOBUFS, errors.EINTR].includes(errno())) return taken;
        lost(1);
      }
      taken++;
    }
    return taken;
  };
}

/** What the card had no room for since it was asked last. */
function losses(lib: Library, card: Handle): () => number {
  let told = 0;
  return () => {
    const before = told;
    told = Math.max(told, lostSoFar(lib, card));
    return told - before;
  };
}

export function openPcap({ name, ownMac, thread = false }: PcapOptions): NicDriver {
  const lib = libpcap();
  const device = pcapDevice(name);
  const facts = factsOf(name);
  const { card, comesBack } = activate(lib, device, ownMac);
  let events: DriverEvents | undefined;
  let watching: Watching | undefined;
  let own: Mac | undefined;
  let filter = filterFor(undefined);
  let reading = false;
  let gone = false;

  function end(): void {
    watch.stop();
    if (reading) watching?.close();
    reading = false;
  }

  const watch = watchCard({
    isUp: (before) => cardIsUp(lib, device.name, before),
    lost: losses(lib, card),
    gone() {
      gone = true;
      end();
    },
  });

  return {
    name,
    ...facts,
    get up() {
      return watch.up;
    },
    listenFor(wanted) {
      own = wanted?.mac;
      const next = filterFor(wanted);
      // What comes while a filter is changed is lost, so the same one is not set again.
      if (gone || Buffer.compare(next, filter) === 0) return;
      filter = next;
      setFilter(lib, card, filter);
    },
    start(to) {
      events = to;
      const ownMacOf = () => (comesBack ? own : undefined);
      const receive = receiver(lib, card, to, { mtu: facts.mtu, ownMac: ownMacOf });
      watching = whenCardReadable(lib, card, thread, (failed) => {
        receive();
        if (!failed) return;
        // The card went down, or is no more; which of them, the watch finds out.
        watch.look();
        if (reading) watching?.again();
      });
      reading = true;
      watch.start(to);
    },
    send: sender(lib, card, (count) => events?.dropped('card-refused', count)),
    close() {
      end();
      const free = () => lib.pcap_close(card);
      if (watching === undefined) free();
      else void watching.ended.then(free);
    },
  };
}
