/**
 * Domain names as text. A name is written as in master files (RFC 1035 §5.1), always absolute:
 * `www.example.com.`; the root is `.`. An octet that has a meaning there, or is not printable, is
 * escaped (`\.`, `\032`), so that every name survives the way from octets to text and back.
 */
import { utf8 } from '../../core/text.ts';

export type DomainName = string;

export const ROOT: DomainName = '.';
/** RFC 1035 §2.3.4. */
export const LONGEST_LABEL = 63;
export const LONGEST_NAME = 255;

const SPECIAL = new Set([...'."\\;()@$'].map((character) => character.charCodeAt(0)));

/** The text of the octets of one label. */
export function formatLabel(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i++) text += formatOctet(bytes[i] as number, SPECIAL);
  return text;
}

function formatOctet(octet: number, special: ReadonlySet<number>): string {
  if (octet <= 32 || octet >= 127) return `\\${String(octet).padStart(3, '0')}`;
  const character = String.fromCharCode(octet);
  return special.has(octet) ? `\\${character}` : character;
}

/** Octets as a quoted character-string, as TXT records show them (RFC 1035 §5.1). */
export function formatString(octets: string): string {
  let text = '';
  for (let i = 0; i < octets.length; i++) {
    const octet = octets.charCodeAt(i);
    text += octet === 32 ? ' ' : formatOctet(octet, QUOTED_SPECIAL);
  }
  return `"${text}"`;
}

const QUOTED_SPECIAL = new Set([...'"\\'].map((character) => character.charCodeAt(0)));

/** The octets that a text with escapes stands for; undefined for an escape that is none. */
export function octetsOfText(text: string): Uint8Array | undefined {
  const out: number[] = [];
  for (let i = 0; i < text.length; ) {
    if (text[i] !== '\\') {
      const character = String.fromCodePoint(text.codePointAt(i) as number);
      out.push(...utf8(character));
      i += character.length;
      continue;
    }
    const digits = /^\d{3}/.exec(text.slice(i + 1))?.[0];
    if (digits === undefined) {
      if (i + 1 >= text.length || /\d/.test(text[i + 1] as string)) return undefined;
      out.push(text.charCodeAt(i + 1) & 255);
      i += 2;
    } else {
      if (Number(digits) > 255) return undefined;
      out.push(Number(digits));
      i += 4;
    }
  }
  return Uint8Array.from(out);
}

/** The name as people say it, without the dot of the root. */
export function spokenName(name: DomainName): string {
  return name.length > 1 && name.endsWith('.') ? name.slice(0, -1) : name;
}

/** The labels of a name, still escaped, without the root's empty one. */
export function labelsOf(name: DomainName): string[] {
  const labels: string[] = [];
  let start = 0;
  for (let i = 0; i < name.length; i++) {
    if (name[i] === '\\') i++;
    else if (name[i] === '.') {
      labels.push(name.slice(start, i));
      start = i + 1;
    }
  }
  if (start < name.length) labels.push(name.slice(start));
  return name === ROOT ? [] : labels;
}

/** A name as a person writes it, made absolute and canonical; undefined when it is not one. */
export function parseName(text: string, origin: DomainName = ROOT): DomainName | undefined {
  if (text === '@') return origin;
  if (text === ROOT) return ROOT;
  const absolute = isAbsolute(text);
  const labels: string[] = [];
  let length = 1;
  for (const label of labelsOf(text)) {
    const octets = octetsOfText(label);
    if (octets === undefined || octets.length === 0 || octets.length > LONGEST_LABEL) {
      return undefined;
    }
    length += octets.length + 1;
    labels.push(formatLabel(octets, 0, octets.length));
  }
  if (labels.length === 0) return undefined;
  if (!absolute) {
    const rest = labelsOf(origin);
    labels.push(...rest);
    length += rest.reduce((sum, label) => sum + octetsOf(label).length + 1, 0);
  }
  return length > LONGEST_NAME ? undefined : nameOf(labels);
}

/** Ends in a dot that is not escaped. */
function isAbsolute(text: string): boolean {
  return /(^|[^\\])(\\\\)*\.$/.test(text);
}

/** The name of these escaped labels. */
export function nameOf(labels: readonly string[]): DomainName {
  return labels.length === 0 ? ROOT : `${labels.join('.')}.`;
}

/** The octets of a label of a name that is known to be one. */
export function octetsOf(label: string): Uint8Array {
  const octets = octetsOfText(label);
  if (octets === undefined) throw new RangeError(`not a label: ${label}`);
  return octets;
}

/**
 * What two names are compared by: case does not matter, in ASCII only (RFC 4343 §3). A name is
 * ASCII with everything else escaped, so no other letter changes.
 */
export function foldCase(name: DomainName): string {
  return name.toLowerCase();
}

export function sameName(a: DomainName, b: DomainName): boolean {
  return a === b || foldCase(a) === foldCase(b);
}

/** The name without its first label; undefined for the root. */
export function parentOf(name: DomainName): DomainName | undefined {
  return name === ROOT ? undefined : nameOf(labelsOf(name).slice(1));
}

/** Is `name` the name `ancestor` itself, or below it? */
export function isWithin(name: DomainName, ancestor: DomainName): boolean {
  const below = labelsOf(foldCase(name));
  const above = labelsOf(foldCase(ancestor));
  const extra = below.length - above.length;
  return extra >= 0 && above.every((label, i) => label === below[extra + i]);
}
