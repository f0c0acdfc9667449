/**
 * Frames through a pipe, in the batch format of the relay, which delimits itself. Both ends of the
 * lab's pipe use this.
 */
import type { Readable, Writable } from 'node:stream';
import { BadBatch, encodeBatch, LONGEST_FRAME, splitStream } from '../../../src/relay/batch.ts';

/** Bytes that may wait in a pipe. */
const BACKLOG = 1_000_000;

/** `broken` is called once, when what comes is no batch; nothing is read after that. */
export function readFrames(
  input: Readable,
  take: (frames: readonly Uint8Array[]) => void,
  broken: (error: BadBatch) => void,
): void {
  let before: Uint8Array = new Uint8Array(0);
  const read = (chunk: Buffer) => {
    try {
      const bytes = before.length === 0 ? chunk : Buffer.concat([before, chunk]);
      const { frames, rest } = splitStream(bytes);
      before = rest;
      if (frames.length > 0) take(frames);
    } catch (error) {
      if (!(error instanceof BadBatch)) throw error;
      input.off('data', read);
      broken(error);
    }
  };
  input.on('data', read);
}

/** Whether there is room for more. */
export const hasRoom = (output: Writable): boolean =>
  output.writable && output.writableLength < BACKLOG;

/** Writes the frames that the format has room for, and gives how many it has not. */
export function writeFrames(output: Writable, frames: readonly Uint8Array[]): number {
  const fitting = frames.filter(({ length }) => length <= LONGEST_FRAME);
  if (fitting.length > 0) output.write(encodeBatch(fitting));
  return frames.length - fitting.length;
}
