/** The numbers that stand for texts in a log's words. */
import type { TraceLog } from './log.ts';
import { TCP_TIMERS } from './tcp-names.ts';

/** Places in events that texts are written to: each has guesses of its own. */
export const PLACE = {
  other: 0,
  reason: 1,
  verdict: 2,
  amended: 3,
  timer: 4,
  note: 5,
  clause: 6,
  call: 7,
  args: 8,
  result: 9,
  state: 10,
  phase: 11,
} as const;
export const PLACES = 16;
const GUESSES_EACH = 16;
export const GUESSES = PLACES * GUESSES_EACH;

/**
 * Texts with the same number in every log. The first is what a place guesses that was never written
 * to, and so a text to compare with, too.
 */
export const FIXED_TEXTS: readonly string[] = ['', 'tcp', 'socket', 'arp', 'app', ...TCP_TIMERS];
export const FIXED_IDS: ReadonlyMap<string, number> = new Map(
  FIXED_TEXTS.map((text, id) => [text, id]),
);

/** The number that a text has in every log; −1 when it differs. */
export function fixedId(text: string): number {
  return FIXED_IDS.get(text) ?? -1;
}

/**
 * The number of a text in the log's table, added when it is new. Most often it is the one of that
 * length that was last written to the same place. For texts that stand in the program.
 */
export function intern(log: TraceLog, text: string, place: number): number {
  const slot = place * GUESSES_EACH + (text.length & (GUESSES_EACH - 1));
  const guess = log.guesses[slot] as number;
  if (log.strings[guess] === text) return guess;
  const id = internSlowly(log, text);
  log.guesses[slot] = id;
  return id;
}

/**
 * The same for texts that were put together. They are compared otherwise than those in the program,
 * and an engine compiles either way well, but not one function for both.
 */
export function internText(log: TraceLog, text: string, place: number = PLACE.other): number {
  const slot = place * GUESSES_EACH + (text.length & (GUESSES_EACH - 1));
  const guess = log.guesses[slot] as number;
  if (log.strings[guess] === text) return guess;
  const id = internSlowly(log, text);
  log.guesses[slot] = id;
  return id;
}

/**
 * The same for a text that says one number, made only when it is not the one that was last written
 * to the same place: reads of one size follow each other for minutes.
 */
export function internNumbered(
  log: TraceLog,
  place: number,
  number: number,
  textOf: (number: number) => string,
): number {
  if (log.numbers[place] === number) return log.numberIds[place] as number;
  const id = internSlowly(log, textOf(number));
  log.numbers[place] = number;
  log.numberIds[place] = id;
  return id;
}

function internSlowly(log: TraceLog, text: string): number {
  const known = log.stringIds.get(text);
  if (known !== undefined) return known;
  const id = log.strings.length;
  log.strings.push(text);
  log.stringIds.set(text, id);
  return id;
}
