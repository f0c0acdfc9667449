// The inspector's view of a frame: layers, each a tree of fields with their bits, values and
// meanings. For pages only: it makes objects freely and carries the texts of two languages.

import type { LayerName } from '../core/layers.ts';
import type { Localized } from '../core/localized.ts';
import type { RfcRef } from '../core/rfc.ts';
import { checkArea } from './checks.ts';
import type { AnyDecoded } from './decode.ts';
import { displayBytes } from './display.ts';
import { decodedFields, headerText } from './dissect-fields.ts';
import type { Section } from './dissector.ts';
import { dataText, paddingText } from './text/parts.ts';
import type { FieldText } from './text/types.ts';
import { type Problem, sectionProblems } from './validate.ts';
import { walk } from './walk.ts';

export interface Field {
  /** The name in the declaration: a stable key. */
  readonly name: string;
  /** Unique within the layer: `flags/SYN`, `options/0/mss`. */
  readonly path: string;
  readonly label: Localized;
  readonly meaning: Localized;
  readonly ref: RfcRef;
  /** Within the header. */
  readonly bitOffset: number;
  readonly bitLength: number;
  /** The bytes it touches, from the frame's first byte. */
  readonly start: number;
  readonly end: number;
  readonly value: number | Uint8Array;
  /** The value in no language: `10.0.0.1`, `0x0800`, `SYN, ACK`. */
  readonly display: string;
  /** What this value stands for, where that is known. */
  readonly valueMeaning: Localized | null;
  /** Worked out by the encoder unless given. */
  readonly derived: boolean;
  /** Flags, options and their parts. */
  readonly children: readonly Field[];
}

export interface Layer {
  /** Of its header; or 'data', 'padding'. */
  readonly id: string;
  readonly layer: LayerName;
  /** Inside the quote of an ICMP error. */
  readonly quoted: boolean;
  readonly label: Localized;
  readonly meaning: Localized;
  readonly ref: RfcRef;
  /** The header's own bytes, options included; all bytes of data and padding. */
  readonly start: number;
  readonly end: number;
  /** Where what it carries ends. */
  readonly payloadEnd: number;
  readonly fields: readonly Field[];
  readonly problems: readonly Problem[];
}

/** Takes a frame apart. Any bytes will do; what is missing is missing, what is wrong is told. */
export function dissect(bytes: Uint8Array, first = 'eth'): readonly Layer[] {
  const area = checkArea(bytes);
  return walk(bytes, first).map((section) => {
    const { id, layer, quoted, start, end: payloadEnd, decoded, tree } = section;
    const problems = sectionProblems(section, area);
    if (decoded === null && tree === null) return bytesLayer(section, bytes);
    const { label, meaning, ref } = tree?.text ?? headerText(id);
    const fields = tree?.fields ?? decodedFields(decoded as AnyDecoded, bytes);
    const end = section.headerEnd;
    return { id, layer, quoted, label, meaning, ref, start, end, payloadEnd, fields, problems };
  });
}

function bytesLayer(section: Section, bytes: Uint8Array): Layer {
  const { id, layer, quoted, start, end } = section;
  const text: FieldText = id === 'padding' ? paddingText : dataText;
  const { label, meaning, ref } = text;
  const value = bytes.subarray(start, end);
  const field: Field = {
    name: id,
    path: id,
    label,
    meaning,
    ref,
    bitOffset: 0,
    bitLength: 8 * (end - start),
    start,
    end,
    value,
    display: displayBytes(value),
    valueMeaning: null,
    derived: false,
    children: [],
  };
  const fields = [field];
  return {
    id,
    layer,
    quoted,
    label,
    meaning,
    ref,
    start,
    end,
    payloadEnd: end,
    fields,
    problems: [],
  };
}

/** The field with this path. */
export function fieldByPath(fields: readonly Field[], path: string): Field | null {
  for (const field of fields) {
    if (field.path === path) return field;
    if (path.startsWith(`${field.path}/`)) return fieldByPath(field.children, path);
  }
  return null;
}

/** The innermost field that a byte of the frame belongs to; whole bytes before parts of bytes. */
export function fieldAtByte(
  layers: readonly Layer[],
  offset: number,
): { layer: Layer; field: Field } | null {
  for (const layer of layers) {
    const field = innermost(layer.fields, offset);
    if (field !== null) return { layer, field };
  }
  return null;
}

function innermost(fields: readonly Field[], offset: number): Field | null {
  const field = fields.find((candidate) => candidate.start <= offset && offset < candidate.end);
  if (field === undefined) return null;
  const wholeBytes = field.children.filter((child) => child.bitLength >= 8);
  return innermost(wholeBytes, offset) ?? field;
}
