/**
 * A card of this computer whose wire leads to us (TAP, Documentation/networking/tuntap.rst of
 * Linux): by it our stack talks to the very computer that it runs on, which no real card allows.
 * Its frames are whole, with finished checksums, for it is not asked for any offload. A card that
 * was not there before goes away with the agent, and all that the computer had on it.
 */
import { setInterval } from 'node:timers';
import { wants } from '../bpf/program.ts';
import { cardFacts, carrierOf } from './card.ts';
import type { DriverEvents, NicDriver, Wanted } from './driver.ts';
import {
  errno,
  errors,
  LITTLE_ENDIAN,
  libc,
  must,
  type Poll,
  SystemError,
  struct,
  whenReadable,
} from './libc.ts';

const DEVICE = '/dev/net/tun';
const OPEN = { readWrite: 2, nonBlocking: 0o4000, closeOnExec: 0o2000000 };
const AF_INET = 2;
const SOCK_DGRAM = 2;
/** TUNSETIFF, with a struct ifreq: the card's name, and what it is. */
const SET_CARD = 0x400454ca;
const REQUEST = { length: 40, name: 16 };
const IFF = { tap: 0x2, withoutInfo: 0x1000 };
/** After so many frames, others have their turn of the event loop. */
const MOST_FRAMES = 128;
const LONGEST = 9_216;
const WATCH = 500;

function openDevice(name: string): number {
  const flags = OPEN.readWrite | OPEN.nonBlocking | OPEN.closeOnExec;
  const fd = must(`open ${DEVICE}`, libc().open(DEVICE, flags));
  const area = struct(REQUEST.length);
  area.bytes.set(new TextEncoder().encode(name.slice(0, REQUEST.name - 1)));
  area.view.setUint16(REQUEST.name, IFF.tap | IFF.withoutInfo, LITTLE_ENDIAN);
  if (libc().ioctl(fd, SET_CARD, area.bytes) < 0) {
    const failed = new SystemError(`TUNSETIFF ${name}`, errno());
    libc().close(fd);
    throw failed;
  }
  return fd;
}

/** Takes what has come, and passes on what is for the page: this card has no filter of its own. */
function receiver(fd: number, events: DriverEvents, wanted: () => Wanted | undefined): () => void {
  const room = new Uint8Array(MOST_FRAMES * LONGEST);
  return () => {
    const frames: Uint8Array[] = [];
    for (let i = 0; i < MOST_FRAMES; i++) {
      const at = room.subarray(i * LONGEST, (i + 1) * LONGEST);
      const length = libc().read(fd, at, LONGEST);
      if (length <= 0) break;
      const frame = at.subarray(0, length);
      if (wants(wanted(), new DataView(frame.buffer, frame.byteOffset, length))) frames.push(frame);
    }
    if (frames.length > 0) events.frames(frames);
  };
}

/** Sends until the card has no room; a frame that it will never take counts as taken, and lost. */
function sender(fd: number, lost: (count: number) => void) {
  return (frames: readonly Uint8Array[]): number => {
    let taken = 0;
    for (const frame of frames) {
      if (libc().write(fd, frame, frame.length) < 0) {
        if ([errors.EAGAIN, errors.ENOBUFS, errors.EINTR].includes(errno())) return taken;
        lost(1);
      }
      taken++;
    }
    return taken;
  };
}

export function openTap(name: string): NicDriver {
  const fd = openDevice(name);
  // By which the card is asked for; the device itself answers other questions.
  const asking = must('socket', libc().socket(AF_INET, SOCK_DGRAM, 0));
  const { index, mac, mtu } = cardFacts(asking, name);
  let up = carrierOf(asking, index) === true;
  let wanted: Wanted | undefined;
  let events: DriverEvents | undefined;
  let poll: Poll | undefined;
  let watching: NodeJS.Timeout | undefined;

  function end(): void {
    clearInterval(watching);
    poll?.close();
    poll = undefined;
  }

  function watch(): void {
    const now = carrierOf(asking, index);
    if (now === undefined) {
      end();
      events?.gone();
    } else if (now !== up) {
      up = now;
      events?.carrier(up);
    }
  }

  return {
    ...{ name, mac, mtu },
    get up() {
      return up;
    },
    listenFor(it) {
      wanted = it;
    },
    start(to) {
      events = to;
      const receive = receiver(fd, to, () => wanted);
      poll = whenReadable(fd, (failed) => {
        receive();
        if (!failed) return;
        watch();
        poll?.again();
      });
      watching = setInterval(watch, WATCH);
    },
    send: sender(fd, (count) => events?.dropped('card-refused', count)),
    close() {
      end();
      libc().close(asking);
      libc().close(fd);
    },
  };
}
