/**
 * The bytes of every frame that was handed to a link, in order: frame number n is entry n.
 * They lie in blocks, so that a long capture grows without being copied, and a fork shares what
 * it has in common with its parent.
 */
export interface Capture {
  enabled: boolean;
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

/** A part of a capture, frames `from` … `to`−1, with buffers of its own to transfer. */
export interface CaptureBatch {
  from: number;
  to: number;
  lengths: Uint32Array;
  bytes: Uint8Array;
}

const FIRST_BLOCK = 1 << 16;
const LARGEST_BLOCK = 1 << 22;
const FIRST_FRAMES = 256;

export function createCapture(enabled = true): Capture {
  return {
    enabled,
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
  if (!(frame >= 0 && frame < capture.count)) return undefined;
  const block = capture.blocks[capture.block[frame] as number] as Uint8Array;
  const start = capture.offset[frame] as number;
  return block.subarray(start, start + (capture.length[frame] as number));
}

export function truncateCapture(capture: Capture, count: number): void {
  if (count >= capture.count) return;
  for (let i = count; i < capture.count; i++) capture.used -= capture.length[i] as number;
  capture.blocks.length = (capture.block[count] as number) + 1;
  capture.sealed = Math.min(capture.sealed, capture.blocks.length);
  capture.blockUsed = capture.offset[count] as number;
  capture.count = count;
}

export function takeCapture(capture: Capture, from: number): CaptureBatch {
  const to = capture.count;
  const lengths = capture.length.slice(from, to);
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  // Frames of one block lie one behind the other.
  for (let first = from; first < to; ) {
    const block = capture.block[first] as number;
    const start = capture.offset[first] as number;
    let end = start;
    for (; first < to && capture.block[first] === block; first++) {
      end = (capture.offset[first] as number) + (capture.length[first] as number);
    }
    bytes.set((capture.blocks[block] as Uint8Array).subarray(start, end), at);
    at += end - start;
  }
  return { from, to, lengths, bytes };
}

/** Takes over a batch; its bytes become a block. */
export function appendCapture(capture: Capture, batch: CaptureBatch): void {
  if (batch.from !== capture.count) {
    throw new RangeError(`frames from ${batch.from} do not continue a capture of ${capture.count}`);
  }
  if (!capture.enabled || batch.from === batch.to) return;
  capture.blocks.push(batch.bytes);
  capture.sealed = capture.blocks.length;
  capture.blockUsed = batch.bytes.length;
  let at = 0;
  for (const length of batch.lengths) {
    note(capture, capture.blocks.length - 1, at, length);
    at += length;
  }
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
