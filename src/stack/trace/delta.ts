/**
 * Delta encoding: an event that comes often, is large, and says mostly what the one before it said
 * is stored as its difference from the previous one of the same node and first field. The words of
 * such an event are:
 *
 *   first field | id of the previous event, or −1 | …
 *   … after −1: all other words;
 *   … else: two words of bits, one for each other word that is given; these words.
 *
 * In both cases the values of the list at the end follow; its count is one of the words. A writer
 * may give words that did not change: often that is cheaper than to compare them.
 */
import type { TraceLog } from './log.ts';

export const NO_PREVIOUS = -1;
/** Bits in the first of the two words that say what changed. */
export const MASK_BITS = 32;

/**
 * All words of event `id`, as if it had been written whole, and the values of its list. `size`: the
 * words of a whole one, without its list.
 */
export function readDelta(log: TraceLog, id: number, size: number): Int32Array {
  const { words } = log;
  const chain: number[] = [];
  let first = id;
  for (;;) {
    const previous = words[placeOf(log, first) + 1] as number;
    if (previous === NO_PREVIOUS) break;
    chain.push(first);
    first = previous;
  }
  const whole = new Int32Array(size);
  const start = placeOf(log, first);
  whole[0] = words[start] as number;
  for (let i = 1; i < size; i++) whole[i] = words[start + 1 + i] as number;
  let list = start + 1 + size;
  for (let link = chain.length - 1; link >= 0; link--) {
    list = applyLink(words, placeOf(log, chain[link] as number), whole);
  }
  const count = whole[size - 1] as number;
  const out = new Int32Array(size + count);
  out.set(whole);
  out.set(words.subarray(list, list + count), size);
  return out;
}

/**
 * The same for whoever reads every event of a chain in its order: `whole` holds the words of event
 * `last` and then those of event `id`. Returns where its list begins in the log's words.
 */
export function readNext(log: TraceLog, id: number, last: number, whole: Int32Array): number {
  const { words } = log;
  const at = placeOf(log, id);
  const previous = words[at + 1] as number;
  if (previous === last && last !== NO_PREVIOUS) return applyLink(words, at, whole);
  whole.set(readDelta(log, id, whole.length).subarray(0, whole.length));
  if (previous === NO_PREVIOUS) return at + 1 + whole.length;
  return applyLink(words, at, whole.slice());
}

/** Where the words of an event begin. A window of a log begins with whole events. */
function placeOf({ offsets, first }: TraceLog, id: number): number {
  if (id < first) throw new RangeError(`event ${id} is before this log`);
  return offsets[id - first] as number;
}

/** Returns where the words of the link end and those of its list begin. */
function applyLink(words: Int32Array, at: number, whole: Int32Array): number {
  const low = words[at + 2] as number;
  const high = words[at + 3] as number;
  let next = at + 4;
  for (let i = 1; i < whole.length; i++) {
    const bit = i < MASK_BITS ? (low >>> i) & 1 : (high >>> (i - MASK_BITS)) & 1;
    if (bit === 1) whole[i] = words[next++] as number;
  }
  return next;
}
