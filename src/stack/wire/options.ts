// The declaration of an options list: kind, length, value (RFC 791 §3.1, RFC 9293 §3.1).
// A new option is a new entry in a table; decoder, encoder and inspector follow.

import { bitsOf, type FieldSpecs } from './fields.ts';

/** A group of fields repeated to the option's end, such as the blocks of SACK. */
export interface RepeatSpec<Name extends string = string, G extends FieldSpecs = FieldSpecs> {
  readonly name: Name;
  readonly fields: G;
  /** Bytes of one repetition. */
  readonly length: number;
  /** Fewest repetitions that make sense. */
  readonly least: number;
}

export interface OptionSpec<
  F extends FieldSpecs = FieldSpecs,
  R extends RepeatSpec | null = RepeatSpec | null,
> {
  readonly kind: number;
  /** One byte, no length and no value: EOL and NOP. */
  readonly single: boolean;
  readonly fields: F;
  readonly repeat: R;
  /** Bytes with kind and length, but without repetitions. */
  readonly length: number;
}

export type OptionTable = Readonly<Record<string, OptionSpec>>;

type NoFields = Readonly<Record<never, never>>;

/** An option that is its kind alone. */
export function singleByte(kind: number): OptionSpec<NoFields, null> {
  return { kind, single: true, fields: {}, repeat: null, length: 1 };
}

export function option<F extends FieldSpecs>(kind: number, fields: F): OptionSpec<F, null> {
  return { kind, single: false, fields, repeat: null, length: 2 + bitsOf(fields) / 8 };
}

/** An option that ends in a list. */
export function listOption<F extends FieldSpecs, const Name extends string, G extends FieldSpecs>(
  kind: number,
  fields: F,
  name: Name,
  group: G,
  least: number,
): OptionSpec<F, RepeatSpec<Name, G>> {
  const repeat = { name, fields: group, length: bitsOf(group) / 8, least };
  return { kind, single: false, fields, repeat, length: 2 + bitsOf(fields) / 8 };
}

/** Whether a total length is one that this option can have. */
export function legalLength(spec: OptionSpec, length: number): boolean {
  if (spec.single) return true;
  if (spec.repeat === null) return length === spec.length;
  const list = length - spec.length;
  return list >= spec.repeat.least * spec.repeat.length && list % spec.repeat.length === 0;
}

type Numbers<F extends FieldSpecs> = { readonly [K in keyof F]: number };

type Repeated<R> =
  R extends RepeatSpec<infer Name, infer G>
    ? { readonly [K in Name]: readonly Numbers<G>[] }
    : unknown;

/** End of the list. What follows it is padding, and should be zero (RFC 9293 MUST-69). */
export interface EndOption {
  readonly name: 'eol';
  readonly padding?: Uint8Array;
}

/** An option that is not in the table, or one in it whose length makes no sense. */
export interface UnknownOption {
  readonly name: 'unknown';
  readonly kind: number;
  readonly data: Uint8Array;
  /** Null: the header ends after the kind, so there is no length. */
  readonly length?: number | null;
}

/**
 * The options of a table as values: `{ name: 'mss', mss: 1460 }`. `length` is worked out; giving
 * one forges it.
 */
export type OptionValue<T extends OptionTable> =
  | EndOption
  | UnknownOption
  | {
      [K in Exclude<keyof T, 'eol'>]: {
        readonly name: K;
        readonly length?: number;
      } & (T[K] extends OptionSpec<infer F, infer R> ? Numbers<F> & Repeated<R> : never);
    }[Exclude<keyof T, 'eol'>];

/** An option as code sees it that serves every table. */
export interface AnyOption {
  readonly name: string;
  readonly [field: string]: unknown;
}
