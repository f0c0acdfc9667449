/** A filter's text → its tree, or the first thing that is wrong with it. Total on any text. */
import type { Filter, Relation, Span, Value, ValueRange } from './ast.ts';
import type { FaultCode, FilterFault } from './faults.ts';
import { lex, type Sign, type Token } from './lex.ts';

export type Parsed =
  | { readonly filter: Filter; readonly fault?: undefined }
  | { readonly filter?: undefined; readonly fault: FilterFault };

export const LONGEST = 2_000;
const DEEPEST = 100;

/** Where reading is; `fault` stops it. */
interface Reading {
  readonly tokens: readonly Token[];
  readonly end: number;
  next: number;
  depth: number;
  fault: FilterFault | undefined;
}

export function parseFilter(text: string): Parsed {
  const end = text.length;
  if (end > LONGEST) return { fault: { code: 'long', from: LONGEST, to: end } };
  const { tokens, fault } = lex(text);
  const reading: Reading = { tokens, end, next: 0, depth: 0, fault: undefined };
  const filter = disjunction(reading);
  const rest = tokens[reading.next];
  if (reading.fault === undefined && rest !== undefined) fail(reading, 'join-missing', rest);
  // What was read up to a word that is none is not wrong because it ends there.
  const first = fault !== undefined && !before(reading.fault, fault) ? fault : reading.fault;
  if (first !== undefined) return { fault: withText(first, text) };
  return { filter: filter as Filter };
}

function before(one: FilterFault | undefined, other: FilterFault): boolean {
  return one !== undefined && one.to <= other.from && one.from < one.to;
}

function withText(fault: FilterFault, text: string): FilterFault {
  return fault.found === undefined ? { ...fault, found: text.slice(fault.from, fault.to) } : fault;
}

/** Remembers the first fault, at a token or at the end. */
function fail(reading: Reading, code: FaultCode, at?: Span): undefined {
  const { from, to } = at ?? { from: reading.end, to: reading.end };
  reading.fault ??= { code, from, to };
  return undefined;
}

function takeSign(reading: Reading, sign: Sign): Token | undefined {
  const token = reading.tokens[reading.next];
  if (token?.kind !== 'sign' || token.text !== sign) return undefined;
  reading.next++;
  return token;
}

function disjunction(reading: Reading): Filter | undefined {
  return joined(reading, 'or', '||', (each) => joined(each, 'and', '&&', negation));
}

function joined(
  reading: Reading,
  kind: 'and' | 'or',
  sign: Sign,
  part: (reading: Reading) => Filter | undefined,
): Filter | undefined {
  let left = part(reading);
  while (left !== undefined && takeSign(reading, sign) !== undefined) {
    const right = part(reading);
    left = right && { kind, left, right };
  }
  return left;
}

function negation(reading: Reading): Filter | undefined {
  const token = reading.tokens[reading.next];
  if (reading.depth >= DEEPEST) return fail(reading, 'deep', token);
  reading.depth++;
  const found = negated(reading);
  reading.depth--;
  return found;
}

function negated(reading: Reading): Filter | undefined {
  if (takeSign(reading, '!') !== undefined) {
    const of = negation(reading);
    return of && { kind: 'not', of };
  }
  if (takeSign(reading, '(') !== undefined) {
    const inside = disjunction(reading);
    if (inside === undefined) return undefined;
    if (takeSign(reading, ')') !== undefined) return inside;
    const token = reading.tokens[reading.next];
    return fail(reading, token === undefined ? 'open-paren' : 'join-missing', token);
  }
  return test(reading);
}

function test(reading: Reading): Filter | undefined {
  const token = reading.tokens[reading.next];
  if (token?.kind !== 'word') return fail(reading, 'name-missing', token);
  reading.next++;
  const name = written(token);
  const after = reading.tokens[reading.next];
  if (after?.kind === 'relation') {
    reading.next++;
    return compared(reading, name, after.text);
  }
  const not = isNotIn(reading);
  if (not) reading.next++;
  if (reading.tokens[reading.next]?.kind !== 'in') return { kind: 'has', name };
  reading.next++;
  const set = values(reading);
  if (set === undefined) return undefined;
  const found: Filter = { kind: 'in', name, set };
  return not ? { kind: 'not', of: found } : found;
}

/** `tcp.port not in {80}`. */
function isNotIn({ tokens, next }: Reading): boolean {
  const token = tokens[next];
  return token?.kind === 'sign' && token.text === '!' && tokens[next + 1]?.kind === 'in';
}

function compared(reading: Reading, name: Value, relation: Relation): Filter | undefined {
  const value = oneValue(reading);
  return value && { kind: 'test', name, relation, value };
}

function oneValue(reading: Reading): Value | undefined {
  const token = reading.tokens[reading.next];
  if (token?.kind !== 'word' && token?.kind !== 'quoted') {
    return fail(reading, 'value-missing', token);
  }
  reading.next++;
  return written(token);
}

function written({ text, from, to, kind }: Token & { readonly text: string }): Value {
  return { text, quoted: kind === 'quoted', from, to };
}

/** `{80 443, 8000..8080}`: commas may stand between values. */
function values(reading: Reading): readonly ValueRange[] | undefined {
  const open = reading.tokens[reading.next];
  if (takeSign(reading, '{') === undefined) return fail(reading, 'set-missing', open);
  const set: ValueRange[] = [];
  for (;;) {
    const token = reading.tokens[reading.next];
    if (token === undefined) return fail(reading, 'open-set');
    if (takeSign(reading, '}') !== undefined) {
      return set.length > 0 ? set : fail(reading, 'empty-set', token);
    }
    const low = oneValue(reading);
    if (low === undefined) return undefined;
    const high = takeSign(reading, '..') === undefined ? low : oneValue(reading);
    if (high === undefined) return undefined;
    set.push({ low, high });
    takeSign(reading, ',');
  }
}
