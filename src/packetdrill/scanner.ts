/**
 * A cursor over a script's text. The language changes its tokens with its place (a packet's flags,
 * a shell line, an argument), so there is no separate lexer: each parser asks for what may come.
 */
import { ScriptError } from './errors.ts';

export interface Scanner {
  readonly text: string;
  at: number;
  line: number;
}

export function scannerOf(text: string): Scanner {
  return { text, at: 0, line: 1 };
}

export function atEnd(scanner: Scanner): boolean {
  return scanner.at >= scanner.text.length;
}

export function peek(scanner: Scanner, ahead = 0): string {
  return scanner.text[scanner.at + ahead] ?? '';
}

export function fail(scanner: Scanner, wanted: string): never {
  const rest = scanner.text.slice(scanner.at).split('\n', 1)[0]?.slice(0, 40).trim() ?? '';
  const found = rest === '' ? 'the end of the line' : `"${rest}"`;
  const column = scanner.at - scanner.text.lastIndexOf('\n', scanner.at - 1);
  throw new ScriptError(scanner.line, `${wanted} expected, but found ${found}`, column);
}

/** Moves over `count` characters, keeping the line number right. */
export function advance(scanner: Scanner, count: number): string {
  const taken = scanner.text.slice(scanner.at, scanner.at + count);
  for (const char of taken) if (char === '\n') scanner.line++;
  scanner.at += taken.length;
  return taken;
}

/** Blanks, comments (also a shell's), line ends unless `sameLine`. A backslash continues a line. */
export function skipBlank(scanner: Scanner, sameLine = false): void {
  for (;;) {
    const char = peek(scanner);
    if (char === '\n' && sameLine) return;
    if (char !== '' && ' \t\r\n\f\ufeff'.includes(char)) advance(scanner, 1);
    else if (char === '#') skipTo(scanner, '\n', false);
    else if (char === '\\' && /[\r\n]/.test(peek(scanner, 1))) advance(scanner, 2);
    else if (char === '/' && peek(scanner, 1) === '/') skipTo(scanner, '\n', false);
    else if (char === '/' && peek(scanner, 1) === '*') skipTo(scanner, '*/', true);
    else return;
  }
}

function skipTo(scanner: Scanner, end: string, including: boolean): void {
  const found = scanner.text.indexOf(end, scanner.at);
  const target = found < 0 ? scanner.text.length : found + (including ? end.length : 0);
  advance(scanner, target - scanner.at);
}

/** The text that a sticky expression matches here, taken; undefined when it does not match. */
export function take(scanner: Scanner, pattern: RegExp): string | undefined {
  const sticky = new RegExp(pattern.source, 'y');
  sticky.lastIndex = scanner.at;
  const match = sticky.exec(scanner.text);
  return match === null ? undefined : advance(scanner, match[0].length);
}

export function takeText(scanner: Scanner, text: string): boolean {
  if (!scanner.text.startsWith(text, scanner.at)) return false;
  advance(scanner, text.length);
  return true;
}

/** Blanks, then exactly this. */
export function expect(scanner: Scanner, text: string): void {
  skipBlank(scanner);
  if (!takeText(scanner, text)) fail(scanner, `"${text}"`);
}

/** A word with blanks before it on the same line, or undefined. */
export function takeWord(scanner: Scanner): string | undefined {
  skipBlank(scanner, true);
  return take(scanner, /[A-Za-z_][A-Za-z0-9_]*/);
}

/** A decimal or hexadecimal integer, which may be negative. */
export function takeInteger(scanner: Scanner, wanted = 'a number'): number {
  skipBlank(scanner, true);
  const text = take(scanner, /-?(0[xX][0-9a-fA-F]+|\d+)/);
  if (text === undefined) return fail(scanner, wanted);
  return text.startsWith('-') ? -Number(text.slice(1)) : Number(text);
}

/** An integer within bounds that the wire sets. */
export function takeBetween(scanner: Scanner, low: number, high: number, wanted: string): number {
  const before = { at: scanner.at, line: scanner.line };
  const value = takeInteger(scanner, wanted);
  if (value >= low && value <= high) return value;
  Object.assign(scanner, before);
  return fail(scanner, `${wanted} from ${low} to ${high}`);
}

/** Everything up to `end`, which is taken too. */
export function takeUntil(scanner: Scanner, end: string, what: string): string {
  const found = scanner.text.indexOf(end, scanner.at);
  if (found < 0) return fail(scanner, `the end of ${what} (${end})`);
  const text = advance(scanner, found - scanner.at);
  advance(scanner, end.length);
  return text;
}
