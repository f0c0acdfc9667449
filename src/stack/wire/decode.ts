// Bytes → fields. Lenient: any bytes are decoded as far as they go, and what is wrong with their
// structure is told. Whether a packet is any good is for checks.ts to say.

import { type FieldSpecs, readField } from './fields.ts';
import type { Header } from './header.ts';
import type { OptionTable, OptionValue } from './options.ts';
import { decodeOptions, type PlacedOption } from './options-codec.ts';
import type { Found } from './problems.ts';

/** The fields of a header as numbers, and its options where it can have some. */
export type FieldValues<H extends Header> = {
  [K in keyof H['fields'] & string]: number;
} & (H['options'] extends OptionTable ? { options: OptionValue<H['options']>[] } : unknown);

interface DecodedBase<H extends Header> {
  readonly header: H;
  readonly start: number;
  /** Where the payload begins, if there are as many bytes. */
  readonly headerEnd: number;
  /** The fields that are there, by name, for code that serves any header. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly options: readonly PlacedOption[];
  readonly problems: readonly Found[];
}

/** When the bytes end inside the header's fixed part, the fields beyond are not there. */
export type Decoded<H extends Header = Header> = DecodedBase<H> &
  (
    | { readonly complete: true; readonly fields: FieldValues<H> }
    | { readonly complete: false; readonly fields: Partial<FieldValues<H>> }
  );

/** A decoded header of any kind. */
export interface AnyDecoded extends DecodedBase<Header> {
  readonly complete: boolean;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Decodes the header at `start`; nothing at or after `end` is looked at. Never throws. */
export function decode<H extends Header>(
  header: H,
  bytes: Uint8Array,
  start = 0,
  end = bytes.length,
): Decoded<H> {
  const limit = Math.min(end, bytes.length);
  const numbers = readNumbers(header, bytes, start, limit);
  const fixedEnd = start + header.length;
  if (fixedEnd > limit) {
    const headerEnd = Math.max(start, limit);
    const problems = [problem(header, 'truncated', null, start, headerEnd)];
    const fields = numbers as Partial<FieldValues<H>>;
    const base = { header, start, headerEnd, numbers, options: [], problems };
    return { ...base, complete: false, fields };
  }
  const { headerEnd, problems } = headerExtent(header, numbers, start, limit);
  if (header.options === null) {
    const fields = numbers as FieldValues<H>;
    const base = { header, start, headerEnd, numbers, options: [], problems };
    return { ...base, complete: true, fields };
  }
  const { list, problems: broken } = decodeOptions(header.options, bytes, fixedEnd, headerEnd);
  for (const p of broken) problems.push(problem(header, p.kind, 'options', p.start, p.end));
  const options = list.map((placed) => placed.value);
  const fields = { ...numbers, options } as unknown as FieldValues<H>;
  const base = { header, start, headerEnd, numbers, options: list, problems };
  return { ...base, complete: true, fields };
}

function readNumbers(
  header: Header,
  bytes: Uint8Array,
  start: number,
  limit: number,
): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const placed of header.placed) {
    const fieldEnd = start + ((placed.bitOffset + placed.spec.bits + 7) >> 3);
    if (fieldEnd <= limit) numbers[placed.name] = readField(bytes, start, placed);
  }
  return numbers;
}

function headerExtent(
  header: Header,
  numbers: Record<string, number>,
  start: number,
  limit: number,
): { headerEnd: number; problems: Found[] } {
  const fixedEnd = start + header.length;
  const field = header.lengthField;
  if (field === null) return { headerEnd: fixedEnd, problems: [] };
  const claimed = start + (numbers[field] ?? 0) * 4;
  if (claimed < fixedEnd) {
    const problems = [problem(header, 'header-length', field, start, fixedEnd)];
    return { headerEnd: fixedEnd, problems };
  }
  if (claimed > limit) {
    return {
      headerEnd: limit,
      problems: [problem(header, 'header-truncated', field, start, limit)],
    };
  }
  return { headerEnd: claimed, problems: [] };
}

type StructureProblem =
  | 'truncated'
  | 'header-length'
  | 'header-truncated'
  | 'option-illegal-length'
  | 'option-overrun'
  | 'option-wrong-length';

/** Only headers with options and a length field come to have the problems of those. */
function problem(
  header: Header<string, FieldSpecs>,
  kind: StructureProblem,
  field: string | null,
  start: number,
  end: number,
): Found {
  return { code: `${header.id}.${kind}`, field, start, end };
}
