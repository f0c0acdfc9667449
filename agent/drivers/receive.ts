/** Takes frames out of a packet socket, many with one call, and makes of them what is on a wire. */
import { finishChecksum } from '../offload/checksums.ts';
import { splitSegment } from '../offload/segments.ts';
import type { DriverEvents } from './driver.ts';
import { LITTLE_ENDIAN, libc } from './libc.ts';
import { messages } from './messages.ts';

/** Messages that one call takes, each with room for the largest segment. */
const AT_ONCE = 16;
const LARGEST = 65_536 + 256;
/** After so many messages or bytes, others have their turn of the event loop. */
const MOST_MESSAGES = 128;
const MOST_BYTES = 256_000;
const MSG_DONTWAIT = 0x40;

/** struct virtio_net_hdr, which stands in front of each frame (Virtual I/O Device 1.2, §5.1.6). */
const VNET = { length: 10, flags: 0, gsoType: 1, gsoSize: 4, csumStart: 6, csumOffset: 8 };
const NEEDS_CHECKSUM = 1;
const GSO = { none: 0, tcpv4: 1, ecn: 0x80 };

/**
 * The frames on the wire that a message stands for; undefined when it was to be cut up in a way
 * that is not known here (UDP, IPv6).
 */
export function framesOf(message: Uint8Array): readonly Uint8Array[] | undefined {
  const header = new DataView(message.buffer, message.byteOffset, VNET.length);
  const frame = message.subarray(VNET.length);
  const gso = header.getUint8(VNET.gsoType) & ~GSO.ecn;
  if (gso === GSO.none) {
    if ((header.getUint8(VNET.flags) & NEEDS_CHECKSUM) !== 0) {
      const start = header.getUint16(VNET.csumStart, LITTLE_ENDIAN);
      const field = header.getUint16(VNET.csumOffset, LITTLE_ENDIAN);
      finishChecksum(new DataView(frame.buffer, frame.byteOffset, frame.length), start, field);
    }
    return [frame];
  }
  if (gso !== GSO.tcpv4) return undefined;
  const size = header.getUint16(VNET.gsoSize, LITTLE_ENDIAN);
  return splitSegment(frame, size, (length) => new Uint8Array(length));
}

/** Takes what has come, in one go; to be called when the socket can be read. */
export function receiver(fd: number, events: DriverEvents): { receive(): void; free(): void } {
  const taken = messages(MOST_MESSAGES, LARGEST);

  function receive(): void {
    const frames: Uint8Array[] = [];
    let bytes = 0;
    let at = 0;
    while (at < MOST_MESSAGES && bytes < MOST_BYTES) {
      const count = libc().recvmmsg(fd, taken.from(at), AT_ONCE, MSG_DONTWAIT, null);
      for (const end = at + count; at < end; at++) {
        const message = taken.received(at);
        const all = message === undefined ? undefined : framesOf(message);
        if (all === undefined) events.dropped('too-long', 1);
        else frames.push(...all);
        bytes += message?.length ?? 0;
      }
      if (count < AT_ONCE) break;
    }
    if (frames.length > 0) events.frames(frames);
  }

  return { receive, free: taken.free };
}
