/** The numbers that stand for texts in a log's words. */
import type { TraceLog } from './log.ts';

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

/** How many numbers are kept for the texts that protocols declare. */
const FIXED = 16;
/** Stands for a number that nobody has declared: no event says it. */
const undeclared = (id: number) => `\0${id}`;

/**
 * Texts with the same number in every log. The first is what a place guesses that was never written
 * to, and so a text to compare with, too.
 */
export const FIXED_TEXTS: readonly string[] = Array.from({ length: FIXED }, (_, id) =>
  id === 0 ? '' : undeclared(id),
);
export const FIXED_IDS: ReadonlyMap<string, number> = new Map([['', 0]]);

/**
 * Gives texts the numbers from `first` on, in every log that is created from now on: names of layers
 * and timers, which stand in most events. Whoever has such names declares them beside its events.
 */
export function fixTexts(first: number, texts: readonly string[]): void {
  texts.forEach((text, place) => {
    const id = first + place;
    if (id < 1 || id >= FIXED || FIXED_TEXTS[id] !== undeclared(id) || FIXED_IDS.has(text)) {
      throw new RangeError(`“${text}” cannot have the number ${id}`);
    }
    (FIXED_TEXTS as string[])[id] = text;
    (FIXED_IDS as Map<string, number>).set(text, id);
  });
}

/** The number that a text has in every log that knows it from its beginning; −1 when there is none. */
export function fixedId(text: string): number {
  return FIXED_IDS.get(text) ?? -1;
}

/** The number of a text, which is `fixed` unless the log is older than that declaration. */
export function internFixed(log: TraceLog, text: string, fixed: number, place: number): number {
  return fixed >= 0 && log.strings[fixed] === text ? fixed : internText(log, text, place);
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
