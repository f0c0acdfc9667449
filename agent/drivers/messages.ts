/** Many messages for one call of the system: struct mmsghdr of Linux, where pointers have 64 bits. */
import { LITTLE_ENDIAN, memory } from './libc.ts';

const MESSAGE = 64;
const IOVEC = 16;
const AT = { iovec: 16, iovecs: 24, flags: 48, length: 56 };
/** The message was longer than its room. */
const MSG_TRUNC = 0x20;

export interface Messages {
  readonly count: number;
  /** What the call is given, to begin with message `i`. */
  from(i: number): bigint;
  /** Gives the memory back. */
  free(): void;
  /** The room of message `i`. */
  room(i: number): Uint8Array<ArrayBuffer>;
  /** The bytes of message `i` after it was received; undefined when it was cut short. */
  received(i: number): Uint8Array<ArrayBuffer> | undefined;
  /** Says how long message `i` is that is to be sent. */
  setLength(i: number, length: number): void;
}

export function messages(count: number, size: number): Messages {
  const headers = memory(count * MESSAGE);
  const vectors = memory(count * IOVEC);
  const rooms = memory(count * size);
  for (let i = 0; i < count; i++) {
    headers.view.setBigUint64(
      i * MESSAGE + AT.iovec,
      vectors.address + BigInt(i * IOVEC),
      LITTLE_ENDIAN,
    );
    headers.view.setBigUint64(i * MESSAGE + AT.iovecs, 1n, LITTLE_ENDIAN);
    vectors.view.setBigUint64(i * IOVEC, rooms.address + BigInt(i * size), LITTLE_ENDIAN);
    vectors.view.setBigUint64(i * IOVEC + 8, BigInt(size), LITTLE_ENDIAN);
  }
  const room = (i: number) => rooms.bytes.subarray(i * size, (i + 1) * size);
  return {
    count,
    from: (i) => headers.address + BigInt(i * MESSAGE),
    room,
    received(i) {
      const flags = headers.view.getUint32(i * MESSAGE + AT.flags, LITTLE_ENDIAN);
      if ((flags & MSG_TRUNC) !== 0) return undefined;
      return room(i).subarray(0, headers.view.getUint32(i * MESSAGE + AT.length, LITTLE_ENDIAN));
    },
    free() {
      for (const each of [headers, vectors, rooms]) each.free();
    },
    setLength(i, length) {
      vectors.view.setBigUint64(i * IOVEC + 8, BigInt(length), LITTLE_ENDIAN);
    },
  };
}
