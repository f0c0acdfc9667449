// Fields → bytes. A derived field (a length, a checksum) that is left out is worked out; one that
// is given is written exactly as given, right or wrong: that is how a packet is forged.

import { type Addresses, type WordBytes, wordBytes } from './checksum.ts';
import { type FieldSpecs, writeField } from './fields.ts';
import type { Header } from './header.ts';
import type { AnyOption, OptionTable, OptionValue } from './options.ts';
import { encodeOptions } from './options-codec.ts';

type GivenFields<F extends FieldSpecs> = {
  [K in keyof F]: F[K]['presence'] extends 'given' | 'selector' ? K : never;
}[keyof F] &
  string;

/** What an encoder must be told, and what it may be told. */
export type EncodeFields<H extends Header> = {
  readonly [K in GivenFields<H['fields']>]: number;
} & { readonly [K in keyof H['fields'] & string]?: number } & (H['options'] extends OptionTable
    ? { readonly options?: readonly OptionValue<H['options']>[] }
    : unknown);

type PseudoHeader<H extends Header> = H['pseudo'] extends true ? [addresses: Addresses] : [];

const NOTHING = new Uint8Array(0);

/** A header and what it carries, as bytes. TCP and UDP need the addresses for their checksum. */
export function encode<H extends Header>(
  header: H,
  fields: EncodeFields<H>,
  payload: Uint8Array = NOTHING,
  ...[addresses]: PseudoHeader<H>
): Uint8Array {
  return encodeLoose(header, fields, payload, addresses ?? null);
}

export type LooseFields = Readonly<Record<string, unknown>>;

/** The same without the types, for code that composes packets of any headers. */
export function encodeLoose(
  header: Header,
  fields: LooseFields,
  payload: Uint8Array,
  addresses: Addresses | null,
): Uint8Array {
  const given = fields.options as readonly AnyOption[] | undefined;
  const options = header.options === null ? NOTHING : encodeOptions(header.options, given ?? []);
  const headerLength = header.length + options.length;
  const length = headerLength + payload.length;
  const area = wordBytes(length);
  area.bytes.set(options, header.length);
  area.bytes.set(payload, headerLength);
  writeFields(header, fields, area, headerLength, length, addresses);
  return area.bytes.subarray(0, length);
}

/** Derived fields come last, in their order, so that a checksum covers everything else. */
function writeFields(
  header: Header,
  fields: LooseFields,
  area: WordBytes,
  headerLength: number,
  length: number,
  addresses: Addresses | null,
): void {
  for (const placed of header.placed) {
    const value = (fields[placed.name] as number | undefined) ?? placed.spec.initial;
    writeField(area.bytes, 0, placed, value);
  }
  for (const placed of header.placed) {
    const derive = placed.spec.derive;
    if (derive === null || fields[placed.name] !== undefined) continue;
    writeField(area.bytes, 0, placed, derive({ area, headerLength, length, addresses }));
  }
}
