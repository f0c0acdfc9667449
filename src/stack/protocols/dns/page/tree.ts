/** The inspector's tree of a DNS message: every field with its bytes, value and words. */
import type { Localized } from '../../../core/localized.ts';
import { displayBytes } from '../../../wire/display.ts';
import type { Field } from '../../../wire/dissect.ts';
import type { FieldText } from '../../../wire/text/types.ts';
import { className, TYPE_OPT } from '../codes.ts';
import { readOpt } from '../edns.ts';
import {
  type DecodedMessage,
  decodeMessage,
  HEADER_LENGTH,
  type PlacedEntry,
  SECTIONS,
} from '../message.ts';
import { formatData, formatValue, recordColumns } from '../presentation.ts';
import {
  type AnyRData,
  type FieldForm,
  type FieldValues,
  fieldsOf,
  knownType,
  type RecordType,
  type ResourceRecord,
  typeName,
} from '../record.ts';
import {
  type EntryField,
  entryTexts,
  lengthText,
  optTexts,
  pointerText,
  questionText,
  recordText,
  restText,
  sectionTexts,
} from './entry-text.ts';
import { FLAG_BITS, type FlagName, flagTexts, WORDS, wordTexts } from './header-text.ts';
import { dataTexts, typeTexts } from './record-text.ts';

/** The octets of a message, and where it stands in its frame. */
interface Area {
  readonly bytes: Uint8Array;
  readonly base: number;
}

/** What differs from field to field. `bits`: within the message, for parts of bytes. */
interface Part {
  readonly name: string;
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly bits?: readonly [number, number];
  readonly value?: number;
  readonly display?: string;
  readonly valueMeaning?: Localized | null;
  readonly derived?: boolean;
  readonly children?: readonly Field[];
}

function field({ bytes, base }: Area, text: FieldText, part: Part): Field {
  const { name, path, start, end, value, children = [], derived = false } = part;
  const [bitOffset, bitLength] = part.bits ?? [8 * start, 8 * (end - start)];
  const octets = bytes.subarray(start, end);
  return {
    name,
    path,
    label: text.label,
    meaning: text.meaning,
    ref: text.ref,
    bitOffset,
    bitLength,
    start: base + start,
    end: base + end,
    value: value ?? octets,
    display: part.display ?? (value === undefined ? displayBytes(octets) : String(value)),
    valueMeaning: part.valueMeaning ?? meaningOf(text, value),
    derived,
    children,
  };
}

function meaningOf({ values }: FieldText, value: number | undefined): Localized | null {
  if (value === undefined || values === undefined || typeof values === 'function') return null;
  return values[value] ?? null;
}

/** Over TCP, the two octets before each message. */
export const LENGTH = 'length';

export function lengthField(frame: Uint8Array, base: number): Field {
  const area = { bytes: frame.subarray(base, base + 2), base };
  const part = { name: LENGTH, path: LENGTH, start: 0, end: 2, derived: true };
  return field(area, lengthText, { ...part, value: readU16(area.bytes, 0) });
}

/** The fields of the message in `frame` from `start` to `end`, as far as they can be read. */
export function dnsFields(frame: Uint8Array, start: number, end: number): readonly Field[] {
  const area = { bytes: frame.subarray(start, end), base: start };
  const decoded = decodeMessage(area.bytes);
  const fields = [...headerFields(area), ...sectionFields(area, decoded)];
  if (decoded.end < area.bytes.length) {
    const part = { name: 'rest', path: 'rest', start: decoded.end, end: area.bytes.length };
    fields.push(field(area, restText, part));
  }
  return fields;
}

function headerFields(area: Area): Field[] {
  if (area.bytes.length < HEADER_LENGTH) return [];
  return WORDS.map((name, i) => {
    const start = 2 * i;
    const value = readU16(area.bytes, start);
    const part = { name, path: name, start, end: start + 2, value, derived: i >= 2 };
    if (name === 'id') return field(area, wordTexts.id, { ...part, display: hex16(value) });
    if (name !== 'flags') return field(area, wordTexts[name], part);
    const children = flagFields(area, value);
    const display = children.flatMap((flag) => shownFlag(flag)).join(', ');
    return field(area, wordTexts.flags, { ...part, display, children });
  });
}

/** Single bits by name when they are set; opcode and RCODE are shown for themselves. */
function shownFlag({ name, value, bitLength }: Field): string[] {
  return bitLength === 1 && value === 1 ? [name.toUpperCase()] : [];
}

function flagFields(area: Area, word: number): Field[] {
  let from = 0;
  return (Object.keys(FLAG_BITS) as FlagName[]).map((name) => {
    const bits = FLAG_BITS[name];
    const value = (word >> (16 - from - bits)) & (2 ** bits - 1);
    const start = 2 + (from >> 3);
    const end = 2 + ((from + bits + 7) >> 3);
    const part = {
      name,
      path: `flags/${name}`,
      start,
      end,
      value,
      bits: [16 + from, bits] as const,
    };
    from += bits;
    return field(area, flagTexts[name], part);
  });
}

function sectionFields(area: Area, { entries }: DecodedMessage): Field[] {
  return SECTIONS.flatMap((section) => {
    const own = entries.filter((entry) => entry.section === section);
    const [first] = own;
    const last = own.at(-1);
    if (first === undefined || last === undefined) return [];
    const children = own.map((entry, i) => entryField(area, entry, `${section}/${i}`));
    const display = String(own.length);
    const part = { name: section, path: section, start: first.start, end: last.end };
    return [field(area, sectionTexts[section], { ...part, display, children })];
  });
}

function entryField(area: Area, placed: PlacedEntry, path: string): Field {
  const { start, end, nameEnd, entry } = placed;
  const own = (name: EntryField, from: number, to: number, more: Partial<Part>): Field =>
    field(area, entryTexts[name], { name, path: `${path}/${name}`, start: from, end: to, ...more });
  if ('data' in entry && entry.type === TYPE_OPT) return optField(area, placed, entry, path, own);
  const children = [
    own('name', start, nameEnd, {
      display: entry.name,
      valueMeaning: pointerAt(area, start, nameEnd),
    }),
    own('type', nameEnd, nameEnd + 2, {
      value: entry.type,
      display: typeName(entry.type),
      valueMeaning: (typeTexts as Record<string, Localized>)[typeName(entry.type)] ?? null,
    }),
    own('class', nameEnd + 2, nameEnd + 4, { value: entry.class, display: className(entry.class) }),
  ];
  if (!('data' in entry)) {
    const display = `${entry.name} ${className(entry.class)} ${typeName(entry.type)}`;
    return field(area, questionText, { name: 'question', path, start, end, display, children });
  }
  const length = readU16(area.bytes, nameEnd + 8);
  children.push(
    own('ttl', nameEnd + 4, nameEnd + 8, { value: entry.ttl }),
    own('rdlength', nameEnd + 8, nameEnd + 10, { value: length, derived: true }),
    own('rdata', nameEnd + 10, end, {
      display: recordColumns(entry)[4] as string,
      children: dataFields(area, placed, entry, `${path}/rdata`),
    }),
  );
  const display = recordColumns(entry).join(' ');
  return field(area, recordText, { name: 'record', path, start, end, display, children });
}

/** An OPT record says other things where others have class and TTL. */
function optField(
  area: Area,
  { start, end, nameEnd }: PlacedEntry,
  entry: ResourceRecord,
  path: string,
  own: (name: EntryField, from: number, to: number, more: Partial<Part>) => Field,
): Field {
  const part = (name: keyof typeof optTexts, from: number, to: number, value: number): Field =>
    field(area, optTexts[name], { name, path: `${path}/${name}`, start: from, end: to, value });
  const { size, extended, version, dnssecOk } = readOpt(entry);
  const length = readU16(area.bytes, nameEnd + 8);
  const children = [
    own('name', start, nameEnd, { display: entry.name }),
    own('type', nameEnd, nameEnd + 2, {
      value: entry.type,
      display: typeName(entry.type),
      valueMeaning: typeTexts.OPT,
    }),
    part('size', nameEnd + 2, nameEnd + 4, size),
    part('extended', nameEnd + 4, nameEnd + 5, extended),
    part('version', nameEnd + 5, nameEnd + 6, version),
    part('flags', nameEnd + 6, nameEnd + 8, readU16(area.bytes, nameEnd + 6)),
    own('rdlength', nameEnd + 8, nameEnd + 10, { value: length, derived: true }),
    own('rdata', nameEnd + 10, end, { display: formatData(entry.data) }),
  ];
  const display = `OPT: EDNS ${version}, UDP ${size}${dnssecOk ? ', DO' : ''}`;
  return field(area, recordText, { name: 'record', path, start, end, display, children });
}

function dataFields(area: Area, placed: PlacedEntry, entry: ResourceRecord, path: string): Field[] {
  const known = knownType(entry.type, entry.class);
  if (known === undefined || entry.data.form === 'opaque') return [];
  const values = entry.data as unknown as AnyRData;
  const forms = new Map<string, FieldForm>(fieldsOf(known));
  return placed.fields.map(({ name, start, end }) => {
    const form = forms.get(name) as FieldForm;
    const value = values[name] as FieldValues[FieldForm];
    return field(area, dataText(known, name), {
      name,
      path: `${path}/${name}`,
      start,
      end,
      display: formatValue(form, value),
      ...(typeof value === 'number' ? { value } : {}),
      valueMeaning: form === 'name' || form === 'whole-name' ? pointerAt(area, start, end) : null,
    });
  });
}

function dataText(type: RecordType, name: string): FieldText {
  return (dataTexts[type] as Readonly<Record<string, FieldText>>)[name] as FieldText;
}

/** Where a name's pointer leads, when it ends in one. */
function pointerAt({ bytes }: Area, start: number, end: number): Localized | null {
  let at = start;
  while (at < end && (bytes[at] as number) < 0x40) at += 1 + (bytes[at] as number);
  if (at + 2 > end || (bytes[at] as number) < 0xc0) return null;
  return pointerText(readU16(bytes, at) & 0x3fff);
}

function readU16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
}

function hex16(value: number): string {
  return `0x${value.toString(16).padStart(4, '0')}`;
}
