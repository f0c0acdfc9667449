/**
 * The bytes of frames that were handed to a link, in order: frame number n is entry n. Runs that
 * can be run again need none of them (world/frames-again.ts); tests and the lab look at every frame.
 */
export interface Capture {
  enabled: boolean;
  /** Frames that still go by before the first one that is kept. */
  skip: number;
  /** Views of blocks: a long capture grows without being copied. */
  frames: Uint8Array[];
  /** The last block, and how many bytes of it are used. */
  block: Uint8Array;
  used: number;
}

/** Frames in buffers of their own, to transfer. */
export interface PackedFrames {
  lengths: Uint32Array;
  bytes: Uint8Array;
}

const FIRST_BLOCK = 1 << 16;
const LARGEST_BLOCK = 1 << 22;
const NO_BLOCK = new Uint8Array(0);

export function createCapture(enabled = true, skip = 0): Capture {
  return { enabled, skip, frames: [], block: NO_BLOCK, used: 0 };
}

export function captureFrame(
  capture: Capture,
  from: Uint8Array,
  start: number,
  length: number,
): void {
  if (!capture.enabled) return;
  if (capture.skip > 0) {
    capture.skip--;
    return;
  }
  if (capture.used + length > capture.block.length) {
    const twice = Math.max(capture.block.length * 2, FIRST_BLOCK);
    capture.block = new Uint8Array(Math.max(length, Math.min(twice, LARGEST_BLOCK)));
    capture.used = 0;
  }
  const frame = capture.block.subarray(capture.used, capture.used + length);
  frame.set(from.subarray(start, start + length));
  capture.frames.push(frame);
  capture.used += length;
}

/** The bytes of one frame, or undefined when it was not captured. */
export function capturedFrame(capture: Capture, frame: number): Uint8Array | undefined {
  return capture.frames[frame];
}

/** A copy with the first `count` frames: it shares their bytes, and begins a block of its own. */
export function capturePrefix(capture: Capture, count: number): Capture {
  return { ...capture, frames: capture.frames.slice(0, count), block: NO_BLOCK, used: 0 };
}

export function bytesIn(frames: readonly Uint8Array[]): number {
  return frames.reduce((sum, frame) => sum + frame.length, 0);
}

export function packFrames(frames: readonly Uint8Array[]): PackedFrames {
  const bytes = new Uint8Array(bytesIn(frames));
  let at = 0;
  const lengths = Uint32Array.from(frames, (frame) => {
    bytes.set(frame, at);
    at += frame.length;
    return frame.length;
  });
  return { lengths, bytes };
}

/** The frames of a pack, as views of its bytes. */
export function unpackFrames({ lengths, bytes }: PackedFrames): Uint8Array[] {
  let at = 0;
  return Array.from(lengths, (length) => {
    at += length;
    return bytes.subarray(at - length, at);
  });
}
