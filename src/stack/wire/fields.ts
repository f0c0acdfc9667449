// The vocabulary of the header declarations: what a field can be, and where it lies once placed.
// Nothing here knows a protocol, and nothing here carries text for people (see text/).

import type { Addresses, WordBytes } from './checksum.ts';

/** How a field's number is to be read by people: 80, 0x0800, 10.0.0.1, 02:00:00:00:00:01, SYN. */
export type FieldKind = 'uint' | 'hex' | 'ipv4' | 'mac' | 'flags';

/**
 * What an encoder does when the field is left out.
 * `given`: must be there; `selector`: says what comes next, which in a whole packet the next header
 * answers itself (packet.ts), and on its own must be there; `default`: a fixed value; `derived`: worked out from the packet itself.
 */
export type Presence = 'given' | 'selector' | 'default' | 'derived';

/** What a derived field is worked out from: the packet as written so far. */
export interface Derivation {
  readonly area: WordBytes;
  /** Options included. */
  readonly headerLength: number;
  /** Header and payload. */
  readonly length: number;
  /** The addresses of the pseudo-header, where the protocol has one. */
  readonly addresses: Addresses | null;
}

export type Derive = (packet: Derivation) => number;

export interface FieldSpec<
  Bits extends number = number,
  P extends Presence = Presence,
  Flag extends string = string,
> {
  readonly kind: FieldKind;
  readonly bits: Bits;
  readonly presence: P;
  readonly initial: number;
  readonly derive: Derive | null;
  /** Names of single bits, the most significant first. */
  readonly flags: readonly Flag[];
}

export type FieldSpecs = Readonly<Record<string, FieldSpec>>;

/** Sizes that DataView reads and writes at a byte offset (48 is read as 16 + 32). */
export type WholeBytes = 8 | 16 | 32 | 48;

/** The fields of a declaration which the hot path reaches by byte offset. */
export type ByteFields<F extends FieldSpecs> = {
  [K in keyof F]: F[K]['bits'] extends WholeBytes ? K : never;
}[keyof F];

/** The others: parts of bytes. */
export type BitFields<F extends FieldSpecs> = Exclude<keyof F, ByteFields<F>>;

/** Where a field that is no whole number of bytes lies: load `bytes` bytes at `at`, shift, mask. */
export interface BitPlace {
  readonly at: number;
  readonly bytes: number;
  readonly shift: number;
  readonly mask: number;
}

/** A field with its position in the header. */
export interface PlacedField {
  readonly name: string;
  readonly spec: FieldSpec;
  readonly bitOffset: number;
}

function field<B extends number>(kind: FieldKind, bits: B): FieldSpec<B, 'given', never> {
  return { kind, bits, presence: 'given', initial: 0, derive: null, flags: [] };
}

/** An unsigned number, shown in decimal. */
export const uint = <B extends number>(bits: B): FieldSpec<B, 'given', never> =>
  field('uint', bits);

/** An unsigned number, shown in hexadecimal. */
export const hex = <B extends number>(bits: B): FieldSpec<B, 'given', never> => field('hex', bits);

export const ipv4Address = (): FieldSpec<32, 'given', never> => field('ipv4', 32);

export const macAddress = (): FieldSpec<48, 'given', never> => field('mac', 48);

/** A field that says what comes next. */
export function selects<B extends number>(
  spec: FieldSpec<B, 'given', never>,
): FieldSpec<B, 'selector', never> {
  return { ...spec, presence: 'selector' };
}

/** Named single bits, the most significant first; none set unless given. */
export function flags<B extends number, const Names extends readonly string[]>(
  bits: B,
  ...names: Names
): FieldSpec<B, 'default', Names[number]> {
  if (names.length !== bits) throw new RangeError(`${bits} flags need ${bits} names`);
  return { ...field('flags', bits), presence: 'default', flags: names };
}

/** A field which is `initial` unless given. */
export function usually<B extends number, Flag extends string>(
  initial: number,
  spec: FieldSpec<B, Presence, Flag>,
): FieldSpec<B, 'default', Flag> {
  return { ...spec, presence: 'default', initial };
}

/** A field worked out from the packet unless given; a given value is written as it is: forged. */
export function derived<B extends number, Flag extends string>(
  spec: FieldSpec<B, Presence, Flag>,
  derive: Derive,
): FieldSpec<B, 'derived', Flag> {
  return { ...spec, presence: 'derived', derive };
}

/** The mask of each flag of a flags field. */
export function flagMasks<Flag extends string>(
  spec: FieldSpec<number, Presence, Flag>,
): Readonly<Record<Flag, number>> {
  const masks = {} as Record<Flag, number>;
  spec.flags.forEach((name, i) => {
    masks[name] = 1 << (spec.bits - 1 - i);
  });
  return masks;
}

/** Lays the fields out one after the other, most significant bit first (RFC 791 appendix B). */
export function place(fields: FieldSpecs): readonly PlacedField[] {
  let bitOffset = 0;
  return Object.entries(fields).map(([name, spec]) => {
    const placed = { name, spec, bitOffset };
    bitOffset += spec.bits;
    return placed;
  });
}

export function bitsOf(fields: FieldSpecs): number {
  return Object.values(fields).reduce((sum, spec) => sum + spec.bits, 0);
}

/** Exact for the sizes that occur (at most 2^48), unlike shifts, which wrap at 32 bits. */
function powerOfTwo(exponent: number): number {
  let value = 1;
  for (let i = 0; i < exponent; i++) value *= 2;
  return value;
}

/** The value of a placed field; the caller has checked that the bytes are there. */
export function readField(bytes: Uint8Array, start: number, placed: PlacedField): number {
  const lastBit = placed.bitOffset + placed.spec.bits - 1;
  const container = readBytes(bytes, start, placed);
  const below = powerOfTwo(7 - (lastBit & 7));
  return Math.floor(container / below) % powerOfTwo(placed.spec.bits);
}

/** Writes a field, keeping the bits around it. The value wraps to the size of the field. */
export function writeField(
  bytes: Uint8Array,
  start: number,
  placed: PlacedField,
  value: number,
): void {
  const lastBit = placed.bitOffset + placed.spec.bits - 1;
  const below = powerOfTwo(7 - (lastBit & 7));
  const size = powerOfTwo(placed.spec.bits);
  const wrapped = ((value % size) + size) % size;
  let container = readBytes(bytes, start, placed);
  container += (wrapped - readField(bytes, start, placed)) * below;
  for (let at = start + (lastBit >> 3); at >= start + (placed.bitOffset >> 3); at--) {
    bytes[at] = container % 256;
    container = Math.floor(container / 256);
  }
}

function readBytes(bytes: Uint8Array, start: number, placed: PlacedField): number {
  const last = (placed.bitOffset + placed.spec.bits - 1) >> 3;
  let value = 0;
  for (let i = placed.bitOffset >> 3; i <= last; i++) value = value * 256 + (bytes[start + i] ?? 0);
  return value;
}
