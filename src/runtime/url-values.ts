/** How the values in a link are written and read. What a link says is not trusted. */
import { HOUR } from '../stack/core/instant.ts';
import type { Rule } from '../stack/world/schema/faults.ts';

/** The longest a run can be. */
export const LONGEST_RUN = 240 * HOUR;
export const MOST_FRAMES = 10_000_000;
/** Of a call’s data or a frame, base64url; a link beyond some megabytes is not opened anyway. */
const MOST_TEXT = 100_000;

/** How one value is written, in letters that an address needs not escape, `.` and `~` left out. */
export interface Codec<T> {
  write(value: T): string;
  /** Undefined when the text is out of form or out of bounds. */
  read(text: string): T | undefined;
  /** What is in form and in bounds, for those who ask what is wrong (link-fault.ts). */
  readonly rule: Rule;
}

export const number = (most: number): Codec<number> => ({
  write: String,
  read: (text) => whole(text, most),
  rule: { code: 'whole', low: 0, high: most },
});
export const count = number(MOST_FRAMES);
export const size = number(0x7fffffff);
export const port = number(0xffff);
export const address = number(0xffffffff);
export const instant = number(LONGEST_RUN);

export const flag: Codec<boolean> = {
  write: (value) => (value ? '1' : '0'),
  read: (text) => (text === '1' ? true : text === '0' ? false : undefined),
  rule: { code: 'choice', allowed: ['0', '1'] },
};

export const bytes: Codec<Uint8Array> = {
  write: (value) =>
    btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join(''))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', ''),
  read(text) {
    const known = /^[\w-]*$/.test(text) && text.length % 4 !== 1 && text.length <= MOST_TEXT;
    if (!known) return undefined;
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (char) => char.charCodeAt(0));
  },
  rule: { code: 'kind', allowed: ['base64url'] },
};

export const words: Codec<string> = {
  write: (value) => bytes.write(new TextEncoder().encode(value)),
  read(text) {
    const read = bytes.read(text);
    return read && new TextDecoder().decode(read);
  },
  rule: bytes.rule,
};

/** An option’s value: `n` and a number, its point as `_`, or `s` and words. */
export const option: Codec<number | string> = {
  write: (value) =>
    typeof value === 'string'
      ? `s${words.write(value)}`
      : `n${String(value).replace('.', '_').replace('+', '')}`,
  read(text) {
    if (text.startsWith('s')) return words.read(text.slice(1));
    const known = /^n-?\d{1,21}(_\d{1,23})?(e-?\d{1,3})?$/.test(text);
    const value = Number(text.slice(1).replace('_', '.'));
    return known && Number.isFinite(value) ? value : undefined;
  },
  rule: { code: 'kind', allowed: ['n + number', 's + base64url'] },
};

export function oneOf<T extends string>(...all: T[]): Codec<T> {
  const read = (text: string) => all.find((each) => each === text);
  return { write: (value) => value, read, rule: { code: 'choice', allowed: all } };
}

/** What is not said is written as nothing. */
export function maybe<T>(codec: Codec<T>): Codec<T> & { readonly absent: true } {
  return { ...codec, absent: true };
}

export function whole(text: string, most: number): number | undefined {
  if (!/^\d{1,15}$/.test(text)) return undefined;
  const value = Number(text);
  return value <= most ? value : undefined;
}
