// The header declaration. `header(id, layer, fields)` is the only place where the layout of a
// protocol is written down; decoder, encoder, inspector, bit diagram and the byte offsets of the
// hot path all come from it.

import type { LayerName } from '../core/layers.ts';
import {
  type BitFields,
  type BitPlace,
  type ByteFields,
  bitsOf,
  type FieldSpecs,
  type PlacedField,
  place,
  type WholeBytes,
} from './fields.ts';
import type { OptionTable } from './options.ts';

export interface Header<
  Id extends string = string,
  F extends FieldSpecs = FieldSpecs,
  O extends OptionTable | null = OptionTable | null,
  Pseudo extends boolean = boolean,
> {
  readonly id: Id;
  readonly layer: LayerName;
  readonly fields: F;
  readonly placed: readonly PlacedField[];
  /** Byte offset of each field that is a whole number of bytes: `view.getUint16(start + at.x)`. */
  readonly at: Readonly<Record<ByteFields<F>, number>>;
  /** Where the fields lie that are parts of bytes. */
  readonly bits: Readonly<Record<BitFields<F>, BitPlace>>;
  /** Bytes without options. */
  readonly length: number;
  readonly options: O;
  /** Names the field that counts the header's 32-bit words, where the header can grow. */
  readonly lengthField: (keyof F & string) | null;
  /** What can carry it, by the carrier's id, and what the carrier's selector says then. */
  readonly follows: Readonly<Record<string, number>>;
  /** The checksum covers a pseudo-header, so encoding needs the IP addresses. */
  readonly pseudo: Pseudo;
}

const WHOLE_BYTES: ReadonlySet<number> = new Set([8, 16, 32, 48] satisfies WholeBytes[]);

export function header<Id extends string, F extends FieldSpecs>(
  id: Id,
  layer: LayerName,
  fields: F,
): Header<Id, F, null, false> {
  const placed = place(fields);
  const bits = bitsOf(fields);
  if (bits % 8 !== 0) throw new RangeError(`${id} is not a whole number of bytes`);
  const at: Record<string, number> = {};
  const parts: Record<string, BitPlace> = {};
  for (const { name, spec, bitOffset } of placed) {
    const inByte = bitOffset & 7;
    if (WHOLE_BYTES.has(spec.bits)) {
      if (inByte !== 0) throw new RangeError(`${id}.${name} does not start at a byte`);
      at[name] = bitOffset >> 3;
    } else {
      const bytes = (inByte + spec.bits + 7) >> 3;
      const shift = bytes * 8 - inByte - spec.bits;
      parts[name] = { at: bitOffset >> 3, bytes, shift, mask: 2 ** spec.bits - 1 };
    }
  }
  return {
    id,
    layer,
    fields,
    placed,
    at: at as Record<ByteFields<F>, number>,
    bits: parts as Record<BitFields<F>, BitPlace>,
    length: bits / 8,
    options: null,
    lengthField: null,
    follows: {},
    pseudo: false,
  };
}

/** Adds options after the fixed part; `lengthField` counts the 32-bit words of the whole header. */
export function withOptions<
  Id extends string,
  F extends FieldSpecs,
  P extends boolean,
  const O extends OptionTable,
>(base: Header<Id, F, null, P>, lengthField: keyof F & string, options: O): Header<Id, F, O, P> {
  return { ...base, lengthField, options };
}

/** Says what can carry a header: `following({ ipv4: 17 }, …)`. */
export function following<H extends Header>(follows: Readonly<Record<string, number>>, base: H): H {
  return { ...base, follows };
}

/** Says that the checksum covers a pseudo-header of the IP addresses (RFC 9293 §3.1, RFC 768). */
export function withPseudoHeader<
  Id extends string,
  F extends FieldSpecs,
  O extends OptionTable | null,
>(base: Header<Id, F, O, boolean>): Header<Id, F, O, true> {
  return { ...base, pseudo: true };
}
