/** A frame as what lies in what: the units of the layers, from the message out to the frame. */
import type { LayerName } from '../../../stack/core/layers.ts';
import type { Localized } from '../../../stack/core/localized.ts';
import { fieldAtByte, type Layer } from '../../../stack/wire/inspect.ts';

/** A header, or what is carried at last; bytes count from the frame's first. */
export interface Part {
  readonly id: string;
  readonly layer: LayerName;
  readonly label: Localized;
  readonly start: number;
  readonly end: number;
  readonly kind: 'header' | 'data' | 'padding';
}

/** What one layer hands to the layer below: a header of its own, and all that is in it. */
export interface Unit {
  /** Of its header; that of a message is the data’s. */
  readonly id: string;
  readonly layer: LayerName;
  readonly start: number;
  readonly end: number;
  /** Its header and all that it carries, in the order of their bytes. */
  readonly parts: readonly Part[];
}

/** An error quotes the beginning of another packet: that is what it carries, and no layer of its own. */
function partsOf(layers: readonly Layer[]): readonly Part[] {
  const own = layers.filter(({ quoted }) => !quoted);
  const quoted = layers.filter((each) => each.quoted);
  const parts = own.map(({ id, layer, label, start, end }): Part => {
    const kind = id === 'padding' ? 'padding' : layer === 'application' ? 'data' : 'header';
    return { id, layer, label, start, end, kind };
  });
  const [first] = quoted;
  if (first === undefined) return parts;
  const end = Math.max(...quoted.map((each) => each.end));
  const carried: Part = { ...first, end, kind: 'data' };
  return [...parts, carried].sort((a, b) => a.start - b.start);
}

/** From the innermost to the frame. A packet that carries nothing has no message. */
export function unitsOf(layers: readonly Layer[]): readonly Unit[] {
  const parts = partsOf(layers);
  const units: Unit[] = [];
  const data = parts.filter(({ kind }) => kind === 'data');
  const [first] = data;
  if (first !== undefined) {
    const end = Math.max(...data.map((each) => each.end));
    units.push({ id: first.id, layer: first.layer, start: first.start, end, parts: data });
  }
  for (const header of parts.filter(({ kind }) => kind === 'header').toReversed()) {
    const own = layers.find(
      ({ id, start, quoted }) => id === header.id && start === header.start && !quoted,
    );
    const end = header.start === 0 ? frameEnd(parts) : (own?.payloadEnd ?? header.end);
    const inside = parts.filter((part) => part.start >= header.start && part.end <= end);
    units.push({ id: header.id, layer: header.layer, start: header.start, end, parts: inside });
  }
  return units;
}

const frameEnd = (parts: readonly Part[]): number => Math.max(0, ...parts.map(({ end }) => end));

/** Where a byte is in a unit, from 0; undefined when it is outside. */
export const placeIn = ({ start, end }: Unit, byte: number): number | undefined =>
  byte >= start && byte < end ? byte - start : undefined;

export interface ByteFacts {
  readonly value: number;
  readonly field: Localized | undefined;
  readonly header: Localized | undefined;
  readonly display: string;
}

/** What a byte is: its value, and the field that it belongs to. */
export function factsOf(layers: readonly Layer[], bytes: Uint8Array, byte: number): ByteFacts {
  const hit = fieldAtByte(layers, byte);
  const layer = hit?.layer ?? layers.find(({ start, end }) => byte >= start && byte < end);
  // Data is its own only field.
  const field = hit?.field.label.en === layer?.label.en ? undefined : hit?.field;
  return {
    value: bytes[byte] ?? 0,
    field: field?.label,
    header: layer?.label,
    display: field?.display ?? '',
  };
}
