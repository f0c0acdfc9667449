/**
 * The writer of `tcp.vars`, which comes with nearly every segment: delta-encoded (trace/delta.ts),
 * in two steps. Words that most segments move are given in groups, changed or not.
 */
import type { Instant } from '../../../core/instant.ts';
import { MASK_BITS, NO_PREVIOUS } from '../../../trace/delta.ts';
import { openEvent, type TraceLog } from '../../../trace/log.ts';
import { placesOf, wordsOf } from '../../../trace/schema.ts';
import { tcpEvents } from '../events.ts';

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

/** The last event of a chain, as its writer remembers it. Plain data, part of a world. */
export interface ChainEnd {
  event: number;
  /** Events since the last one with all words. */
  links: number;
  words: Int32Array;
  /** The due times among them again, which are compared at once and not as two words. */
  times: Float64Array;
}

const VARS = tcpEvents.numbers['tcp.vars'];
/** So many events at most are read to know one. */
const LONGEST_CHAIN = 32;

/** One bit for each word that is not what it was in the last event of the chain. */
const changes = new Int32Array(2);

export function createChainEnd(): ChainEnd {
  return {
    event: NO_PREVIOUS,
    links: 0,
    words: new Int32Array(VARS_WORDS),
    times: new Float64Array(DUE_WORDS.length),
  };
}

/** Takes in one word of the next event, not one of the moving ones; `value` is a signed one (an unsigned one `| 0`). */
export function noteWord(words: Int32Array, index: number, value: number): void {
  if (words[index] === value) return;
  words[index] = value;
  changes[index >> 5] = (changes[index >> 5] as number) | (1 << index);
}

/** Takes in the due time of a timer by its number, not one of the moving ones. */
export function noteDue(end: ChainEnd, timer: number, time: Instant): void {
  if (end.times[timer] === time) return;
  end.times[timer] = time;
  const index = DUE_WORDS[timer] as number;
  // To a 32-bit integer: modulo 2^32, exact for every Instant.
  noteWord(end.words, index, time | 0);
  noteWord(end.words, index + 1, Math.floor(time / 0x100000000));
}

/** All words, and not the difference from the event before. */
export const WHOLE = 0;

/**
 * Opens a `tcp.vars` of what was noted and a list of `count` values. `groups`: the bits of the groups
 * of moving words that are given, or WHOLE. Returns the index in `log.words` at which the caller must
 * write these words; the values are the last words of the event.
 */
export function openVars(
  log: TraceLog,
  node: number,
  count: number,
  end: ChainEnd,
  groups: number,
): number {
  const at =
    groups === WHOLE ? openWhole(log, node, count, end) : openLink(log, node, count, end, groups);
  end.event = log.count - 1;
  changes[0] = 0;
  changes[1] = 0;
  return at;
}

/**
 * Whether the next event may be the difference from the one before: a chain has an end, and a world
 * can go on with another log. What was handed on was this world's own. NO_PREVIOUS is before all.
 */
export function continues(log: TraceLog, node: number, end: ChainEnd): boolean {
  const { event } = end;
  if (end.links >= LONGEST_CHAIN || event < log.differsFrom || event >= log.count) return false;
  const place = event - log.first;
  return (
    place < 0 ||
    (log.kinds[place] === VARS &&
      log.nodes[place] === node &&
      log.words[log.offsets[place] as number] === end.words[0])
  );
}

function openWhole(log: TraceLog, node: number, count: number, end: ChainEnd): number {
  const at = openEvent(log, VARS, node, VARS_WORDS + 1 + count);
  const { words } = log;
  words[at] = end.words[0] as number;
  words[at + 1] = NO_PREVIOUS;
  for (let i = 1 + MOVING_WORDS; i < VARS_WORDS; i++) words[at + 1 + i] = end.words[i] as number;
  end.links = 0;
  return at + 2;
}

function openLink(
  log: TraceLog,
  node: number,
  count: number,
  end: ChainEnd,
  groups: number,
): number {
  const low = changes[0] as number;
  const high = changes[1] as number;
  const changed = low === 0 && high === 0 ? 0 : ones(low) + ones(high);
  const moving =
    ((groups & SENDING_BITS) !== 0 ? SENDING_WORDS : 0) +
    ((groups & RECEIVING_BITS) !== 0 ? RECEIVING_WORDS : 0);
  const at = openEvent(log, VARS, node, 4 + moving + changed + count);
  const { words } = log;
  words[at] = end.words[0] as number;
  words[at + 1] = end.event;
  words[at + 2] = low | groups;
  words[at + 3] = high;
  end.links++;
  if (changed > 0) {
    const next = writeChanged(words, at + 4 + moving, end.words, low, 0);
    writeChanged(words, next, end.words, high, MASK_BITS);
  }
  return at + 4;
}

/** Copies the words whose bits are set, the first of them for the lowest bit; returns where it ends. */
function writeChanged(
  words: Int32Array,
  at: number,
  from: Int32Array,
  bits: number,
  first: number,
): number {
  let next = at;
  for (let rest = bits; rest !== 0; rest &= rest - 1) {
    words[next++] = from[first + 31 - Math.clz32(rest & -rest)] as number;
  }
  return next;
}

/** How many bits are set. */
function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
