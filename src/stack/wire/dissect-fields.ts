// The fields of one decoded header as a tree: declaration × text × bytes.

import type { Localized } from '../core/localized.ts';
import type { AnyDecoded } from './decode.ts';
import { displayBytes, displayNumber, flagAt } from './display.ts';
import type { Field } from './dissect.ts';
import { dissectorOf } from './dissector.ts';
import { type FieldSpecs, type PlacedField, place, readField, uint } from './fields.ts';
import type { PlacedOption } from './options-codec.ts';
import {
  optionDataText,
  optionKindText,
  optionLengthText,
  optionPaddingText,
  unknownOptionText,
} from './text/parts.ts';
import type { AnyHeaderText, FieldText } from './text/types.ts';

type Numbers = Readonly<Record<string, number>>;

/** Where a run of fields stands: bit offsets count from the header, bytes from the frame. */
interface Place {
  readonly bytes: Uint8Array;
  readonly header: number;
  readonly start: number;
  readonly path: string;
}

export function decodedFields(decoded: AnyDecoded, bytes: Uint8Array): readonly Field[] {
  const text: AnyHeaderText = headerText(decoded.header.id);
  const at = { bytes, header: decoded.start, start: decoded.start, path: '' };
  const fields = decoded.header.placed
    .filter((placed) => placed.name in decoded.numbers)
    .map((placed) => numberField(placed, textOf(text.fields, placed.name), at, decoded.numbers));
  const options = optionsField(decoded, text, bytes);
  return options === null ? fields : [...fields, options];
}

/** The words of a header stand with its dissector. */
export function headerText(id: string): AnyHeaderText {
  const text = dissectorOf(id)?.text;
  if (text === undefined) throw new RangeError(`no words for ${id}`);
  return text;
}

/** The tables are complete (their types say so); this only says so to the compiler. */
function textOf<T>(texts: Readonly<Record<string, T>>, name: string): T {
  const text = texts[name];
  if (text === undefined) throw new RangeError(`no text for ${name}`);
  return text;
}

function valueMeaning(text: FieldText, value: number, numbers: Numbers): Localized | null {
  const values = text.values;
  if (values === undefined) return null;
  return (typeof values === 'function' ? values(value, numbers) : values[value]) ?? null;
}

function extent(start: number, bitOffset: number, bits: number): { start: number; end: number } {
  return { start: start + (bitOffset >> 3), end: start + ((bitOffset + bits + 7) >> 3) };
}

function numberField(placed: PlacedField, text: FieldText, at: Place, numbers: Numbers): Field {
  const { name, spec, bitOffset } = placed;
  const value = readField(at.bytes, at.start, placed);
  const path = at.path + name;
  const { label, meaning, ref } = text;
  return {
    name,
    path,
    label,
    meaning,
    ref,
    bitOffset: 8 * (at.start - at.header) + bitOffset,
    bitLength: spec.bits,
    ...extent(at.start, bitOffset, spec.bits),
    value,
    display: displayNumber(spec, value),
    valueMeaning: valueMeaning(text, value, numbers),
    derived: spec.presence === 'derived',
    children: flagFields(placed, text, { ...at, path: `${path}/` }, value),
  };
}

function flagFields(
  placed: PlacedField,
  text: FieldText & { readonly flags?: Readonly<Record<string, FieldText>> },
  at: Place,
  value: number,
): readonly Field[] {
  const { spec, bitOffset } = placed;
  return spec.flags.map((name, i) => {
    const { label, meaning, ref } = textOf(text.flags ?? {}, name);
    const bit = flagAt(spec, value, i);
    return {
      name,
      path: at.path + name,
      label,
      meaning,
      ref,
      bitOffset: 8 * (at.start - at.header) + bitOffset + i,
      bitLength: 1,
      ...extent(at.start, bitOffset + i, 1),
      value: bit,
      display: String(bit),
      valueMeaning: null,
      derived: false,
      children: [],
    };
  });
}

/** A field that is a range of bytes, with parts or without. */
function bytesField(
  name: string,
  text: FieldText,
  at: Place,
  end: number,
  children: readonly Field[] = [],
  display?: string,
): Field {
  const value = at.bytes.subarray(at.start, end);
  const { label, meaning, ref } = text;
  return {
    name,
    path: at.path,
    label,
    meaning,
    ref,
    bitOffset: 8 * (at.start - at.header),
    bitLength: 8 * (end - at.start),
    start: at.start,
    end,
    value,
    display: display ?? displayBytes(value),
    valueMeaning: null,
    derived: false,
    children,
  };
}

function optionsField(decoded: AnyDecoded, text: AnyHeaderText, bytes: Uint8Array): Field | null {
  const { header, start, headerEnd, options } = decoded;
  if (text.optionsField === undefined || options.length === 0) return null;
  const at = { bytes, header: start, start: start + header.length, path: 'options' };
  const children = options.map((option, i) => optionField(option, i, text, at));
  const display = children.map((child) => child.name).join(', ');
  return bytesField('options', text.optionsField, at, headerEnd, children, display);
}

function optionField(option: PlacedOption, i: number, text: AnyHeaderText, within: Place): Field {
  const at = { ...within, start: option.start, path: `${within.path}/${i}` };
  const name = option.value.name;
  if (option.spec === null)
    return bytesField(name, unknownOptionText, at, option.end, plainParts(option, at));
  const optionText = textOf(text.options ?? {}, name);
  const parts = option.spec.single
    ? singleParts(option, at)
    : [...headParts(at), ...valueParts(option, option.spec, optionText.fields, at)];
  const values = parts.slice(2).map((part) => part.display);
  return bytesField(name, optionText, at, option.end, parts, values.join(' '));
}

type OptionShape = NonNullable<PlacedOption['spec']>;

const kindField: FieldSpecs = { kind: uint(8) };
const headFields: FieldSpecs = { kind: uint(8), length: uint(8) };
const headTexts = { kind: optionKindText, length: optionLengthText };

function group(
  fields: FieldSpecs,
  texts: Readonly<Record<string, FieldText>>,
  at: Place,
): readonly Field[] {
  const within = { ...at, path: `${at.path}/` };
  return place(fields).map((placed) => numberField(placed, textOf(texts, placed.name), within, {}));
}

const headParts = (at: Place): readonly Field[] => group(headFields, headTexts, at);

function singleParts(option: PlacedOption, at: Place): readonly Field[] {
  const kind = group(kindField, headTexts, at);
  if (option.end - option.start === 1) return kind;
  const rest = { ...at, start: option.start + 1, path: `${at.path}/padding` };
  return [...kind, bytesField('padding', optionPaddingText, rest, option.end)];
}

/** An option in no proper form: as much of kind, length and data as there is. */
function plainParts(option: PlacedOption, at: Place): readonly Field[] {
  const size = option.end - option.start;
  const head = size < 2 ? group(kindField, headTexts, at) : headParts(at);
  if (size <= 2) return head;
  const data = { ...at, start: option.start + 2, path: `${at.path}/data` };
  return [...head, bytesField('data', optionDataText, data, option.end)];
}

function valueParts(
  option: PlacedOption,
  spec: OptionShape,
  texts: Readonly<Record<string, FieldText>>,
  at: Place,
): readonly Field[] {
  const parts = [...group(spec.fields, texts, { ...at, start: option.start + 2 })];
  const repeat = spec.repeat;
  if (repeat === null) return parts;
  let i = 0;
  for (let start = option.start + spec.length; start < option.end; start += repeat.length) {
    const path = `${at.path}/${repeat.name}.${i++}`;
    const item = { ...at, start, path };
    const children = group(repeat.fields, texts, item);
    const display = children.map((child) => child.display).join(' – ');
    const text = textOf(texts, repeat.name);
    parts.push(bytesField(repeat.name, text, item, start + repeat.length, children, display));
  }
  return parts;
}
