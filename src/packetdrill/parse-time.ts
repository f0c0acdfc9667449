/** Times: `0.5`, `+.1`, `1~2`, `+.1~+.2`, `0.1...0.3`, `+0...0.25`, `*`. */
import { seconds } from '../stack/core/instant.ts';
import type { ScriptTime } from './ast.ts';
import { fail, type Scanner, skipBlank, take, takeText } from './scanner.ts';

/** The time before an event; undefined when the line starts with something else. */
export function parseTime(scanner: Scanner): ScriptTime | undefined {
  if (takeText(scanner, '*')) return { kind: 'any' };
  const relative = takeText(scanner, '+');
  if (relative) skipBlank(scanner, true);
  const first = takeSeconds(scanner);
  if (first === undefined) return relative ? fail(scanner, 'a time') : undefined;
  skipBlank(scanner, true);
  if (takeText(scanner, '...')) {
    return { kind: 'blocking', relative, from: first, to: secondTime(scanner) };
  }
  if (takeText(scanner, '~')) {
    return { kind: 'range', relative, from: first, to: secondTime(scanner) };
  }
  return { kind: 'at', relative, time: first };
}

/** Written with or without a plus, the second of two times counts as the first does. */
function secondTime(scanner: Scanner): number {
  skipBlank(scanner, true);
  takeText(scanner, '+');
  return takeSeconds(scanner) ?? fail(scanner, 'a time');
}

/** A decimal point is one that no other follows: `0...1` is a zero and three dots. */
function takeSeconds(scanner: Scanner): number | undefined {
  const text = take(scanner, /-?(\d+(\.(?!\.)\d*)?|\.\d+)/);
  return text === undefined ? undefined : seconds(Number(text));
}
