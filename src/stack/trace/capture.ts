/**
 * The bytes of frames that were handed to a link, one behind the other. Runs that can be run again
 * need none (sim/frames-again.ts); tests and the lab look at every frame, and have them kept.
 */
export interface Capture {
  enabled: boolean;
  /** Frames that still go by before the first one that is kept. */
  skip: number;
  bytes: Uint8Array;
  /** Where each frame ends in `bytes`. */
  ends: number[];
}

/** The frames of a capture in buffers of their own, to transfer. */
export interface PackedFrames {
  bytes: Uint8Array;
  ends: Uint32Array;
}

const FIRST_BYTES = 1 << 16;

export function createCapture(enabled = true, skip = 0): Capture {
  return { enabled, skip, bytes: new Uint8Array(0), ends: [] };
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
  const used = capturedBytes(capture);
  const end = used + length;
  if (end > capture.bytes.length) {
    const bigger = new Uint8Array(Math.max(end, capture.bytes.length * 2, FIRST_BYTES));
    bigger.set(capture.bytes);
    capture.bytes = bigger;
  }
  capture.bytes.set(from.subarray(start, start + length), used);
  capture.ends.push(end);
}

/** Bytes of all frames. */
export function capturedBytes({ ends }: Capture): number {
  return ends[ends.length - 1] ?? 0;
}

/** The bytes of a frame (a view, not a copy), counted from the first one kept, or undefined. */
export function capturedFrame({ bytes, ends }: Capture, frame: number): Uint8Array | undefined {
  const end = ends[frame];
  return end === undefined ? undefined : bytes.subarray(ends[frame - 1] ?? 0, end);
}

/** A copy of the first `count` frames. */
export function capturePrefix(capture: Capture, count: number): Capture {
  const ends = capture.ends.slice(0, count);
  return { ...capture, ends, bytes: capture.bytes.slice(0, ends[count - 1] ?? 0) };
}

export function packFrames({ bytes, ends }: Capture, count = ends.length): PackedFrames {
  return {
    bytes: bytes.slice(0, ends[count - 1] ?? 0),
    ends: Uint32Array.from(ends.slice(0, count)),
  };
}

/** The frames of a pack, as views of its bytes. */
export function unpackFrames({ bytes, ends }: PackedFrames): Uint8Array[] {
  let start = 0;
  return Array.from(ends, (end) => {
    const frame = bytes.subarray(start, end);
    start = end;
    return frame;
  });
}
