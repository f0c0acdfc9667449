/** The editor's model: the fields of a part of a edited with their words, and where their bits lie. */
import type { Localized } from '../../../stack/core/localized.ts';
import type { RfcRef } from '../../../stack/core/rfc.ts';
import { type AnyDecoded, decode } from '../../../stack/wire/decode.ts';
import { decodedFields, headerText } from '../../../stack/wire/dissect-fields.ts';
import {
  dueValue,
  type EditedFrame,
  type EditedPart,
  fieldKey,
  fieldValue,
  placedField,
} from '../../../stack/wire/edited-frame.ts';
import type { FieldSpec, PlacedField } from '../../../stack/wire/fields.ts';
import { DIAGRAM_BITS } from '../../../stack/wire/inspect.ts';
import { dataText, paddingText } from '../../../stack/wire/text/parts.ts';

interface FieldWords {
  readonly name: string;
  readonly label: Localized;
  readonly meaning: Localized;
  readonly ref: RfcRef;
  /** Within its part. */
  readonly bitOffset: number;
  readonly bits: number;
  /** Other than in the packet that it was begun with. */
  readonly changed: boolean;
}

export interface NumberField extends FieldWords {
  readonly spec: FieldSpec;
  readonly value: number;
  readonly before: number | undefined;
  readonly valueMeaning: Localized | null;
  readonly flags: readonly FlagBit[];
  /** What it should be; undefined for one that is not derived. */
  readonly due: number | undefined;
  readonly taken: boolean;
}

export interface FlagBit {
  readonly name: string;
  readonly label: Localized;
  readonly bitOffset: number;
  readonly set: boolean;
}

/** The options of a header, or data. */
export interface BytesField extends FieldWords {
  readonly spec: null;
  readonly bytes: Uint8Array;
}

export type EditedField = NumberField | BytesField;

/** What is typed in fields that do not take it, by their keys (`fieldKey`). */
export type Rejected = ReadonlyMap<string, string>;

/** Bytes are written in two ways: the key of one entry. */
export const entryKey = (part: number, { name }: EditedField, way?: 'text' | 'hex'): string =>
  way === undefined ? fieldKey(part, name) : `${fieldKey(part, name)}/${way}`;

/** The fields that do not take what is typed in them, in the order of the frame. */
export function rejectedFields(
  edited: EditedFrame,
  original: EditedFrame,
  rejected: Rejected,
): readonly EditedField[] {
  if (rejected.size === 0) return [];
  return [...edited.parts.keys()].flatMap((part) =>
    fieldsOf(edited, part, original).filter((field) =>
      ([undefined, 'text', 'hex'] as const).some((way) => rejected.has(entryKey(part, field, way))),
    ),
  );
}

export function isWrong(field: EditedField): field is NumberField {
  return field.spec !== null && field.taken && field.due !== undefined && field.due !== field.value;
}

export function fieldsOf(
  edited: EditedFrame,
  part: number,
  original: EditedFrame,
): readonly EditedField[] {
  const { header, start, headerEnd } = edited.parts[part] as EditedPart;
  if (header === null) return [restOf(edited, part, original)];
  const decoded = decode(header, edited.bytes, start, headerEnd) as unknown as AnyDecoded;
  const told = new Map(decodedFields(decoded, edited.bytes).map((field) => [field.name, field]));
  const numbers = header.placed.flatMap((placed): NumberField[] => {
    const field = told.get(placed.name);
    if (field === undefined) return [];
    const { name, label, meaning, ref, valueMeaning, bitOffset } = field;
    const value = fieldValue(edited, part, placed);
    const before = valueBefore(original, part, placed);
    const derived = dueValue(edited, part, placed);
    const flags = field.children.map((flag) => ({
      ...{ name: flag.name, label: flag.label, bitOffset: flag.bitOffset },
      set: flag.value === 1,
    }));
    return [
      {
        ...{ name, label, meaning, ref, valueMeaning, bitOffset, flags, value, before },
        ...{ spec: placed.spec, bits: placed.spec.bits, due: derived },
        changed: value !== before,
        taken: edited.taken.has(fieldKey(part, name)),
      },
    ];
  });
  const options = optionsOf(edited, part, original);
  return options === undefined ? numbers : [...numbers, options];
}

/** The header of a message may have become another: a field that was not there has changed. */
function valueBefore(
  original: EditedFrame,
  part: number,
  { name }: PlacedField,
): number | undefined {
  const placed = placedField(original, part, name);
  return placed && fieldValue(original, part, placed);
}

function optionsOf(
  edited: EditedFrame,
  part: number,
  original: EditedFrame,
): BytesField | undefined {
  const { id, header, start, headerEnd } = edited.parts[part] as EditedPart;
  const text = headerText(id).optionsField;
  if (header === null || text === undefined || start + header.length >= headerEnd) return undefined;
  const from = start + header.length;
  const bytes = edited.bytes.subarray(from, headerEnd);
  const { label, meaning, ref } = text;
  return {
    ...{ name: 'options', label, meaning, ref, spec: null, bytes },
    ...{ bitOffset: header.length * 8, bits: bytes.length * 8 },
    changed: !sameBytes(bytes, original.bytes.subarray(from, headerEnd)),
  };
}

function restOf(edited: EditedFrame, part: number, original: EditedFrame): BytesField {
  const { id, start, end } = edited.parts[part] as EditedPart;
  const before = original.parts[part] as EditedPart;
  const { label, meaning, ref } = id === 'padding' ? paddingText : dataText;
  const bytes = edited.bytes.subarray(start, end);
  return {
    ...{ name: id, label, meaning, ref, spec: null, bytes },
    ...{ bitOffset: 0, bits: bytes.length * 8 },
    changed: !sameBytes(bytes, original.bytes.subarray(before.start, before.end)),
  };
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

/** What a part is called. */
export function partLabel({ id, header }: EditedPart): Localized {
  if (header !== null) return headerText(id).label;
  return (id === 'padding' ? paddingText : dataText).label;
}

/** A field's, or a flag's, part of a row. */
export interface BitCell {
  readonly field: EditedField;
  readonly flag: FlagBit | undefined;
  /** From the part's first bit. */
  readonly from: number;
  readonly bits: number;
  /** It goes on from the row before. */
  readonly continued: boolean;
}

/** Rows of 32 bits. */
export function bitRows(fields: readonly EditedField[]): readonly (readonly BitCell[])[] {
  const rows: BitCell[][] = [];
  for (const { field, flag, bitOffset, bits } of fields.flatMap(runsOf)) {
    const end = bitOffset + bits;
    for (let from = bitOffset; from < end; ) {
      const row = Math.floor(from / DIAGRAM_BITS);
      const upTo = Math.min(end, (row + 1) * DIAGRAM_BITS);
      rows[row] ??= [];
      rows[row].push({ field, flag, from, bits: upTo - from, continued: from > bitOffset });
      from = upTo;
    }
  }
  return rows;
}

type Run = Omit<BitCell, 'from' | 'continued'> & { readonly bitOffset: number };

function runsOf(field: EditedField): readonly Run[] {
  const { bitOffset, bits } = field;
  if (field.spec === null || field.flags.length === 0) {
    return [{ field, flag: undefined, bitOffset, bits }];
  }
  return field.flags.map((flag) => ({ field, flag, bitOffset: flag.bitOffset, bits: 1 }));
}

/** A bit of a part. */
export function bitAt({ bytes, parts }: EditedFrame, part: number, bit: number): 0 | 1 {
  const { start } = parts[part] as EditedPart;
  const byte = bytes[start + (bit >> 3)] ?? 0;
  return (byte & (0x80 >> (bit & 7))) === 0 ? 0 : 1;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -DIAGRAM_BITS,
  ArrowDown: DIAGRAM_BITS,
};

/** Where a key leads from a bit: one on, a row on, the row's ends; undefined for any other key. */
export function bitMove(bit: number, bits: number, pressed: string): number | undefined {
  const row = bit - (bit % DIAGRAM_BITS);
  if (pressed === 'Home') return row;
  if (pressed === 'End') return Math.min(bits, row + DIAGRAM_BITS) - 1;
  const step = STEPS[pressed];
  if (step === undefined) return undefined;
  const to = bit + step;
  return to >= 0 && to < bits ? to : bit;
}
