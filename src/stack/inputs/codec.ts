/**
 * How inputs are spelt in the link of a run: `<letter><at>.<subject>` and what else they say, behind
 * dots, in letters that an address needs not escape. This file has the values, and the forms that
 * a kind of input can choose from; the page reads links before it has loaded anything else.
 */
import { fromBase64url, toBase64url } from '../core/base64url.ts';
import { type Instant, LONGEST_RUN } from '../core/instant.ts';
import { fromUtf8, utf8 } from '../core/text.ts';
import type { Rule } from '../schema/faults.ts';
import type { InputBase } from './kind.ts';

export const MOST_FRAMES = 10_000_000;
/** Of a call’s data or a frame, base64url; a link beyond some megabytes is not opened anyway. */
const MOST_TEXT = 100_000;

/** How one value is written, `.` and `~` left out. */
export interface Codec<T> {
  write(value: T): string;
  /** Undefined when the text is out of form or out of bounds. */
  read(text: string): T | undefined;
  /** What is in form and in bounds, for those who ask what is wrong (runtime/link-fault.ts). */
  readonly rule: Rule;
}

/** Fields in the order of writing. */
export type Fields<T> = { readonly [K in keyof T]-?: Codec<NonNullable<T[K]>> & { absent?: true } };
export type Table = Readonly<Record<string, Codec<unknown> & { absent?: true }>>;

/** What an input says behind its subject. */
export type Form =
  /** Every field in its place: `.<value>.<value>`. */
  | { readonly fields: Table }
  /** A record under `key` whose form depends on its text under `tag`: `.<tag>.<value>…`. */
  | { readonly key: string; readonly tag: string; readonly variants: Record<string, Table> }
  /** A record under `key` of which some fields are given: `.<field>-<value>…`. */
  | { readonly key: string; readonly settings: Table };

export interface InputCodec<I extends InputBase = InputBase> {
  readonly kind: I['kind'];
  /** One small letter, which no other kind has. */
  readonly letter: string;
  /** The field that stands behind the instant: a number. */
  readonly subject: string;
  readonly form: Form;
  /** Letters for what is said often: the whole rest of the input under its form's key. */
  readonly short?: Readonly<Record<string, unknown>>;
}

export function whole(text: string, most: number): number | undefined {
  if (!/^\d{1,15}$/.test(text)) return undefined;
  const value = Number(text);
  return value <= most ? value : undefined;
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
export const instant: Codec<Instant> = number(LONGEST_RUN);

export const flag: Codec<boolean> = {
  write: (value) => (value ? '1' : '0'),
  read: (text) => (text === '1' ? true : text === '0' ? false : undefined),
  rule: { code: 'choice', allowed: ['0', '1'] },
};

export const bytes: Codec<Uint8Array> = {
  write: toBase64url,
  read: (text) => (text.length <= MOST_TEXT ? fromBase64url(text) : undefined),
  rule: { code: 'kind', allowed: ['base64url'] },
};

export const words: Codec<string> = {
  write: (value) => bytes.write(utf8(value)),
  read(text) {
    const read = bytes.read(text);
    return read && fromUtf8(read);
  },
  rule: bytes.rule,
};

/** A record of plain values: JSON in base64url. */
export const plain: Codec<object> = {
  write: (value) => words.write(JSON.stringify(value)),
  read(text) {
    try {
      const value: unknown = JSON.parse(words.read(text) ?? '');
      return typeof value === 'object' && value !== null ? value : undefined;
    } catch {
      return undefined;
    }
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
