/**
 * A card of this computer whose wire leads to us (TAP, Documentation/networking/tuntap.rst of
 * Linux): by it our stack talks to the very computer that it runs on, which no real card allows.
 * Its frames are whole, with finished checksums, for it is not asked for any offload. A card that
 * was not there before goes away with the agent, and all that the computer had on it.
 */
import { LONGEST_FRAME } from '../../src/relay/batch.ts';
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
import { watchCard } from './watch.ts';

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
/** One more than what is passed on: a longer frame is cut, and is known by that. */
const ROOM = LONGEST_FRAME + 1;

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
  const room = new Uint8Array(MOST_FRAMES * ROOM);
  return () => {
    const frames: Uint8Array[] = [];
    for (let i = 0; i < MOST_FRAMES; i++) {
      const at = room.subarray(i * ROOM, (i + 1) * ROOM);
      const length = libc().read(fd, at, ROOM);
      if (length <= 0) break;
      const frame = at.subarray(0, length);
      if (!wants(wanted(), new DataView(frame.buffer, frame.byteOffset, length))) continue;
      if (length > LONGEST_FRAME) events.dropped('too-long', 1);
      else frames.push(frame);
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
  let wanted: Wanted | undefined;
  let events: DriverEvents | undefined;
  let poll: Poll | undefined;

  function end(): void {
    watch.stop();
    poll?.close();
    poll = undefined;
  }

  const watch = watchCard({ isUp: () => carrierOf(asking, index), gone: end });

  return {
    ...{ name, mac, mtu },
    get up() {
      return watch.up;
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
        watch.look();
        poll?.again();
      });
      watch.start(to);
    },
    send: sender(fd, (count) => events?.dropped('card-refused', count)),
    close() {
      end();
      libc().close(asking);
      libc().close(fd);
    },
  };
}
