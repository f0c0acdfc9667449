/**
 * Zone files, which the RFC calls master files (RFC 1035 §5.1): entries of one line, or of several where
 * parentheses hold them together; `$ORIGIN` and `$TTL` (RFC 2308 §4); comments behind a semicolon.
 */
import { CLASS_IN, classNumber } from './codes.ts';
import { type DomainName, parseName } from './name.ts';
import { type ResourceRecord, typeNumber } from './record.ts';
import { parseData } from './record-text.ts';

/** What can be wrong with an entry. */
export type EntryFault =
  /** A quotation mark without a second one in its line, or a backslash with nothing behind it. */
  | 'quote'
  | 'parentheses'
  /** A line that begins with `$` and another word than ORIGIN or TTL; `$INCLUDE`, as there are no files. */
  | 'directive'
  /** The line leaves its name out, and so does all before it. */
  | 'no-owner'
  | 'name'
  | 'ttl'
  /** A type that nobody knows, or none. */
  | 'type'
  /** RDATA that is not what the type has. */
  | 'data';

export interface WrittenRecord {
  readonly record: ResourceRecord;
  /** Where its entry begins, from 0. */
  readonly line: number;
}

export interface ZoneFile {
  readonly records: readonly WrittenRecord[];
  /** The first thing that is wrong, behind these records. */
  readonly fault: EntryFault | null;
  /** Its line; −1: none. */
  readonly line: number;
}

interface Entry {
  readonly line: number;
  readonly words: string[];
  /** It begins with white space: its name is that of the entry before it. */
  readonly nameless: boolean;
}

/** What an entry takes from those before it. */
interface Context {
  origin: DomainName;
  ttl: number;
  owner: DomainName | undefined;
}

/** RFC 2181 §8. */
const MOST_SECONDS = 0x7fffffff;
const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

export function readZoneFile(lines: readonly string[], origin: DomainName, ttl: number): ZoneFile {
  const context: Context = { origin, ttl, owner: undefined };
  const records: WrittenRecord[] = [];
  const { entries, fault, line } = entriesOf(lines);
  for (const entry of entries) {
    const read = readEntry(entry, context);
    if (typeof read === 'string') return { records, fault: read, line: entry.line };
    if (read !== null) records.push({ record: read, line: entry.line });
  }
  return { records, fault, line };
}

/** The entries before the first line that breaks their form. */
function entriesOf(lines: readonly string[]) {
  const entries: Entry[] = [];
  let open: Entry | null = null;
  const failed = (fault: EntryFault, line: number) => ({ entries, fault, line });
  for (const [line, text] of lines.entries()) {
    const pieces = piecesOf(text);
    if (pieces === undefined) return failed('quote', line);
    const before: Entry | null = open;
    const entry: Entry = before ?? { line, words: [], nameless: /^\s/.test(text) };
    let inside: boolean = before !== null;
    for (const piece of pieces) {
      if (piece !== '(' && piece !== ')') entry.words.push(piece);
      else if (inside === (piece === '(')) return failed('parentheses', line);
      else inside = !inside;
    }
    open = inside ? entry : null;
    if (!inside && entry.words.length > 0) entries.push(entry);
  }
  if (open !== null) return failed('parentheses', open.line);
  return { entries, fault: null, line: -1 };
}

/** The words and parentheses of a line without its comment; a word in quotes keeps them and its spaces. */
function piecesOf(line: string): string[] | undefined {
  const piece = /"(?:[^"\\]|\\.)*"|[()]|;.*|(?:[^\s"\\();]|\\.)+/g;
  if (line.replace(piece, '').trim() !== '') return undefined;
  return (line.match(piece) ?? []).filter((each) => !each.startsWith(';'));
}

/** Null: a directive. */
function readEntry(entry: Entry, context: Context): ResourceRecord | EntryFault | null {
  const [first = '', second = ''] = entry.words;
  if (first.startsWith('$')) return readDirective(first, second, entry.words.length, context);
  const words = [...entry.words];
  const owner = entry.nameless ? context.owner : parseName(words.shift() ?? '', context.origin);
  if (owner === undefined) return entry.nameless ? 'no-owner' : 'name';
  context.owner = owner;
  return readRecord(owner, words, context);
}

function readDirective(
  word: string,
  value: string,
  words: number,
  context: Context,
): EntryFault | null {
  switch (word.toUpperCase()) {
    case '$ORIGIN': {
      const origin = parseName(value, context.origin);
      if (origin === undefined || words !== 2) return 'name';
      context.origin = origin;
      return null;
    }
    case '$TTL': {
      const ttl = secondsOf(value);
      if (ttl === undefined || words !== 2) return 'ttl';
      context.ttl = ttl;
      return null;
    }
    default:
      return 'directive';
  }
}

/** `[TTL] [class] type RDATA`, the first two in either order. */
function readRecord(
  name: DomainName,
  words: string[],
  { origin, ttl: usual }: Context,
): ResourceRecord | EntryFault {
  let ttl = usual;
  let recordClass = CLASS_IN;
  while (words.length > 0) {
    const word = words.shift() as string;
    const asClass = classNumber(word);
    if (/^\d/.test(word)) {
      const seconds = secondsOf(word);
      if (seconds === undefined) return 'ttl';
      ttl = seconds;
    } else if (asClass !== undefined) recordClass = asClass;
    else {
      const type = typeNumber(word);
      if (type === undefined) return 'type';
      const data = parseData(type, recordClass, words, origin);
      return data === undefined ? 'data' : { name, type, class: recordClass, ttl, data };
    }
  }
  return 'type';
}

/** `3600`, and `1h30m` as BIND writes it. */
function secondsOf(word: string): number | undefined {
  if (!/^(\d{1,10}|(\d{1,10}[smhdw])+)$/i.test(word)) return undefined;
  let sum = 0;
  for (const [, count, unit = 's'] of word.matchAll(/(\d+)([a-z]?)/gi)) {
    sum += Number(count) * (SECONDS[(unit || 's').toLowerCase()] as number);
  }
  return sum <= MOST_SECONDS ? sum : undefined;
}
