/** Words of a filter. Any text has some: what cannot be a word is a fault with its place. */
import type { Relation, Span } from './ast.ts';
import type { FilterFault } from './faults.ts';

export type Sign = '(' | ')' | '{' | '}' | ',' | '..' | '!' | '&&' | '||';

export type Token = Span &
  (
    | { readonly kind: 'sign'; readonly text: Sign }
    | { readonly kind: 'relation'; readonly text: Relation }
    | { readonly kind: 'in' }
    /** A name, a number, an address. */
    | { readonly kind: 'word'; readonly text: string }
    | { readonly kind: 'quoted'; readonly text: string }
  );

export type Lexed =
  | { readonly tokens: readonly Token[]; readonly fault?: undefined }
  | { readonly tokens: readonly Token[]; readonly fault: FilterFault };

/** The longest first. */
const SIGNS: readonly (readonly [string, Sign | Relation])[] = [
  ...(['&&', '||', '==', '!=', '>=', '<=', '..'] as const).map((sign) => [sign, sign] as const),
  ...([
    ['≠', '!='],
    ['≥', '>='],
    ['≤', '<='],
    ['=', '=='],
  ] as const),
  ...(['(', ')', '{', '}', ',', '!', '>', '<', '&'] as const).map((sign) => [sign, sign] as const),
];

const RELATION_SIGNS: ReadonlySet<string> = new Set(['==', '!=', '>=', '<=', '>', '<', '&']);

const KEYWORDS: Readonly<Record<string, Sign | Relation | 'in'>> = {
  ...{ and: '&&', or: '||', not: '!', in: 'in', contains: 'contains', bitwise_and: '&' },
  ...{ eq: '==', ne: '!=', gt: '>', lt: '<', ge: '>=', le: '<=' },
};

const SPACE = /\s+/y;
/** Two dots are a range: a word ends before them. A minus is part of a word, as in 02-00-00-00-00-01. */
const WORD = /(?:[\p{L}\p{N}_:/-]|\.(?!\.))+/uy;
const QUOTED = /"((?:[^"\\]|\\.)*)"/sy;

function at(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

export function lex(text: string): Lexed {
  const tokens: Token[] = [];
  let from = 0;
  while (from < text.length) {
    const space = at(SPACE, text, from);
    if (space !== null) {
      from += space[0].length;
      continue;
    }
    const token = tokenAt(text, from);
    if ('fault' in token) return { tokens, fault: token.fault };
    tokens.push(token);
    from = token.to;
  }
  return { tokens };
}

function tokenAt(text: string, from: number): Token | { readonly fault: FilterFault } {
  for (const [spelled, sign] of SIGNS) {
    if (!text.startsWith(spelled, from)) continue;
    return signToken(sign, { from, to: from + spelled.length });
  }
  const quoted = at(QUOTED, text, from);
  if (quoted !== null) {
    const [whole, inside = ''] = quoted;
    const said = inside.replace(/\\(.)/gs, '$1');
    return { kind: 'quoted', text: said, from, to: from + whole.length };
  }
  const word = at(WORD, text, from)?.[0];
  if (word !== undefined) {
    const span = { from, to: from + word.length };
    const keyword = Object.hasOwn(KEYWORDS, word) ? KEYWORDS[word] : undefined;
    if (keyword === 'in') return { kind: 'in', ...span };
    return keyword === undefined ? { kind: 'word', text: word, ...span } : signToken(keyword, span);
  }
  if (text[from] === '"') return { fault: { code: 'open-quote', from, to: text.length } };
  const found = String.fromCodePoint(text.codePointAt(from) as number);
  return { fault: { code: 'sign', from, to: from + found.length, found } };
}

function signToken(sign: Sign | Relation, span: Span): Token {
  return RELATION_SIGNS.has(sign) || sign === 'contains'
    ? { kind: 'relation', text: sign as Relation, ...span }
    : { kind: 'sign', text: sign as Sign, ...span };
}
