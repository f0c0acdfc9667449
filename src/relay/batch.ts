/**
 * Frames between the agent and the page: one message holds all frames of one turn of the event
 * loop, each behind its length in two bytes, big-endian. A frame begins with the first byte of its
 * Ethernet header and has no check sequence. The format delimits itself, so it also goes through
 * pipes, which know no messages.
 */

/** A header of Ethernet alone. */
export const SHORTEST_FRAME = 14;
/** The largest frame that the stack has room for. */
export const LONGEST_FRAME = 9_216;
const LENGTH_BYTES = 2;

/** A length that no frame has, or that does not fit into the message. */
export class BadBatch extends RangeError {
  override readonly name = 'BadBatch';
}

const isFrameLength = (length: number) => length >= SHORTEST_FRAME && length <= LONGEST_FRAME;

export function encodeBatch(frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let total = 0;
  for (const { length } of frames) {
    if (!isFrameLength(length)) throw new BadBatch(`a frame of ${length} bytes`);
    total += LENGTH_BYTES + length;
  }
  const batch = new Uint8Array(total);
  let at = 0;
  for (const frame of frames) {
    batch[at] = frame.length >>> 8;
    batch[at + 1] = frame.length & 0xff;
    batch.set(frame, at + LENGTH_BYTES);
    at += LENGTH_BYTES + frame.length;
  }
  return batch;
}

/** The frames of a whole message, as views of it. */
export function decodeBatch(bytes: Uint8Array): readonly Uint8Array[] {
  const { frames, rest } = splitStream(bytes);
  if (rest.length > 0) throw new BadBatch(`${rest.length} bytes behind the last frame`);
  return frames;
}

/** The frames that are whole, as views, and the beginning of the next one, as a view. */
export function splitStream(bytes: Uint8Array): { frames: Uint8Array[]; rest: Uint8Array } {
  const frames: Uint8Array[] = [];
  let at = 0;
  while (bytes.length - at >= LENGTH_BYTES) {
    const length = ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
    if (!isFrameLength(length)) throw new BadBatch(`a frame of ${length} bytes at ${at}`);
    const end = at + LENGTH_BYTES + length;
    if (end > bytes.length) break;
    frames.push(bytes.subarray(at + LENGTH_BYTES, end));
    at = end;
  }
  return { frames, rest: bytes.subarray(at) };
}
