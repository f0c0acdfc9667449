// The names by which filters know the fields of headers: Wireshark's, so that what one learns here
// holds there. Each protocol says its own once, in `page/names.ts`; the filter language, its
// completion and the comparison with tshark read the same table.

import { formatIpv4, formatMac } from '../core/addresses.ts';
import type { Localized } from '../core/localized.ts';
import type { AnyDecoded } from './decode.ts';
import type { Section } from './dissector.ts';
import type { FieldSpec, FieldSpecs } from './fields.ts';
import type { Header } from './header.ts';
import type { AnyHeaderText, FieldText } from './text/types.ts';

/** What values of a field are, and so what they can be compared with and how they are spelled. */
export type NamedType =
  | 'number'
  | 'hex'
  | 'seconds'
  | 'flag'
  | 'ipv4'
  | 'mac'
  | 'text'
  | 'bytes'
  /** A protocol: its value is its bytes, and a filter asks mostly whether it is there. */
  | 'protocol';

export type NamedValue = number | string | Uint8Array;

/** What a filter knows of a name, whatever its values are read from. */
export interface Named {
  readonly name: string;
  readonly type: NamedType;
  readonly label: Localized;
  /** Digits of a hexadecimal number. */
  readonly digits?: number;
  /** The greatest number that it can be, where that is known. None is less than 0. */
  readonly most?: number;
  /** What single values mean, for whoever completes them. */
  readonly values?: Readonly<Record<number, Localized>> | undefined;
}

/** A field has a list of values: an option may stand in a header several times, or not at all. */
export interface NamedField extends Named {
  readonly read: (section: Section, bytes: Uint8Array) => readonly NamedValue[];
}

/** What a dissector brings: the protocol as filters call it, and its fields. */
export interface FilterNames {
  readonly protocol: string;
  readonly fields: readonly NamedField[];
}

type FlagsOf<S> = S extends FieldSpec<number, infer _P, infer Names> ? Names : never;

/** `null`: Wireshark has no such field, or counts it in other units (then it is added by hand). */
type FieldName = string | null;

export type NamesFor<F extends FieldSpecs> = {
  readonly [K in keyof F & string]: [FlagsOf<F[K]>] extends [never]
    ? FieldName
    : { readonly [Flag in '' | FlagsOf<F[K]>]: FieldName };
};

/** The fields of a header under their names; one that is left out does not compile. */
export function namesOf<F extends FieldSpecs>(
  header: Header<string, F>,
  text: AnyHeaderText,
  names: NamesFor<F>,
): readonly NamedField[] {
  return header.placed.flatMap(({ name, spec }) => {
    const said = names[name] as FieldName | Readonly<Record<string, FieldName>>;
    const words = text.fields[name] as FieldText;
    const flagWords = text.fields[name]?.flags ?? {};
    if (said === null) return [];
    if (typeof said === 'string') return [numberField(said, name, spec, words)];
    const whole = said[''] == null ? [] : [numberField(said[''], name, spec, words)];
    const flags = spec.flags.flatMap((flag, i) => {
      const own = said[flag];
      if (own == null) return [];
      const { label } = flagWords[flag] ?? words;
      return [flagField(own, label, name, spec.bits - 1 - i)];
    });
    return [...whole, ...flags];
  });
}

const TYPES = { uint: 'number', hex: 'hex', flags: 'hex', ipv4: 'ipv4', mac: 'mac' } as const;

function numberField(name: string, key: string, spec: FieldSpec, words: FieldText): NamedField {
  const { label, values } = words;
  return {
    ...{ name, label, type: TYPES[spec.kind], digits: Math.ceil(spec.bits / 4) },
    most: 2 ** spec.bits - 1,
    values: typeof values === 'function' ? undefined : values,
    read: ({ decoded }) => there(decoded?.numbers[key]),
  };
}

function flagField(name: string, label: Localized, key: string, bit: number): NamedField {
  return {
    ...{ name, label, type: 'flag' },
    read: ({ decoded }) => {
      const word = decoded?.numbers[key];
      return word === undefined ? [] : [(word >>> bit) & 1];
    },
  };
}

const NONE: readonly NamedValue[] = [];

function there(value: NamedValue | undefined): readonly NamedValue[] {
  return value === undefined ? NONE : [value];
}

/** Two fields under one name, as `tcp.port` is either of both ports. */
export function either(
  name: string,
  label: Localized,
  fields: readonly NamedField[],
  ...of: readonly string[]
): NamedField {
  const both = of.map((each) => fields.find((field) => field.name === each) as NamedField);
  const { type, most } = both[0] as NamedField;
  return {
    ...{ name, label, type, ...(most !== undefined && { most }) },
    read: (section, bytes) => both.flatMap(({ read }) => read(section, bytes)),
  };
}

/** A field that is worked out from numbers of the header. */
export function worked(
  named: Named,
  from: (numbers: Readonly<Record<string, number>>, section: Section) => number | undefined,
): NamedField {
  return {
    ...named,
    read: (section) =>
      section.decoded === null ? NONE : there(from(section.decoded.numbers, section)),
  };
}

/** A part of the options of a kind, as often as it stands in the header. */
export function ofOptions(
  named: Named,
  option: string,
  part: (value: Readonly<Record<string, unknown>>) => number | readonly number[] | undefined,
): NamedField {
  return {
    ...named,
    read: ({ decoded }) => optionValues(decoded, option, part),
  };
}

function optionValues(
  decoded: AnyDecoded | null,
  option: string,
  part: (value: Readonly<Record<string, unknown>>) => number | readonly number[] | undefined,
): readonly number[] {
  return (decoded?.options ?? []).flatMap(({ value, spec }) => {
    if (value.name !== option || spec === null) return [];
    return part(value as unknown as Readonly<Record<string, unknown>>) ?? [];
  });
}

/** What a header carries. */
export function payload(named: Omit<Named, 'type'>): NamedField {
  return {
    ...{ ...named, type: 'bytes' },
    read: ({ headerEnd, end }, bytes) =>
      end > headerEnd ? [bytes.subarray(headerEnd, end)] : NONE,
  };
}

/**
 * Fields of a message that a decoder of its own reads: once for each section, however many of its
 * fields are asked for.
 */
export function ofMessage<M>(
  decode: (section: Section, bytes: Uint8Array) => M,
): (named: Named, read: (message: M) => readonly NamedValue[]) => NamedField {
  const known = new WeakMap<Section, M>();
  const messageOf = (section: Section, bytes: Uint8Array): M => {
    const found = known.get(section);
    if (found !== undefined) return found;
    const message = decode(section, bytes);
    known.set(section, message);
    return message;
  };
  return (named, read) => ({
    ...named,
    read: (section, bytes) => read(messageOf(section, bytes)),
  });
}

/** A value as it is written in a filter, and as tshark prints it. */
export function spellValue({ type, digits = 0 }: Named, value: NamedValue): string {
  if (value instanceof Uint8Array) {
    return Array.from(value, (octet) => octet.toString(16).padStart(2, '0')).join(':');
  }
  if (typeof value === 'string') return value;
  if (type === 'ipv4') return formatIpv4(value);
  if (type === 'mac') return formatMac(value);
  return type === 'hex' ? `0x${value.toString(16).padStart(digits, '0')}` : String(value);
}
