/** Writes `tcp.vars` as the difference from the one before it (chained.ts). */
import { MASK_BITS, NO_PREVIOUS, VARS_WORDS } from './chained.ts';
import { kindId, openEvent, type TraceLog } from './log.ts';

/** The last event of a chain, as its writer remembers it. Plain data, part of a world. */
export interface ChainEnd {
  event: number;
  /** Events since the last one with all words. */
  links: number;
  words: Int32Array;
}

const VARS = kindId('tcp.vars');
/** So many events at most are read to know one. */
const LONGEST_CHAIN = 32;

export function createChainEnd(): ChainEnd {
  return { event: NO_PREVIOUS, links: 0, words: new Int32Array(VARS_WORDS) };
}

const changed = new Int32Array(VARS_WORDS);

/**
 * Writes a `tcp.vars` whose words are `now`, the count of the list last. Returns the index in
 * `log.words` at which the caller must write the list's `count` values.
 */
export function writeVars(
  log: TraceLog,
  node: number,
  now: Int32Array,
  count: number,
  end: ChainEnd,
): number {
  const at = continues(log, node, now[0] as number, end)
    ? writeLink(log, node, now, count, end)
    : writeWhole(log, node, now, count, end);
  end.event = log.count - 1;
  return at;
}

/** Whether the previous event is in this log: a world can go on with another one. */
function continues(log: TraceLog, node: number, conn: number, end: ChainEnd): boolean {
  const { event } = end;
  return (
    end.links < LONGEST_CHAIN &&
    event !== NO_PREVIOUS &&
    event < log.count &&
    log.kinds[event] === VARS &&
    log.nodes[event] === node &&
    log.words[log.offsets[event] as number] === conn
  );
}

function writeWhole(
  log: TraceLog,
  node: number,
  now: Int32Array,
  count: number,
  end: ChainEnd,
): number {
  const at = openEvent(log, VARS, node, VARS_WORDS + 1 + count);
  const { words } = log;
  words[at] = now[0] as number;
  words[at + 1] = NO_PREVIOUS;
  for (let i = 1; i < VARS_WORDS; i++) words[at + 1 + i] = now[i] as number;
  end.words.set(now);
  end.links = 0;
  return at + 1 + VARS_WORDS;
}

function writeLink(
  log: TraceLog,
  node: number,
  now: Int32Array,
  count: number,
  end: ChainEnd,
): number {
  const last = end.words;
  let low = 0;
  let high = 0;
  let size = 0;
  for (let i = 1; i < VARS_WORDS; i++) {
    const word = now[i] as number;
    if (word === last[i]) continue;
    last[i] = word;
    changed[size++] = word;
    if (i < MASK_BITS) low |= 1 << i;
    else high |= 1 << (i - MASK_BITS);
  }
  const at = openEvent(log, VARS, node, 4 + size + count);
  const { words } = log;
  words[at] = now[0] as number;
  words[at + 1] = end.event;
  words[at + 2] = low;
  words[at + 3] = high;
  for (let i = 0; i < size; i++) words[at + 4 + i] = changed[i] as number;
  end.links++;
  return at + 4 + size;
}
