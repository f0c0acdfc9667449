/** Times: `0.5`, `+.1`, `1~2`, `+.1~+.2`, `0.1...0.3`, `+0...0.25`, `*`. */
import { seconds } from '../stack/core/instant.ts';
import type { ScriptTime } from './ast.ts';
import { fail, peek, type Scanner, skipBlank, take, takeText } from './scanner.ts';

/** The time before an event; undefined when the line starts with something else. */
export function parseTime(scanner: Scanner): ScriptTime | undefined {
  if (takeText(scanner, '*')) return { kind: 'any' };
  const relative = takeText(scanner, '+');
  if (relative) skipBlank(scanner, true);
  const first = takeSeconds(scanner);
  if (first === undefined) {
    return relative || peek(scanner) === '-' ? fail(scanner, 'a time') : undefined;
  }
  skipBlank(scanner, true);
  if (takeText(scanner, '...')) {
    return { kind: 'blocking', relative, from: first, to: secondTime(scanner, first) };
  }
  if (takeText(scanner, '~')) {
    return { kind: 'range', relative, from: first, to: secondTime(scanner, first) };
  }
  return { kind: 'at', relative, time: first };
}

/** Written with or without a plus, the second of two times counts as the first does. */
function secondTime(scanner: Scanner, first: number): number {
  skipBlank(scanner, true);
  takeText(scanner, '+');
  const { at, line } = scanner;
  const second = takeSeconds(scanner) ?? fail(scanner, 'a time');
  if (second >= first) return second;
  Object.assign(scanner, { at, line });
  return fail(scanner, 'a time that is not before the first');
}

/** A decimal point is one that no other follows: `0...1` is a zero and three dots. */
function takeSeconds(scanner: Scanner): number | undefined {
  const text = take(scanner, /(\d+(\.(?!\.)\d*)?|\.\d+)/);
  return text === undefined ? undefined : seconds(Number(text));
}
