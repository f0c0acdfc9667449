/**
 * The bytes of frames that were handed to a link, in order. They lie in blocks, so that a long
 * capture grows without being copied, and a fork shares what it has in common with its parent.
 */
export interface Capture {
  enabled: boolean;
  /** The number of the first frame that is kept; from there on, none is missing. */
  first: number;
  /** Frames that still go by before it. */
  skip: number;
  blocks: Uint8Array[];
  /** Bytes used of the last block. */
  blockUsed: number;
  /** Blocks that somebody else has too: they are never written again. */
  sealed: number;
  /** Where each frame lies: number of its block, place in it, length. */
  block: Uint32Array;
  offset: Uint32Array;
  length: Uint32Array;
  count: number;
  /** Bytes of all frames. */
  used: number;
}

/** The frames of a capture one behind the other, in buffers of their own to transfer. */
export interface PackedFrames {
  lengths: Uint32Array;
  bytes: Uint8Array;
}

const FIRST_BLOCK = 1 << 16;
const LARGEST_BLOCK = 1 << 22;
const FIRST_FRAMES = 256;

export function createCapture(enabled = true): Capture {
  return {
    enabled,
    first: 0,
    skip: 0,
    blocks: [],
    blockUsed: 0,
    sealed: 0,
    block: new Uint32Array(FIRST_FRAMES),
    offset: new Uint32Array(FIRST_FRAMES),
    length: new Uint32Array(FIRST_FRAMES),
    count: 0,
    used: 0,
  };
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
  const last = capture.blocks.length - 1;
  let block = capture.blocks[last];
  if (block === undefined || last < capture.sealed || capture.blockUsed + length > block.length) {
    block = addBlock(capture, length);
  }
  block.set(from.subarray(start, start + length), capture.blockUsed);
  note(capture, capture.blocks.length - 1, capture.blockUsed, length);
  capture.blockUsed += length;
}

/** Each block is twice as large as the one before, up to a limit. */
function addBlock(capture: Capture, needed: number): Uint8Array {
  const doubled = FIRST_BLOCK * 2 ** Math.min(capture.blocks.length, 16);
  const block = new Uint8Array(Math.max(needed, Math.min(doubled, LARGEST_BLOCK)));
  capture.blocks.push(block);
  capture.blockUsed = 0;
  return block;
}

function note(capture: Capture, block: number, offset: number, length: number): void {
  const { count } = capture;
  if (count === capture.block.length) {
    capture.block = doubled(capture.block);
    capture.offset = doubled(capture.offset);
    capture.length = doubled(capture.length);
  }
  capture.block[count] = block;
  capture.offset[count] = offset;
  capture.length[count] = length;
  capture.count = count + 1;
  capture.used += length;
}

function doubled(column: Uint32Array): Uint32Array {
  const bigger = new Uint32Array(column.length * 2);
  bigger.set(column);
  return bigger;
}

/** The bytes of one frame (a view, not a copy), or undefined when it was not captured. */
export function capturedFrame(capture: Capture, frame: number): Uint8Array | undefined {
  const at = frame - capture.first;
  if (!(at >= 0 && at < capture.count)) return undefined;
  const block = capture.blocks[capture.block[at] as number] as Uint8Array;
  const start = capture.offset[at] as number;
  return block.subarray(start, start + (capture.length[at] as number));
}

export function truncateCapture(capture: Capture, count: number): void {
  if (count >= capture.count) return;
  for (let i = count; i < capture.count; i++) capture.used -= capture.length[i] as number;
  capture.blocks.length = (capture.block[count] as number) + 1;
  capture.sealed = Math.min(capture.sealed, capture.blocks.length);
  capture.blockUsed = capture.offset[count] as number;
  capture.count = count;
}

export function packFrames(capture: Capture): PackedFrames {
  const lengths = capture.length.slice(0, capture.count);
  const bytes = new Uint8Array(capture.used);
  let at = 0;
  for (let i = 0; i < capture.count; i++) {
    const frame = capturedFrame(capture, capture.first + i) as Uint8Array;
    bytes.set(frame, at);
    at += frame.length;
  }
  return { lengths, bytes };
}

/** The frames of a pack, as views of its bytes. */
export function unpackFrames({ lengths, bytes }: PackedFrames): Uint8Array[] {
  const frames: Uint8Array[] = [];
  let at = 0;
  for (const length of lengths) {
    frames.push(bytes.subarray(at, at + length));
    at += length;
  }
  return frames;
}

/** A copy of the first `count` frames, which shares their bytes with the original. */
export function capturePrefix(capture: Capture, count: number): Capture {
  capture.sealed = capture.blocks.length;
  const copy: Capture = { ...capture, blocks: [...capture.blocks] };
  truncateCapture(copy, count);
  copy.block = capture.block.slice(0, Math.max(count, 1));
  copy.offset = capture.offset.slice(0, Math.max(count, 1));
  copy.length = capture.length.slice(0, Math.max(count, 1));
  return copy;
}
