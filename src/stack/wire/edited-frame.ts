/**
 * A packet that somebody edits. Its structure, which header stands where and what it carries, is that
 * of the bytes it was begun with: a length that is set wrong moves nothing. Derived fields (lengths,
 * checksums) follow what they are worked out from, until somebody takes one over: then it stays as it
 * was set, and `dueValue` tells what it should be.
 */
import type { LayerName } from '../core/layers.ts';
import { type Addresses, wordBytes } from './checksum.ts';
import { type PlacedField, readField, writeField } from './fields.ts';
import type { Header } from './header.ts';
import { walk } from './walk.ts';

/** A header and what it carries; or, as the last ones, the data in the innermost, and padding. */
export interface EditedPart {
  /** Of its header; or 'data', 'padding'. */
  readonly id: string;
  readonly layer: LayerName;
  readonly header: Header | null;
  readonly start: number;
  readonly headerEnd: number;
  /** Where what it carries ends. */
  readonly end: number;
  /** Not all that its checksum covers is here: a piece of a datagram. What is derived stays. */
  readonly partial: boolean;
}

export interface EditedFrame {
  readonly bytes: Uint8Array;
  readonly parts: readonly EditedPart[];
  /** Derived fields that somebody has taken over, by `fieldKey`. */
  readonly taken: ReadonlySet<string>;
}

export const fieldKey = (part: number, field: string): string => `${part}/${field}`;

/** A derived field that is wrong already stays so: that is how it was sent. */
export function editedFrame(bytes: Uint8Array): EditedFrame {
  const parts = partsOf(bytes);
  const edited = { bytes, parts, taken: new Set<string>() };
  for (const [part, { header }] of parts.entries()) {
    for (const placed of header?.placed ?? []) {
      const due = dueValue(edited, part, placed);
      if (due !== undefined && due !== fieldValue(edited, part, placed)) {
        edited.taken.add(fieldKey(part, placed.name));
      }
    }
  }
  return edited;
}

/** The headers that are declared, from the outside in; what an ICMP error quotes is data. */
function partsOf(bytes: Uint8Array): readonly EditedPart[] {
  const parts: EditedPart[] = [];
  let inside = 0;
  for (const { id, layer, decoded, start, headerEnd, end, quoted, partial } of walk(bytes)) {
    if (decoded?.complete !== true || quoted || start !== inside) break;
    parts.push({ id, layer, header: decoded.header, start, headerEnd, end, partial });
    inside = headerEnd;
  }
  const end = parts.at(-1)?.end ?? bytes.length;
  const layer = parts.at(-1)?.layer ?? 'link';
  const rest = { header: null, partial: false };
  parts.push({ ...rest, id: 'data', layer, start: inside, headerEnd: inside, end });
  if (end < bytes.length) {
    const padding = { start: end, headerEnd: end, end: bytes.length };
    parts.push({ ...rest, id: 'padding', layer: 'link', ...padding });
  }
  return parts;
}

export function placedField(
  { parts }: EditedFrame,
  part: number,
  name: string,
): PlacedField | undefined {
  return parts[part]?.header?.placed.find((placed) => placed.name === name);
}

export function fieldValue(
  { bytes, parts }: EditedFrame,
  part: number,
  placed: PlacedField,
): number {
  return readField(bytes, (parts[part] as EditedPart).start, placed);
}

/** What a derived field should be; undefined for one that is not derived, or cannot be worked out. */
export function dueValue(
  edited: EditedFrame,
  part: number,
  placed: PlacedField,
): number | undefined {
  const { start, headerEnd, end, partial } = edited.parts[part] as EditedPart;
  const { derive } = placed.spec;
  if (derive === null || partial) return undefined;
  const length = end - start;
  const area = wordBytes(length);
  area.bytes.set(edited.bytes.subarray(start, end));
  // A checksum is computed as if its own field were zero (RFC 1071 §1).
  writeField(area.bytes, 0, placed, 0);
  const addresses = addressesAround(edited, part);
  return derive({ area, headerLength: headerEnd - start, length, addresses });
}

/** Of the pseudo-header (RFC 9293 §3.1): those of the header around that has some. */
function addressesAround(edited: EditedFrame, part: number): Addresses | null {
  for (let around = part - 1; around >= 0; around--) {
    const src = placedField(edited, around, 'src');
    const dst = placedField(edited, around, 'dst');
    if (src?.spec.kind !== 'ipv4' || dst === undefined) continue;
    return { src: fieldValue(edited, around, src), dst: fieldValue(edited, around, dst) };
  }
  return null;
}

/** Sets a field. A derived one is taken over, even by the value that it had. */
export function withField(
  edited: EditedFrame,
  part: number,
  name: string,
  value: number,
): EditedFrame {
  const placed = placedField(edited, part, name);
  if (placed === undefined) return edited;
  const bytes = edited.bytes.slice();
  writeField(bytes, (edited.parts[part] as EditedPart).start, placed, value);
  const derived = placed.spec.derive !== null;
  const taken = derived ? new Set(edited.taken).add(fieldKey(part, name)) : edited.taken;
  return settled({ ...edited, bytes, taken });
}

/** Has a derived field follow again. */
export function followed(edited: EditedFrame, part: number, name: string): EditedFrame {
  const taken = new Set(edited.taken);
  taken.delete(fieldKey(part, name));
  return settled({ ...edited, taken });
}

/** The bit, counted from the part's first, is the other one. */
export function withBit(edited: EditedFrame, part: number, bit: number): EditedFrame {
  const { header, start } = edited.parts[part] as EditedPart;
  const placed = header?.placed.find(
    ({ bitOffset, spec }) => bit >= bitOffset && bit < bitOffset + spec.bits,
  );
  if (placed !== undefined) {
    const value = fieldValue(edited, part, placed);
    const weight = 2 ** (placed.bitOffset + placed.spec.bits - 1 - bit);
    const isSet = Math.floor(value / weight) % 2 === 1;
    return withField(edited, part, placed.name, isSet ? value - weight : value + weight);
  }
  const bytes = edited.bytes.slice();
  const at = start + (bit >> 3);
  bytes[at] = (bytes[at] as number) ^ (0x80 >> (bit & 7));
  return settled({ ...edited, bytes });
}

/** Other options, as many bytes. */
export function withOptionBytes(edited: EditedFrame, part: number, put: Uint8Array): EditedFrame {
  const { header, start, headerEnd } = edited.parts[part] as EditedPart;
  const from = start + (header?.length ?? 0);
  const bytes = edited.bytes.slice();
  bytes.set(put.subarray(0, headerEnd - from), from);
  return settled({ ...edited, bytes });
}

/** Other data in the innermost header; the lengths around it follow, unless they were taken over. */
export function withPayload(edited: EditedFrame, put: Uint8Array): EditedFrame {
  const at = edited.parts.findIndex(({ id }) => id === 'data');
  const { start, end } = edited.parts[at] as EditedPart;
  const grows = put.length - (end - start);
  const bytes = new Uint8Array(edited.bytes.length + grows);
  bytes.set(edited.bytes.subarray(0, start));
  bytes.set(put, start);
  bytes.set(edited.bytes.subarray(end), start + put.length);
  const parts = edited.parts.map((part, i): EditedPart => {
    const moved = { ...part, end: part.end + grows };
    if (i <= at) return part.end >= end ? moved : part;
    return { ...moved, start: part.start + grows, headerEnd: part.headerEnd + grows };
  });
  return settled({ ...edited, bytes, parts });
}

/** Works out what follows, from the inside out: a checksum covers what is inside its header. */
function settled(edited: EditedFrame): EditedFrame {
  const next = { ...edited, parts: edited.parts.map((part) => formOf(part, edited.bytes)) };
  for (let part = next.parts.length - 1; part >= 0; part--) {
    const { header, start } = next.parts[part] as EditedPart;
    for (const placed of header?.placed ?? []) {
      if (next.taken.has(fieldKey(part, placed.name))) continue;
      const due = dueValue(next, part, placed);
      if (due !== undefined) writeField(next.bytes, start, placed, due);
    }
  }
  return next;
}

/** A header whose type says what its other fields are (RFC 792) has another form by now. */
function formOf(part: EditedPart, bytes: Uint8Array): EditedPart {
  if (part.header === null) return part;
  const now = walk(bytes).find(({ id, start }) => id === part.id && start === part.start);
  const header = now?.decoded?.header ?? part.header;
  return header.length === part.header.length ? { ...part, header } : part;
}
