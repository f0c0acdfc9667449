/** Style sheets, as far as this browser goes: what they fetch, and the few rules that are shown. */
import { lower } from '../headers.ts';

export interface CssReference {
  /** `@import` fetches a style sheet, `url()` a picture (or a font, which counts as one). */
  readonly kind: 'style' | 'image';
  readonly reference: string;
}

export const MOST_REFERENCES = 200;

/** What a style sheet fetches, in its order. Comments and strings hide what is in them. */
export function cssReferences(text: string): CssReference[] {
  const found: CssReference[] = [];
  const small = lower(text);
  let importing = false;
  for (let at = 0; at < text.length && found.length < MOST_REFERENCES; ) {
    if (text.startsWith('/*', at)) at = skipTo(text, '*/', at + 2);
    else if (small.startsWith('@import', at)) {
      importing = true;
      at += 7;
    } else if (text[at] === '"' || text[at] === "'") {
      const end = endOfString(text, at);
      if (importing) found.push({ kind: 'style', reference: text.slice(at + 1, end) });
      importing = false;
      at = end + 1;
    } else if (small.startsWith('url(', at) && !/[\w-]/.test(text[at - 1] ?? '')) {
      const { reference, end } = readUrl(text, at + 4);
      if (reference !== '') found.push({ kind: importing ? 'style' : 'image', reference });
      importing = false;
      at = end;
    } else {
      if (text[at] === ';' || text[at] === '{') importing = false;
      at++;
    }
  }
  return found;
}

function skipTo(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

/** Where the string that begins at `at` ends: at its quote, or with its line. */
function endOfString(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === text[at] || text[i] === '\n') return i;
  }
  return text.length;
}

function readUrl(text: string, from: number): { readonly reference: string; readonly end: number } {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at++;
  if (text[at] === '"' || text[at] === "'") {
    const end = endOfString(text, at);
    return { reference: text.slice(at + 1, end), end: skipTo(text, ')', end) };
  }
  const close = text.indexOf(')', at);
  const end = close < 0 ? text.length : close;
  return { reference: text.slice(at, end).trim(), end: end + 1 };
}

const PROPERTIES = new Set(
  (
    'color background-color font-family font-size font-style font-weight line-height text-align ' +
    'text-decoration text-indent text-transform letter-spacing white-space vertical-align ' +
    'margin margin-top margin-right margin-bottom margin-left ' +
    'padding padding-top padding-right padding-bottom padding-left ' +
    'border border-top border-right border-bottom border-left border-color border-style ' +
    'border-width border-radius border-collapse border-spacing ' +
    'width max-width height max-height display float clear list-style-type'
  ).split(' '),
);
const PLAIN_VALUE = /^[\w\s.,#%+-]{1,200}$/;
const COLOUR = /^(rgb|hsl)a?\([\d\s.,%/]{1,60}\)$/;
const SELECTOR = /^[\w\s.,#:>*+~-]{1,200}$/;
const MOST_RULES = 1000;

/** Declarations that can only change how text looks: of no other is a word kept. */
export function safeDeclarations(text: string): string {
  return text
    .split(';')
    .flatMap((declaration) => {
      const colon = declaration.indexOf(':');
      const property = lower(declaration.slice(0, Math.max(colon, 0)).trim());
      const value = declaration
        .slice(colon + 1)
        .replace(/["']/g, '')
        .trim();
      const isSafe = PLAIN_VALUE.test(value) || COLOUR.test(value);
      return PROPERTIES.has(property) && isSafe ? [`${property}: ${value}`] : [];
    })
    .join('; ');
}

/** The rules of a style sheet that can be shown. Rules for some media only are left out. */
export function safeCss(source: string): string {
  const text = withoutComments(source);
  const rules: string[] = [];
  for (let at = 0; at < text.length && rules.length < MOST_RULES; ) {
    const open = text.indexOf('{', at);
    if (open < 0) break;
    // What stands before a semicolon is an @-rule without a block.
    const selector = text.slice(at, open).split(';').at(-1)?.trim() ?? '';
    const close = closingOf(text, open);
    const declarations = SELECTOR.test(selector)
      ? safeDeclarations(text.slice(open + 1, close))
      : '';
    if (declarations !== '') rules.push(`${selector} { ${declarations} }`);
    at = close + 1;
  }
  return rules.join('\n');
}

function withoutComments(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; ) {
    const start = text.indexOf('/*', at);
    out += text.slice(at, start < 0 ? text.length : start);
    if (start < 0) break;
    at = skipTo(text, '*/', start + 2);
  }
  return out;
}

/** The brace that closes the one at `open`, those between counted. */
function closingOf(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return text.length;
}
