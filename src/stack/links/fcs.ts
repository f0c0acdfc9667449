/**
 * What Ethernet adds to a frame on the line (IEEE 802.3 §3): padding, if it is short, and the frame
 * check sequence. Frames in the arena have neither.
 */
import { type FrameArena, type FrameRef, frameStart } from '../core/arena.ts';
import { fcsOfBytes, SHORTEST } from '../wire/fcs.ts';

const FCS_BYTES = 4;

/** Bytes from the frame's first to the last of its check sequence. */
export function checkedBytes(length: number): number {
  return Math.max(length, SHORTEST) + FCS_BYTES;
}

/** The frame check sequence of a frame, padded if it is short (IEEE 802.3 §3.2.9): a CRC of 32 bits. */
export function fcsOf(arena: FrameArena, frame: FrameRef): number {
  return fcsOfBytes(arena.bytes, frameStart(frame), arena.lengths[frame] as number);
}
