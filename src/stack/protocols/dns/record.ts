/**
 * Resource records: one table says which fields the RDATA of each type has. Reader, writer, text and
 * inspector come from it.
 */
import type { Ipv4 } from '../../core/addresses.ts';
import { CLASS_IN, numbered } from './codes.ts';
import type { DomainName } from './name.ts';

/** How a field of RDATA is written. */
export interface FieldValues {
  ipv4: Ipv4;
  /** As text (RFC 5952). */
  ipv6: string;
  /** Compressed when it is written: types of RFC 1035 (RFC 3597 §4). */
  name: DomainName;
  /** Written without compression, as in all later types; read with it, as older servers wrote it. */
  'whole-name': DomainName;
  u16: number;
  u32: number;
  /** Character-strings to the end of RDATA; one character stands for one octet. */
  strings: readonly string[];
}
export type FieldForm = keyof FieldValues;

interface TypeSpec {
  readonly number: number;
  readonly fields: Readonly<Record<string, FieldForm>>;
  /** Its RDATA means this in class IN only. */
  readonly internet?: boolean;
}

export const RECORD_TYPES = {
  A: { number: 1, fields: { address: 'ipv4' }, internet: true },
  NS: { number: 2, fields: { nsdname: 'name' } },
  CNAME: { number: 5, fields: { cname: 'name' } },
  SOA: {
    number: 6,
    fields: {
      mname: 'name',
      rname: 'name',
      serial: 'u32',
      refresh: 'u32',
      retry: 'u32',
      expire: 'u32',
      minimum: 'u32',
    },
  },
  PTR: { number: 12, fields: { ptrdname: 'name' } },
  MX: { number: 15, fields: { preference: 'u16', exchange: 'name' } },
  TXT: { number: 16, fields: { txtData: 'strings' } },
  AAAA: { number: 28, fields: { address: 'ipv6' }, internet: true },
  SRV: {
    number: 33,
    fields: { priority: 'u16', weight: 'u16', port: 'u16', target: 'whole-name' },
    internet: true,
  },
} as const satisfies Readonly<Record<string, TypeSpec>>;

export type RecordType = keyof typeof RECORD_TYPES;

type DataOf<T extends RecordType> = { readonly form: T } & {
  readonly [F in keyof (typeof RECORD_TYPES)[T]['fields']]: FieldValues[(typeof RECORD_TYPES)[T]['fields'][F] &
    FieldForm];
};

/** RDATA by the type of its record; that of other types, and broken ones, are kept as octets. */
export type RData =
  | { [T in RecordType]: DataOf<T> }[RecordType]
  | { readonly form: 'opaque'; readonly bytes: Uint8Array };

/** RDATA as generic code sees it. */
export type AnyRData = Readonly<Record<string, FieldValues[FieldForm]>>;

export interface ResourceRecord {
  readonly name: DomainName;
  readonly type: number;
  readonly class: number;
  /** Seconds. */
  readonly ttl: number;
  readonly data: RData;
}

export interface Question {
  readonly name: DomainName;
  readonly type: number;
  readonly class: number;
}

const NAMES = Object.keys(RECORD_TYPES) as RecordType[];
const byNumber = new Map(NAMES.map((name) => [RECORD_TYPES[name].number as number, name]));

/** The type whose fields the RDATA of these numbers has; undefined when it is kept as octets. */
export function knownType(type: number, recordClass: number): RecordType | undefined {
  const name = byNumber.get(type);
  if (name === undefined) return undefined;
  const spec: TypeSpec = RECORD_TYPES[name];
  return spec.internet && recordClass !== CLASS_IN ? undefined : name;
}

/** The fields of a type's RDATA, in their order on the wire. */
export function fieldsOf(type: RecordType): readonly (readonly [string, FieldForm])[] {
  return Object.entries(RECORD_TYPES[type].fields);
}

/** Types that only queries ask for, and the pseudo-record of EDNS. */
const others: Readonly<Record<number, string>> = { 41: 'OPT', 252: 'AXFR', 255: 'ANY' };

export function typeName(type: number): string {
  return byNumber.get(type) ?? others[type] ?? `TYPE${type}`;
}

export function typeNumber(name: string): number | undefined {
  const upper = name.toUpperCase();
  if (Object.hasOwn(RECORD_TYPES, upper)) return RECORD_TYPES[upper as RecordType].number;
  const other = Object.keys(others).find((number) => others[Number(number)] === upper);
  return other === undefined ? numbered(upper, 'TYPE') : Number(other);
}

/** A record of a type that the table has; TTL in seconds, class IN. */
export function recordOf<T extends RecordType>(
  name: DomainName,
  ttl: number,
  form: T,
  fields: Omit<DataOf<T>, 'form'>,
): ResourceRecord {
  const data = { form, ...fields } as unknown as RData;
  return { name, type: RECORD_TYPES[form].number, class: CLASS_IN, ttl, data };
}
