/** Takes frames out of a card of libpcap, without a callback from native code. */
import type { Mac } from '../../../src/stack/core/addresses.ts';
import { ethernet, readMac } from '../../../src/stack/protocols/ethernet/header.ts';
import type { DriverEvents } from '../driver.ts';
import { LITTLE_ENDIAN } from '../libc.ts';
import { framesOnWire } from './frames.ts';
import { type Handle, type Library, pointer } from './library.ts';

/** After so many frames or bytes, others have their turn of the event loop. */
const MOST_FRAMES = 128;
const MOST_BYTES = 256_000;
/** The longest frame that is taken whole (pcap_set_snaplen(3PCAP)). */
export const LONGEST = 262_144;
/** struct pcap_pkthdr: a time, whose seconds are a `long`, then two lengths. */
const TIME = process.platform === 'win32' ? 8 : 16;
const HEADER = { length: TIME + 8, captured: TIME, whole: TIME + 4 };

export interface ReceiverOptions {
  readonly mtu: number;
  /** Whose frames are our own, and come back: undefined where the system leaves them out. */
  readonly ownMac: () => Mac | undefined;
}

/** Takes what has come, in one go. A card that fails gives nothing: why, its watch finds out. */
export function receiver(
  lib: Library,
  card: Handle,
  events: DriverEvents,
  { mtu, ownMac }: ReceiverOptions,
): () => void {
  const [headerAt, dataAt] = [pointer(), pointer()];
  const header = new DataView(new ArrayBuffer(HEADER.length));
  const headerBytes = new Uint8Array(header.buffer);
  // A frame that is the last to fit may be as long as any.
  const room = new Uint8Array(MOST_BYTES + LONGEST);

  return () => {
    const frames: Uint8Array[] = [];
    let at = 0;
    for (let i = 0; i < MOST_FRAMES && at < MOST_BYTES; i++) {
      if (lib.pcap_next_ex(card, headerAt.bytes, dataAt.bytes) !== 1) break;
      lib.copy(headerBytes, headerAt.get(), HEADER.length);
      const length = header.getUint32(HEADER.captured, LITTLE_ENDIAN);
      const frame = room.subarray(at, at + length);
      lib.copy(frame, dataAt.get(), length);
      at += length;
      if (isOwn(frame, ownMac())) continue;
      const whole = length === header.getUint32(HEADER.whole, LITTLE_ENDIAN);
      const all = whole ? framesOnWire(frame, mtu) : undefined;
      if (all === undefined) events.dropped('too-long', 1);
      else frames.push(...all);
    }
    if (frames.length > 0) events.frames(frames);
  };
}

function isOwn(frame: Uint8Array, mac: Mac | undefined): boolean {
  if (mac === undefined || frame.length < ethernet.length) return false;
  return readMac(new DataView(frame.buffer, frame.byteOffset), ethernet.at.src) === mac;
}
