/** TCP options between `<` and `>`. */
import type { OrAny, ScriptTcpOption, TcpOptions } from './ast.ts';
import { Unsupported } from './errors.ts';
import { needOfOption } from './needs.ts';
import {
  expect,
  fail,
  type Scanner,
  skipBlank,
  take,
  takeBetween,
  takeInteger,
  takeText,
  takeWord,
} from './scanner.ts';

export function parseTcpOptions(scanner: Scanner): TcpOptions {
  expect(scanner, '<');
  skipBlank(scanner);
  if (takeText(scanner, '...')) {
    expect(scanner, '>');
    return 'any';
  }
  const options: ScriptTcpOption[] = [];
  if (takeText(scanner, '>')) return options;
  for (;;) {
    skipBlank(scanner);
    options.push(parseOption(scanner));
    skipBlank(scanner);
    if (takeText(scanner, ',')) continue;
    expect(scanner, '>');
    return options;
  }
}

function parseOption(scanner: Scanner): ScriptTcpOption {
  const raw = take(scanner, /0x[0-9a-fA-F]{1,2}(?=\s*:)/);
  if (raw !== undefined) {
    expect(scanner, ':');
    return { kind: 'raw', number: Number(raw), bytes: takeHex(scanner) };
  }
  const name = take(scanner, /[A-Za-z][\w-]*/) ?? fail(scanner, 'a TCP option');
  switch (name) {
    case 'nop':
    case 'eol':
    case 'sackOK':
      return { kind: name };
    case 'mss':
      return { kind: name, value: takeBetween(scanner, 0, 0xffff, 'a segment size') };
    case 'wscale':
      return { kind: name, value: takeBetween(scanner, 0, 255, 'a window shift') };
    case 'sack':
      return { kind: 'sack', blocks: parseBlocks(scanner) };
    case 'TS':
      return parseTimestamps(scanner);
    case 'FO':
    case 'FOEXP':
      return { kind: name, cookie: parseCookie(scanner) };
    case 'md5':
      return { kind: 'md5', digest: takeWord(scanner) ?? takeHex(scanner) };
    case 'ECN':
    case 'AccECN':
      return { kind: 'ECN', counters: parseCounters(scanner) };
    default:
      return foreignOption(scanner, name);
  }
}

function foreignOption(scanner: Scanner, name: string): never {
  const need = needOfOption(name);
  if (need !== undefined) throw new Unsupported(scanner.line, `needs ${need}`);
  scanner.at -= name.length;
  return fail(scanner, 'a TCP option');
}

function parseBlocks(scanner: Scanner): { left: number; right: number }[] {
  const blocks = [];
  skipBlank(scanner);
  while (/\d/.test(scanner.text[scanner.at] ?? '')) {
    const left = takeInteger(scanner);
    expect(scanner, ':');
    blocks.push({ left, right: takeInteger(scanner) });
    skipBlank(scanner);
  }
  return blocks;
}

function parseTimestamps(scanner: Scanner): ScriptTcpOption {
  if (takeWord(scanner) !== 'val') return fail(scanner, '"val"');
  const val = takeOrAny(scanner);
  if (takeWord(scanner) !== 'ecr') return fail(scanner, '"ecr"');
  return { kind: 'TS', val, ecr: takeOrAny(scanner) };
}

function takeOrAny(scanner: Scanner): OrAny {
  skipBlank(scanner, true);
  return takeText(scanner, '...') ? '...' : takeInteger(scanner);
}

/** `TFO_COOKIE` stands for the cookie that the host under test makes. */
function parseCookie(scanner: Scanner): string {
  skipBlank(scanner, true);
  return take(scanner, /TFO_COOKIE(_ZERO)?|[0-9a-fA-F]+/) ?? '';
}

function parseCounters(scanner: Scanner): { name: string; value: number }[] {
  const counters = [];
  for (;;) {
    skipBlank(scanner, true);
    const name = take(scanner, /(e0b|e1b|ceb)\b/);
    if (name === undefined) return counters;
    counters.push({ name, value: takeInteger(scanner) });
  }
}

function takeHex(scanner: Scanner): string {
  skipBlank(scanner, true);
  takeText(scanner, '0x');
  return (take(scanner, /([0-9a-fA-F]{2})*/) ?? '').toLowerCase();
}
