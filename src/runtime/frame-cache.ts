/**
 * The bytes of those frames of a run that somebody has looked at, and of their neighbours: whoever
 * steps from packet to packet has them before they are asked for.
 */
import { FRAME_BLOCK, type RunId } from './protocol.ts';

/** The next block is asked for too, when the frame in question is so near to it. */
const NEAR = 16;
/**
 * 128 blocks of full frames are 12 MB. They are more than a list has rows on a high screen: filtered,
 * each row may lie in a block of its own.
 */
const MOST_BLOCKS = 128;

export interface FrameCache {
  readonly run: RunId;
  /** A fork's first frames are its parent's, and are kept there. */
  readonly parent: FrameCache | undefined;
  readonly shared: number;
  /** By the number of the block; the one that was used last comes last. */
  readonly blocks: Map<number, readonly Uint8Array[]>;
}

type Ask = (run: RunId, first: number, last: number) => Promise<readonly Uint8Array[]>;

export function createFrameCache(run: RunId, parent?: FrameCache, shared = 0): FrameCache {
  return { run, parent, shared, blocks: new Map() };
}

function ownerOf(cache: FrameCache, frame: number): FrameCache {
  const { parent, shared } = cache;
  return parent !== undefined && frame < shared ? ownerOf(parent, frame) : cache;
}

/** The bytes of a frame, if they are here: always the same object. */
export function frameAtHand(cache: FrameCache, frame: number): Uint8Array | undefined {
  const { blocks } = ownerOf(cache, frame);
  const number = Math.floor(frame / FRAME_BLOCK);
  const block = blocks.get(number);
  if (block === undefined) return undefined;
  blocks.delete(number);
  blocks.set(number, block);
  return block[frame % FRAME_BLOCK];
}

/**
 * Asks for what is not here of these frames, and of those around the first and the last of them, in a
 * run up to frame `last`.
 */
export async function fetchFrames(
  cache: FrameCache,
  frames: readonly number[],
  last: number,
  ask: Ask,
  arrived: () => void,
): Promise<void> {
  const wanted = new Map<string, { owner: FrameCache; block: number }>();
  const [lowest, highest] = [Math.min(...frames), Math.max(...frames)];
  const around = [Math.max(0, lowest - NEAR), Math.max(highest, Math.min(last, highest + NEAR))];
  for (const frame of frames.length === 0 ? [] : [...frames, ...around]) {
    if (frameAtHand(cache, frame) !== undefined) continue;
    const owner = ownerOf(cache, frame);
    const block = Math.floor(frame / FRAME_BLOCK);
    wanted.set(`${owner.run} ${block}`, { owner, block });
  }
  const get = async ({ owner, block }: { owner: FrameCache; block: number }) => {
    const first = block * FRAME_BLOCK;
    keepFrames(owner, first, await ask(owner.run, first, first + FRAME_BLOCK - 1));
    arrived();
  };
  await Promise.all([...wanted.values()].map(get));
}

/** `first` is the first frame of a block. */
export function keepFrames(
  { blocks }: FrameCache,
  first: number,
  frames: readonly Uint8Array[],
): void {
  const number = first / FRAME_BLOCK;
  blocks.delete(number);
  blocks.set(number, frames);
  const [oldest] = blocks.keys();
  if (blocks.size > MOST_BLOCKS && oldest !== undefined) blocks.delete(oldest);
}
