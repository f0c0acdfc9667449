// Reading and writing options lists by their table. For tools and tests; the hot path scans.

import { type FieldSpecs, place, readField, writeField } from './fields.ts';
import { type AnyOption, legalLength, type OptionSpec, type OptionTable } from './options.ts';

/** An option where it stands. */
export interface PlacedOption {
  /** Null when it is not in the table, or its length is not one that the table allows. */
  readonly spec: OptionSpec | null;
  readonly start: number;
  readonly end: number;
  readonly value: AnyOption;
}

export interface OptionProblem {
  readonly kind: 'option-illegal-length' | 'option-overrun' | 'option-wrong-length';
  readonly start: number;
  readonly end: number;
}

export interface DecodedOptions {
  readonly list: readonly PlacedOption[];
  readonly problems: readonly OptionProblem[];
}

const EOL = 0;

/**
 * Reads any bytes. What cannot be read (an impossible length) ends the list: the rest is kept as
 * one unknown option, its claimed length beside its bytes, so that encoding gives the same bytes.
 */
export function decodeOptions(
  table: OptionTable,
  bytes: Uint8Array,
  start: number,
  end: number,
): DecodedOptions {
  const byKind = new Map(Object.entries(table).map((entry) => [entry[1].kind, entry]));
  const list: PlacedOption[] = [];
  const problems: OptionProblem[] = [];
  let at = start;
  while (at < end) {
    const [name, spec] = byKind.get(bytes[at] as number) ?? ['unknown', null];
    const placed = spec?.single
      ? readSingle(name, spec, bytes, at, end)
      : readSized(name, spec, bytes, at, end, problems);
    list.push(placed);
    at = placed.end;
  }
  return { list, problems };
}

/** EOL takes all that follows with it: padding. */
function readSingle(
  name: string,
  spec: OptionSpec,
  bytes: Uint8Array,
  start: number,
  end: number,
): PlacedOption {
  if (spec.kind !== EOL) return { spec, start, end: start + 1, value: { name } };
  const padding = bytes.slice(start + 1, end);
  return { spec, start, end, value: padding.length === 0 ? { name } : { name, padding } };
}

function readSized(
  name: string,
  spec: OptionSpec | null,
  bytes: Uint8Array,
  start: number,
  listEnd: number,
  problems: OptionProblem[],
): PlacedOption {
  const cut = start + 1 >= listEnd;
  const claimed = cut ? 0 : (bytes[start + 1] as number);
  const fits = claimed >= 2 && start + claimed <= listEnd;
  const end = fits ? start + claimed : listEnd;
  if (fits && spec !== null && legalLength(spec, claimed)) {
    return { spec, start, end, value: readOption(name, spec, bytes, start, claimed) };
  }
  if (!fits) {
    const illegal = !cut && claimed < 2;
    problems.push({ kind: illegal ? 'option-illegal-length' : 'option-overrun', start, end });
  } else if (spec !== null) {
    problems.push({ kind: 'option-wrong-length', start, end });
  }
  const value = { name: 'unknown', kind: bytes[start], data: bytes.slice(start + 2, end) };
  if (fits) return { spec: null, start, end, value };
  return { spec: null, start, end, value: { ...value, length: cut ? null : claimed } };
}

function readOption(
  name: string,
  spec: OptionSpec,
  bytes: Uint8Array,
  at: number,
  length: number,
): AnyOption {
  const value: Record<string, unknown> = readGroup(spec.fields, bytes, at + 2);
  const repeat = spec.repeat;
  if (repeat !== null) {
    const items = [];
    for (let i = at + spec.length; i < at + length; i += repeat.length) {
      items.push(readGroup(repeat.fields, bytes, i));
    }
    value[repeat.name] = items;
  }
  return { ...value, name };
}

function readGroup(fields: FieldSpecs, bytes: Uint8Array, start: number): Record<string, number> {
  const group: Record<string, number> = {};
  for (const placed of place(fields)) group[placed.name] = readField(bytes, start, placed);
  return group;
}

/** The list as bytes, padded with zeros to a multiple of four. */
export function encodeOptions(table: OptionTable, options: readonly AnyOption[]): Uint8Array {
  const parts = options.map((option) => encodeOption(table, option));
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const bytes = new Uint8Array((size + 3) & ~3);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function encodeOption(table: OptionTable, option: AnyOption): Uint8Array {
  if (option.name === 'unknown') {
    const data = option.data as Uint8Array;
    if (option.length === null) return Uint8Array.of(option.kind as number);
    return Uint8Array.of(option.kind as number, claimedLength(option, data.length + 2), ...data);
  }
  const spec = table[option.name];
  if (spec === undefined) throw new RangeError(`no such option: ${option.name}`);
  if (spec.single) {
    const padding = option.padding as Uint8Array | undefined;
    return Uint8Array.of(spec.kind, ...(padding ?? []));
  }
  const repeat = spec.repeat;
  const items = repeat === null ? [] : (option[repeat.name] as readonly AnyOption[]);
  const bytes = new Uint8Array(spec.length + items.length * (repeat?.length ?? 0));
  bytes[0] = spec.kind;
  bytes[1] = claimedLength(option, bytes.length);
  writeGroup(spec.fields, bytes, 2, option);
  items.forEach((item, i) => {
    if (repeat !== null) writeGroup(repeat.fields, bytes, spec.length + i * repeat.length, item);
  });
  return bytes;
}

function claimedLength(option: AnyOption, real: number): number {
  return (option.length as number | undefined) ?? real;
}

function writeGroup(
  fields: FieldSpecs,
  bytes: Uint8Array,
  start: number,
  values: Readonly<Record<string, unknown>>,
): void {
  for (const placed of place(fields)) {
    writeField(bytes, start, placed, values[placed.name] as number);
  }
}
