/** Socket calls: `name(arguments) = result`, the arguments as strace writes them. */
import type { Expr, ScriptCall, ScriptResult } from './ast.ts';
import { Unsupported } from './errors.ts';
import {
  advance,
  expect,
  fail,
  peek,
  type Scanner,
  skipBlank,
  take,
  takeText,
  takeUntil,
} from './scanner.ts';

/** Packets that say which of several sockets they belong to. */
export const SOCKETS = 'needs several sockets at once (packets that name one)';

export function parseCall(scanner: Scanner): ScriptCall {
  const name =
    take(scanner, /[a-z_]\w*/) ?? fail(scanner, 'a packet, a call, a shell line or code');
  expect(scanner, '(');
  const args = parseItems(scanner, ')');
  skipBlank(scanner);
  if (name === 'sock' && /[<>]/.test(peek(scanner))) throw new Unsupported(scanner.line, SOCKETS);
  expect(scanner, '=');
  return { name, args, result: parseResult(scanner) };
}

function parseItems(scanner: Scanner, end: string): Expr[] {
  const items: Expr[] = [];
  skipBlank(scanner);
  if (takeText(scanner, end)) return items;
  for (;;) {
    items.push(parseExpr(scanner));
    skipBlank(scanner);
    if (/^([*+~^&]|<<|>>)/.test(scanner.text.slice(scanner.at, scanner.at + 2))) {
      throw new Unsupported(scanner.line, 'arithmetic in the arguments of a call');
    }
    if (takeText(scanner, ',')) {
      skipBlank(scanner);
      // C allows a comma after the last item of a list.
      if (takeText(scanner, end)) return items;
      continue;
    }
    expect(scanner, end);
    return items;
  }
}

export function parseExpr(scanner: Scanner): Expr {
  const first = parseTerm(scanner);
  const parts = [first];
  for (;;) {
    skipBlank(scanner);
    if (peek(scanner) !== '|' || peek(scanner, 1) === '|') break;
    takeText(scanner, '|');
    parts.push(parseTerm(scanner));
  }
  return parts.length === 1 ? first : { kind: 'or', parts };
}

function parseTerm(scanner: Scanner): Expr {
  skipBlank(scanner);
  if (takeText(scanner, '...')) return { kind: 'any' };
  if (peek(scanner) === '~') {
    throw new Unsupported(scanner.line, 'arithmetic in the arguments of a call');
  }
  if (takeText(scanner, '[')) return { kind: 'list', items: parseItems(scanner, ']') };
  if (takeText(scanner, '{')) return parseStruct(scanner);
  if (peek(scanner) === '"') return { kind: 'text', value: parseString(scanner) };
  if (takeText(scanner, '(')) {
    const inner = parseExpr(scanner);
    expect(scanner, ')');
    return inner;
  }
  const number = take(scanner, /-?(0[xX][0-9a-fA-F]+|\d+(\.\d+)?)/);
  if (number !== undefined) return { kind: 'number', value: parseNumber(number) };
  const name = take(scanner, /[A-Za-z_]\w*/) ?? fail(scanner, 'an argument');
  skipBlank(scanner);
  if (name === 'sizeof' && peek(scanner) === '(') {
    takeUntil(scanner, ')', 'sizeof');
    return { kind: 'any' };
  }
  if (!takeText(scanner, '(')) return { kind: 'name', name };
  return { kind: 'apply', name, args: parseItems(scanner, ')') };
}

/** C's numbers: 0x20 is hexadecimal, 0644 is octal. */
function parseNumber(text: string): number {
  const negative = text.startsWith('-');
  const digits = negative ? text.slice(1) : text;
  const value = /^0\d+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  return negative ? -value : value;
}

/** `{a = 1, b = 2}`; without names, as in `{..., 1000}`, it is a list. */
function parseStruct(scanner: Scanner): Expr {
  const fields: { name: string; value: Expr }[] = [];
  const items: Expr[] = [];
  skipBlank(scanner);
  while (!takeText(scanner, '}')) {
    // C writes `.a = 1`; three dots are a value of their own.
    if (!scanner.text.startsWith('...', scanner.at)) takeText(scanner, '.');
    const value = parseExpr(scanner);
    skipBlank(scanner);
    if (takeText(scanner, '=')) {
      // In `msg_iov(1) = …` the number in brackets is the length of what follows.
      if (value.kind !== 'name' && value.kind !== 'apply')
        return fail(scanner, 'the name of a field');
      fields.push({ name: value.name, value: parseExpr(scanner) });
    } else {
      items.push(value);
    }
    skipBlank(scanner);
    if (takeText(scanner, ',')) skipBlank(scanner);
    else if (peek(scanner) !== '}') return fail(scanner, '"," or "}"');
  }
  return items.length > 0 ? { kind: 'list', items } : { kind: 'struct', fields };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' };

function parseString(scanner: Scanner): string {
  takeText(scanner, '"');
  let text = '';
  while (peek(scanner) !== '"') {
    if (peek(scanner) === '') return fail(scanner, 'the end of a string');
    const char = advance(scanner, 1);
    if (char !== '\\') {
      text += char;
      continue;
    }
    const code = take(scanner, /x[0-9a-fA-F]{2}/);
    if (code === undefined) {
      const escaped = advance(scanner, 1);
      text += ESCAPES[escaped] ?? escaped;
    } else {
      text += String.fromCharCode(Number.parseInt(code.slice(1), 16));
    }
  }
  takeText(scanner, '"');
  // As in C, strings side by side are one.
  skipBlank(scanner);
  return peek(scanner) === '"' ? text + parseString(scanner) : text;
}

function parseResult(scanner: Scanner): ScriptResult {
  skipBlank(scanner);
  if (takeText(scanner, '?') || takeText(scanner, '...')) return { kind: 'any' };
  const value = parseExpr(scanner);
  skipBlank(scanner, true);
  if (value.kind === 'number' && (takeText(scanner, '...') || takeText(scanner, '~'))) {
    const to = parseTerm(scanner);
    if (to.kind !== 'number') return fail(scanner, 'a number');
    return { kind: 'range', from: value.value, to: to.value };
  }
  const result: ScriptResult = { kind: 'value', value };
  const error = take(scanner, /E[A-Z0-9]+\b/);
  if (error !== undefined) result.error = error;
  skipBlank(scanner, true);
  if (peek(scanner) === '(') result.note = takeNote(scanner);
  return result;
}

/** `(Resource temporarily unavailable)`: for the reader only. */
function takeNote(scanner: Scanner): string {
  let depth = 0;
  const start = scanner.at;
  do {
    const char = advance(scanner, 1);
    if (char === '') return fail(scanner, '")"');
    if (char === '(') depth++;
    if (char === ')') depth--;
  } while (depth > 0);
  return scanner.text.slice(start + 1, scanner.at - 1);
}
