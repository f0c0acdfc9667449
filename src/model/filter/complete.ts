/** What can stand where the caret is in a filter: names, relations, values, or a joint. */
import type { Localized } from '../../stack/core/localized.ts';
import { type NamedValue, spellValue } from '../../stack/wire/named.ts';
import type { Span } from './ast.ts';
import { relationsOf } from './bind.ts';
import { lex, type Token } from './lex.ts';
import { printValue } from './print.ts';
import type { KnownName } from './row.ts';

export interface Proposal {
  readonly text: string;
  readonly label: Localized | undefined;
}

export interface Completion {
  /** What a proposal replaces. */
  readonly span: Span;
  readonly proposals: readonly Proposal[];
}

interface Known {
  readonly names: ReadonlyMap<string, KnownName>;
  /** Values that a field has in the packets that are at hand. */
  readonly seen: (name: KnownName) => readonly NamedValue[];
}

const MOST = 40;

const RELATION_WORDS: Readonly<Record<string, Localized>> = {
  '==': { en: 'is', zh: '等于' },
  '!=': { en: 'is not', zh: '不等于' },
  '>': { en: 'is greater than', zh: '大于' },
  '<': { en: 'is less than', zh: '小于' },
  '>=': { en: 'is at least', zh: '不小于' },
  '<=': { en: 'is at most', zh: '不大于' },
  contains: { en: 'contains', zh: '包含' },
  '&': { en: 'has one of these bits', zh: '含有这些比特之一' },
  'in {': { en: 'is one of', zh: '属于集合' },
};

const JOINTS: readonly Proposal[] = [
  { text: '&&', label: { en: 'and', zh: '且' } },
  { text: '||', label: { en: 'or', zh: '或' } },
];

export function completeFilter(text: string, caret: number, known: Known): Completion {
  const { tokens } = lex(text.slice(0, caret));
  const last = tokens.at(-1);
  const typing = last !== undefined && last.kind === 'word' && last.to === caret;
  const before = typing ? tokens.slice(0, -1) : tokens;
  const end = typing ? restOfWord(text, caret) : caret;
  const span = { from: typing ? last.from : caret, to: end };
  const typed = typing ? last.text : '';
  // In an open quotation nobody can know what comes.
  const within = /"(?:[^"\\]|\\.)*$/s.test(withoutQuoted(text.slice(0, caret)));
  return { span, proposals: within ? [] : proposalsAfter(before, typed, known).slice(0, MOST) };
}

const withoutQuoted = (text: string) => text.replace(/"(?:[^"\\]|\\.)*"/gs, '');

function restOfWord(text: string, caret: number): number {
  return caret + (/^[\p{L}\p{N}_:./-]*/u.exec(text.slice(caret))?.[0].length ?? 0);
}

function proposalsAfter(before: readonly Token[], typed: string, known: Known): Proposal[] {
  const last = before.at(-1);
  if (last === undefined || isBeforeName(last, before)) return namesFor(typed, known);
  const set = openSet(before);
  if (set !== undefined) return valuesFor(known.names.get(set), typed, known);
  if (last.kind === 'relation') return valuesFor(nameBefore(before, 2, known), typed, known);
  if (last.kind === 'word' && isBeforeName(before.at(-2), before.slice(0, -1))) {
    const name = known.names.get(last.text);
    return [...(name === undefined ? [] : relationsFor(name)), ...JOINTS].filter(({ text }) =>
      text.startsWith(typed),
    );
  }
  return JOINTS.filter(({ text }) => text.startsWith(typed));
}

/** After these a name comes: `(`, `!`, `&&`, `||`, or the beginning. */
function isBeforeName(token: Token | undefined, before: readonly Token[]): boolean {
  if (token === undefined) return true;
  if (openSet(before) !== undefined) return false;
  return token.kind === 'sign' && ['(', '!', '&&', '||'].includes(token.text);
}

/** The name whose set is open: `tcp.port in {80 `. */
function openSet(before: readonly Token[]): string | undefined {
  const open = before.findLastIndex(
    ({ kind, ...rest }) => kind === 'sign' && 'text' in rest && rest.text === '{',
  );
  const close = before.findLastIndex(
    ({ kind, ...rest }) => kind === 'sign' && 'text' in rest && rest.text === '}',
  );
  if (open <= close) return undefined;
  const name = before[open - 2];
  return name?.kind === 'word' ? name.text : undefined;
}

function nameBefore(
  before: readonly Token[],
  back: number,
  { names }: Known,
): KnownName | undefined {
  const token = before.at(-back);
  return token?.kind === 'word' ? names.get(token.text) : undefined;
}

/** Those that begin so, then those of which a later part does. Short ones first: protocols, then fields. */
function namesFor(typed: string, { names }: Known): Proposal[] {
  const wanted = typed.toLowerCase();
  const rank = (name: string) =>
    name.startsWith(wanted)
      ? 0
      : name.includes(`.${wanted}`) || name.includes(`_${wanted}`)
        ? 1
        : 2;
  const dots = (name: string) => (typed.includes('.') ? 0 : name.split('.').length);
  return [...names.values()]
    .filter(({ name }) => rank(name) < 2 && name !== wanted)
    .sort((a, b) => rank(a.name) - rank(b.name) || dots(a.name) - dots(b.name))
    .map(({ name, label }) => ({ text: name, label }));
}

function relationsFor({ type }: KnownName): Proposal[] {
  const all: string[] = [...relationsOf(type)];
  if (type !== 'protocol' && type !== 'bytes') all.push('in {');
  return all.map((text) => ({ text, label: RELATION_WORDS[text] }));
}

/** What the words of the field tell, then what its values are in this run. */
function valuesFor(name: KnownName | undefined, typed: string, known: Known): Proposal[] {
  if (name === undefined) return [];
  const told = new Map<string, Localized | undefined>();
  if (name.type === 'flag') {
    told.set('1', { en: 'set', zh: '置位' });
    told.set('0', { en: 'not set', zh: '未置位' });
  }
  for (const [value, label] of Object.entries(name.values ?? {})) {
    told.set(spellValue(name, Number(value)), label);
  }
  if (name.type !== 'protocol' && name.type !== 'bytes') {
    for (const value of known.seen(name)) {
      const text = spellValue(name, value);
      const spelled = name.type === 'text' ? printValue({ text, quoted: true }) : text;
      if (!told.has(spelled)) told.set(spelled, undefined);
    }
  }
  return [...told]
    .filter(([text]) => text.startsWith(typed) && text !== typed)
    .map(([text, label]) => ({ text, label }));
}
