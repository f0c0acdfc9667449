/**
 * `tcp.vars` comes with nearly every segment, is by far the largest event, and says mostly what the
 * one before it said. It is therefore stored as its difference from the previous one of the same
 * connection. The words of such an event are:
 *
 *   first field | id of the previous event, or −1 | …
 *   … after −1: all other words;
 *   … else: two words of bits, one for each other word that is given; these words. Those that most
 *     segments move are given in groups, changed or not: cheaper than to compare them.
 *
 * In both cases the values of the list at the end follow; its count is one of the words.
 */
import type { TraceLog } from './log.ts';
import { placesOf, wordsOf } from './schema.ts';

const PLACES = placesOf('tcp.vars');
/** Words of a whole `tcp.vars`, without the values of its list. */
export const VARS_WORDS = wordsOf('tcp.vars');
/** The timers' due times, in the order of TCP_TIMERS, and where they are among the words. */
export const DUE_FIELDS = [
  'connectionDue',
  'retransmissionDue',
  'delayedAckDue',
  'persistDue',
  'keepaliveDue',
  'finWait2Due',
  'timeWaitDue',
] as const;
export const DUE_WORDS = DUE_FIELDS.map((name) => PLACES[name]);

/** Groups of words that are given whole, as bits: what sending moves, and what receiving does. */
export const SENDING_BITS = bitsBetween(PLACES.sndUna, PLACES.sndWl1);
export const RECEIVING_BITS = bitsBetween(PLACES.sndWl1, PLACES.state);
/** How many words they have; the two come one after the other, behind the first word. */
export const SENDING_WORDS = PLACES.sndWl1 - PLACES.sndUna;
export const RECEIVING_WORDS = PLACES.state - PLACES.sndWl1;
export const MOVING_WORDS = SENDING_WORDS + RECEIVING_WORDS;

function bitsBetween(from: number, to: number): number {
  return (1 << to) - (1 << from);
}

export const NO_PREVIOUS = -1;
/** Bits in the first of the two words that say what changed. */
export const MASK_BITS = 32;

/** All words of event `id`, as if it had been written whole, and the values of its list. */
export function readVars(log: TraceLog, id: number): Int32Array {
  const { words, offsets } = log;
  const chain: number[] = [];
  let first = id;
  for (;;) {
    const previous = words[(offsets[first] as number) + 1] as number;
    if (previous === NO_PREVIOUS) break;
    chain.push(first);
    first = previous;
  }
  const whole = new Int32Array(VARS_WORDS);
  const start = offsets[first] as number;
  whole[0] = words[start] as number;
  for (let i = 1; i < VARS_WORDS; i++) whole[i] = words[start + 1 + i] as number;
  let list = start + 1 + VARS_WORDS;
  for (let link = chain.length - 1; link >= 0; link--) {
    list = applyLink(words, offsets[chain[link] as number] as number, whole);
  }
  const count = whole[VARS_WORDS - 1] as number;
  const out = new Int32Array(VARS_WORDS + count);
  out.set(whole);
  out.set(words.subarray(list, list + count), VARS_WORDS);
  return out;
}

/** Returns where the words of the link end and those of its list begin. */
function applyLink(words: Int32Array, at: number, whole: Int32Array): number {
  const low = words[at + 2] as number;
  const high = words[at + 3] as number;
  let next = at + 4;
  for (let i = 1; i < VARS_WORDS; i++) {
    const bit = i < MASK_BITS ? (low >>> i) & 1 : (high >>> (i - MASK_BITS)) & 1;
    if (bit === 1) whole[i] = words[next++] as number;
  }
  return next;
}
