/** The bytes of every frame that was handed to a link, in order: frame number n is entry n. */
export interface Capture {
  enabled: boolean;
  bytes: Uint8Array;
  used: number;
  starts: Float64Array;
  count: number;
}

/** A part of a capture, frames `from` … `to`−1, with buffers of its own to transfer. */
export interface CaptureBatch {
  from: number;
  to: number;
  lengths: Uint32Array;
  bytes: Uint8Array;
}

export function createCapture(enabled = true): Capture {
  return {
    enabled,
    bytes: new Uint8Array(enabled ? 1 << 16 : 0),
    used: 0,
    starts: new Float64Array(256),
    count: 0,
  };
}

export function captureFrame(
  capture: Capture,
  from: Uint8Array,
  start: number,
  length: number,
): void {
  if (!capture.enabled) return;
  if (capture.used + length > capture.bytes.length) growBytes(capture, capture.used + length);
  if (capture.count + 1 >= capture.starts.length) {
    const starts = new Float64Array(capture.starts.length * 2);
    starts.set(capture.starts);
    capture.starts = starts;
  }
  capture.bytes.set(from.subarray(start, start + length), capture.used);
  capture.starts[capture.count] = capture.used;
  capture.used += length;
  capture.count++;
}

/** The bytes of one frame (a view, not a copy), or undefined when it was not captured. */
export function capturedFrame(capture: Capture, frame: number): Uint8Array | undefined {
  if (!(frame >= 0 && frame < capture.count)) return undefined;
  const start = capture.starts[frame] as number;
  const end = frame + 1 < capture.count ? (capture.starts[frame + 1] as number) : capture.used;
  return capture.bytes.subarray(start, end);
}

export function truncateCapture(capture: Capture, count: number): void {
  if (count >= capture.count) return;
  capture.used = capture.starts[count] as number;
  capture.count = count;
}

export function takeCapture(capture: Capture, from: number): CaptureBatch {
  const to = capture.count;
  const lengths = new Uint32Array(to - from);
  for (let i = from; i < to; i++) lengths[i - from] = capturedFrame(capture, i)?.length ?? 0;
  const firstByte = from < to ? (capture.starts[from] as number) : capture.used;
  return { from, to, lengths, bytes: capture.bytes.slice(firstByte, capture.used) };
}

export function appendCapture(capture: Capture, batch: CaptureBatch): void {
  if (batch.from !== capture.count) {
    throw new RangeError(`frames from ${batch.from} do not continue a capture of ${capture.count}`);
  }
  let at = 0;
  for (const length of batch.lengths) {
    captureFrame(capture, batch.bytes, at, length);
    at += length;
  }
}

export function capturePrefix(capture: Capture, count: number): Capture {
  const copy = createCapture(capture.enabled);
  const used = count < capture.count ? (capture.starts[count] as number) : capture.used;
  copy.bytes = capture.bytes.slice(0, Math.max(used, 1));
  copy.used = used;
  copy.starts = capture.starts.slice(0, count + 1);
  copy.count = count;
  return copy;
}

function growBytes(capture: Capture, needed: number): void {
  const bytes = new Uint8Array(Math.max(capture.bytes.length * 2, needed));
  bytes.set(capture.bytes.subarray(0, capture.used));
  capture.bytes = bytes;
}
