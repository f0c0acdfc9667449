/**
 * A tokenizer for a subset of HTML (HTML standard §13.2.5). It is fed pieces of text as they come and
 * gives the tokens that are whole; its state is plain data. Any text comes to its end: each step takes
 * at least one character, and what never closes ends with the text.
 */
import { lower } from '../headers.ts';
import { decodeReferences } from './entities.ts';

export type Attributes = readonly (readonly [name: string, value: string])[];

export type HtmlToken =
  | { readonly type: 'start'; readonly tag: string; readonly attributes: Attributes }
  | { readonly type: 'end'; readonly tag: string }
  | { readonly type: 'text'; readonly text: string };

export interface Tokenizer {
  /** What has been fed and is no whole token yet. */
  rest: string;
  /** Inside an element whose content is no markup, such as a script: its tag. */
  raw: string;
  /** Characters that may still be fed. */
  left: number;
  /** How much there must be before it is worth reading again: a long token is not read for each piece. */
  waiting: number;
}

/** Characters of one document: what comes after is not read. */
export const LONGEST_DOCUMENT = 1_000_000;
export const MOST_ATTRIBUTES = 50;

/** Elements with text only; in the second group with character references. */
const RAW = new Set(['script', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext']);
const ESCAPABLE = new Set(['title', 'textarea']);

export function createTokenizer(): Tokenizer {
  return { rest: '', raw: '', left: LONGEST_DOCUMENT, waiting: 0 };
}

/** The tokens that are whole with this piece of the text; `last`: there is no more. */
export function feed(tokenizer: Tokenizer, piece: string, last = false): HtmlToken[] {
  const text = tokenizer.rest + piece.slice(0, tokenizer.left);
  tokenizer.left -= Math.min(piece.length, tokenizer.left);
  const out: HtmlToken[] = [];
  if (!last && text.length < tokenizer.waiting) {
    tokenizer.rest = text;
    return out;
  }
  let at = 0;
  while (at < text.length) {
    const end =
      tokenizer.raw === ''
        ? readOne(tokenizer, text, at, last, out)
        : readRaw(tokenizer, text, at, last, out);
    if (end <= at) break;
    at = end;
  }
  tokenizer.rest = last ? '' : text.slice(at);
  tokenizer.waiting = 2 * tokenizer.rest.length;
  return out;
}

/** Reads what begins at `at`; returns where it ends, or `at` when more must come first. */
function readOne(
  tokenizer: Tokenizer,
  text: string,
  at: number,
  last: boolean,
  out: HtmlToken[],
): number {
  if (text[at] !== '<') return readText(text, at, last, out);
  const next = text[at + 1];
  if (next === undefined) return last ? plain('<', at, out) : at;
  if (/[a-z]/i.test(next)) return readTag(tokenizer, text, at, last, out);
  if (next === '/' && text[at + 2] === undefined) return last ? plain('</', at, out) : at;
  if (next === '/' && /[a-z]/i.test(text[at + 2] as string)) {
    return readTag(tokenizer, text, at, last, out);
  }
  if (next === '!' || next === '?' || next === '/') return skipDeclaration(text, at, last);
  return plain('<', at, out);
}

function plain(text: string, at: number, out: HtmlToken[]): number {
  out.push({ type: 'text', text });
  return at + text.length;
}

function readText(text: string, at: number, last: boolean, out: HtmlToken[]): number {
  const found = text.indexOf('<', at);
  let end = found < 0 ? text.length : found;
  // A reference may be cut in two.
  const ampersand = found < 0 && !last ? text.lastIndexOf('&') : -1;
  if (ampersand >= at && end - ampersand < 12) end = ampersand;
  if (end > at) out.push({ type: 'text', text: decodeReferences(text.slice(at, end)) });
  return end;
}

/** Comments, doctypes, processing instructions: nothing of them is kept. */
function skipDeclaration(text: string, at: number, last: boolean): number {
  const start = text.slice(at, at + 4);
  if (!last && start.length < 4 && '<!--'.startsWith(start)) return at;
  if (start !== '<!--') return after(text, '>', at + 2, at, last);
  if (/^<!---?>/.test(text.slice(at, at + 6))) return text.indexOf('>', at) + 1;
  return after(text, '-->', at + 4, at, last);
}

function after(text: string, mark: string, from: number, at: number, last: boolean): number {
  const found = text.indexOf(mark, from);
  if (found < 0) return last ? text.length : at;
  return found + mark.length;
}

function readTag(
  tokenizer: Tokenizer,
  text: string,
  at: number,
  last: boolean,
  out: HtmlToken[],
): number {
  const closing = text[at + 1] === '/';
  const nameEnd = endOf(text, at + (closing ? 2 : 1), TAG_NAME_END);
  const tag = lower(text.slice(at + (closing ? 2 : 1), nameEnd));
  const attributes: (readonly [string, string])[] = [];
  const end = readAttributes(text, nameEnd, attributes);
  // The text ends in the tag: it was none (§13.2.5.6).
  if (end < 0) return last ? text.length : at;
  if (closing) out.push({ type: 'end', tag });
  else {
    out.push({ type: 'start', tag, attributes });
    if (RAW.has(tag) || ESCAPABLE.has(tag)) tokenizer.raw = tag;
  }
  return end;
}

const TAG_NAME_END = /[\s/>]/g;
const SPACE = /[^\s/]/g;
const NAME_END = /[\s/>=]/g;
const VALUE_START = /\S/g;
const BARE_END = /[\s>]/g;

/** The first place from `at` on where `pattern` fits, or the end of the text. */
function endOf(text: string, at: number, pattern: RegExp): number {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found === null ? text.length : found.index;
}

/** Reads up to and with the `>`; −1 when there is none. The first of one name counts. */
function readAttributes(text: string, from: number, out: (readonly [string, string])[]): number {
  const names = new Set<string>();
  let at = from;
  for (;;) {
    at = endOf(text, at, SPACE);
    if (at >= text.length) return -1;
    if (text[at] === '>') return at + 1;
    // An equals sign at the front is part of the name.
    const nameEnd = endOf(text, at + 1, NAME_END);
    const name = lower(text.slice(at, nameEnd));
    at = endOf(text, nameEnd, VALUE_START);
    let value = '';
    if (text[at] === '=') {
      at = endOf(text, at + 1, VALUE_START);
      const quote = text[at];
      if (quote === '"' || quote === "'") {
        const end = text.indexOf(quote, at + 1);
        if (end < 0) return -1;
        value = text.slice(at + 1, end);
        at = end + 1;
      } else {
        const end = endOf(text, at, BARE_END);
        value = text.slice(at, end);
        at = end;
      }
    }
    if (!names.has(name) && out.length < MOST_ATTRIBUTES) {
      names.add(name);
      out.push([name, decodeReferences(value, true)]);
    }
  }
}

/** The text of an element that holds no markup, up to its end tag. */
function readRaw(
  tokenizer: Tokenizer,
  text: string,
  at: number,
  last: boolean,
  out: HtmlToken[],
): number {
  const { raw } = tokenizer;
  const closing = raw === 'plaintext' ? -1 : findClosing(text, raw, at);
  if (closing < 0 && !last) return at;
  const end = closing < 0 ? text.length : closing;
  const content = text.slice(at, end);
  if (content !== '') {
    out.push({ type: 'text', text: ESCAPABLE.has(raw) ? decodeReferences(content) : content });
  }
  tokenizer.raw = '';
  // The end tag itself is read as any other; without one the text is at its end.
  return end > at || closing < 0 ? end : readOne(tokenizer, text, at, last, out);
}

/** Where the end tag begins; it counts only when it is whole. */
function findClosing(text: string, tag: string, at: number): number {
  const pattern = new RegExp(`</${tag}[\\s/>]`, 'gi');
  pattern.lastIndex = at;
  const found = pattern.exec(text)?.index ?? -1;
  return found < 0 || text.indexOf('>', found) < 0 ? -1 : found;
}
