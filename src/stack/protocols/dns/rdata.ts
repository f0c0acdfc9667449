/** RDATA on the wire: read and written field by field, as the table of record types says. */
import type { DnsFault, DnsFaultCode } from './fault.ts';
import { formatIpv6, parseIpv6 } from './ipv6-text.ts';
import { type DomainName, foldCase } from './name.ts';
import {
  type AnyRData,
  type FieldForm,
  type FieldValues,
  fieldsOf,
  knownType,
  type RData,
  type RecordType,
} from './record.ts';
import { readName, type Writer, writeName } from './wire-name.ts';

/** Where a field of RDATA stands, from the start of the message. */
export interface PlacedField {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface ReadData {
  readonly data: RData;
  /** The fields that could be read. */
  readonly fields: readonly PlacedField[];
  readonly fault: DnsFault | null;
}

type Value = FieldValues[FieldForm];
interface ReadValue {
  readonly value: Value;
  readonly end: number;
  readonly fault: DnsFault | null;
}

const SIZES: Readonly<Partial<Record<FieldForm, number>>> = { ipv4: 4, ipv6: 16, u16: 2, u32: 4 };

export function readData(
  bytes: Uint8Array,
  start: number,
  end: number,
  type: number,
  recordClass: number,
  inMessage = true,
): ReadData {
  const known = knownType(type, recordClass);
  const opaque: RData = { form: 'opaque', bytes: bytes.slice(start, end) };
  if (known === undefined) return { data: opaque, fields: [], fault: null };
  const values: Record<string, Value> = {};
  const fields: PlacedField[] = [];
  let at = start;
  for (const [name, form] of fieldsOf(known)) {
    const read = readValue(bytes, at, end, form, inMessage);
    if (read.fault !== null) return { data: opaque, fields, fault: read.fault };
    values[name] = read.value;
    fields.push({ name, start: at, end: read.end });
    at = read.end;
  }
  if (at < end) return { data: opaque, fields, fault: { code: 'rdata-long', at } };
  return { data: { form: known, ...values } as unknown as RData, fields, fault: null };
}

const isName = (form: FieldForm): boolean => form === 'name' || form === 'whole-name';

function readValue(
  bytes: Uint8Array,
  at: number,
  end: number,
  form: FieldForm,
  inMessage: boolean,
): ReadValue {
  if (isName(form)) {
    const { name, end: nameEnd, fault } = readName(bytes, at, end, inMessage);
    return { value: name, end: nameEnd, fault };
  }
  if (form === 'strings') return readStrings(bytes, at, end);
  const size = SIZES[form] as number;
  if (at + size > end) return failed('rdata-short', at);
  if (form === 'ipv6') return { value: formatIpv6(bytes, at), end: at + size, fault: null };
  let value = 0;
  for (let i = at; i < at + size; i++) value = value * 256 + (bytes[i] as number);
  return { value, end: at + size, fault: null };
}

/** RFC 1035 §3.3.14: one character-string or more. */
function readStrings(bytes: Uint8Array, start: number, end: number): ReadValue {
  const strings: string[] = [];
  let at = start;
  do {
    const next = at + 1 + (at < end ? (bytes[at] as number) : 0);
    if (next > end) return failed('rdata-short', at);
    let text = '';
    for (let i = at + 1; i < next; i++) text += String.fromCharCode(bytes[i] as number);
    strings.push(text);
    at = next;
  } while (at < end);
  return { value: strings, end: at, fault: null };
}

function failed(code: DnsFaultCode, at: number): ReadValue {
  return { value: 0, end: at, fault: { code, at } };
}

/** The same for the same RDATA only. Names in it are compared whatever their case (RFC 4343). */
export function dataKey(data: RData): string {
  if (data.form === 'opaque') return String(data.bytes);
  const values = data as unknown as AnyRData;
  return JSON.stringify(
    fieldsOf(data.form).map(([name, form]) =>
      isName(form) ? foldCase(values[name] as DomainName) : values[name],
    ),
  );
}

export function writeData(writer: Writer, data: RData): void {
  if (data.form === 'opaque') {
    writer.octets.push(...data.bytes);
    return;
  }
  for (const [name, form] of fieldsOf(data.form as RecordType)) {
    writeValue(writer, form, (data as unknown as AnyRData)[name] as Value);
  }
}

function writeValue(writer: Writer, form: FieldForm, value: Value): void {
  const { octets } = writer;
  switch (form) {
    case 'name':
      writeName(writer, value as DomainName);
      return;
    case 'whole-name':
      writeName(writer, value as DomainName, false);
      return;
    case 'strings':
      for (const text of value as readonly string[]) {
        octets.push(text.length, ...Array.from(text, (one) => one.charCodeAt(0)));
      }
      return;
    case 'ipv6':
      octets.push(...(parseIpv6(value as string) as number[]));
      return;
    default:
      writeNumber(octets, value as number, SIZES[form] as number);
  }
}

/** A number of so many octets, the highest first. */
export function writeNumber(octets: number[], value: number, size: number): void {
  for (let shift = 8 * (size - 1); shift >= 0; shift -= 8) octets.push((value >>> shift) & 255);
}
