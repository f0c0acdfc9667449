/** The words of a line that was typed as a command: options as getopt(3) takes them, and the rest. */

import { SECOND } from '../core/instant.ts';
import type { AppEnv, AppEvent } from './kind.ts';

export interface Words {
  readonly options: ReadonlyMap<string, string>;
  readonly operands: readonly string[];
}

/** A line taken apart, or the word in it that is wrong. */
export type Split =
  | { readonly words: Words; readonly wrong?: undefined }
  | { readonly words?: undefined; readonly wrong: string };

/**
 * `letters` are those of the options; one with a colon behind it has a value, in its word or the next.
 * The command's own name may stand first.
 */
export function splitLine(line: string, command: string, letters: string): Split {
  const left = line.trim().split(/\s+/).filter(Boolean);
  if (left[0] === command) left.shift();
  const options = new Map<string, string>();
  const operands: string[] = [];
  while (left.length > 0) {
    const word = left.shift() as string;
    if (!/^-./.test(word)) {
      operands.push(word);
      continue;
    }
    for (let i = 1; i < word.length; i++) {
      const letter = word[i] as string;
      const known = letter === ':' ? -1 : letters.indexOf(letter);
      if (known < 0) return { wrong: word };
      if (letters[known + 1] !== ':') {
        options.set(letter, '');
        continue;
      }
      const value = word.slice(i + 1) || left.shift();
      if (value === undefined) return { wrong: word };
      options.set(letter, value);
      break;
    }
  }
  return { words: { options, operands } };
}

/** Reads the values of options; `wrong` is the first that was none. */
export interface Values {
  readonly words: Words;
  wrong: string | undefined;
}

/** The value of an option as a whole number within bounds. */
export function numberOf(
  values: Values,
  letter: string,
  bounds: readonly [least: number, most: number],
  otherwise: number,
): number {
  return numeric(values, letter, /^\d{1,9}$/, bounds, otherwise);
}

/** The value of an option in seconds, which may have a fraction, as a duration. */
export function durationOf(
  values: Values,
  letter: string,
  [least, most]: readonly [least: number, most: number],
  otherwise: number,
): number {
  const inSeconds = [least / SECOND, most / SECOND] as const;
  const decimal = /^\d{1,6}(\.\d{1,6})?$/;
  return Math.round(numeric(values, letter, decimal, inSeconds, otherwise / SECOND) * SECOND);
}

function numeric(
  values: Values,
  letter: string,
  form: RegExp,
  [least, most]: readonly [number, number],
  otherwise: number,
): number {
  const text = values.words.options.get(letter);
  if (text === undefined) return otherwise;
  const number = form.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  values.wrong ??= `-${letter} ${text}`;
  return otherwise;
}

/** How a program is given its commands: one as its argument, or one after the other as typed lines. */
export interface Commands {
  /** Its only command. */
  readonly line: string | undefined;
  /** Lines typed while another is being obeyed. */
  waiting: string[];
  busy: boolean;
}

export function commandsOf(line: string | undefined): Commands {
  return { line, waiting: [], busy: false };
}

/** The command that this event gives, if there is one and nothing else is being done. */
export function commandIn(commands: Commands, event: AppEvent): string | undefined {
  if (event.type === 'input') commands.waiting.push(event.line);
  else if (event.type !== 'start') return undefined;
  if (commands.busy) return undefined;
  const next = event.type === 'start' ? commands.line : commands.waiting.shift();
  commands.busy = next !== undefined;
  return next;
}

/**
 * Ctrl-C forgets what was typed ahead, and ends what is being done: whether there is such a thing. At
 * the prompt it ends nothing, as in a shell: whoever types it may not have seen yet that the command is
 * done.
 */
export function interrupts(commands: Commands): boolean {
  commands.waiting = [];
  return commands.busy;
}

/** A command is done: the program ends with it, or there may be a next one. */
export function commandDone(commands: Commands, code: number, env: AppEnv): string | undefined {
  commands.busy = false;
  if (commands.line !== undefined) {
    env.exit(code);
    return undefined;
  }
  const next = commands.waiting.shift();
  commands.busy = next !== undefined;
  return next;
}
