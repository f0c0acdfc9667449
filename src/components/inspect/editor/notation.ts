/** Values as a learner writes them: a number, an address, names of flags; bytes as text or as hex. */
import { formatIpv4, formatMac, parseIpv4, parseMac } from '../../../stack/core/addresses.ts';
import type { FieldSpec } from '../../../stack/wire/fields.ts';

const hexOf = (value: number, bits: number) =>
  `0x${value.toString(16).padStart(Math.ceil(bits / 4), '0')}`;

/** A field's value in its own notation. */
export function writeValue(spec: FieldSpec, value: number): string {
  switch (spec.kind) {
    case 'uint':
      return String(value);
    case 'hex':
      return hexOf(value, spec.bits);
    case 'ipv4':
      return formatIpv4(value);
    case 'mac':
      return formatMac(value);
    case 'flags':
      return value === 0 ? '0' : flagsIn(spec, value).join(', ');
  }
}

const flagsIn = ({ flags, bits }: FieldSpec, value: number) =>
  flags.filter((_, i) => Math.floor(value / 2 ** (bits - 1 - i)) % 2 === 1);

/** The value that a text says; undefined when it says none, or one that is too large. */
export function readValue(spec: FieldSpec, text: string): number | undefined {
  const value = readAny(spec, text.trim());
  return value !== undefined && value < 2 ** spec.bits ? value : undefined;
}

/** A number may be written in any field: 0x for hexadecimal, 0b for bits. */
function readAny(spec: FieldSpec, text: string): number | undefined {
  if (spec.kind === 'ipv4' && text.includes('.')) return parseIpv4(text);
  if (spec.kind === 'mac' && /[:-]/.test(text)) return parseMac(text);
  if (/^(\d+|0x[\da-f]+|0b[01]+)$/i.test(text)) return Number(text);
  // A checksum without its 0x.
  if (spec.kind === 'hex' && /^[\da-f]+$/i.test(text)) return Number.parseInt(text, 16);
  return spec.kind === 'flags' ? readFlags(spec, text) : undefined;
}

function readFlags({ flags, bits }: FieldSpec, text: string): number | undefined {
  const names = text.split(/[\s,，、+|]+/).filter((name) => name !== '');
  const places = names.map((name) =>
    flags.findIndex((flag) => flag.toLowerCase() === name.toLowerCase()),
  );
  if (places.includes(-1)) return undefined;
  return [...new Set(places)].reduce((sum, i) => sum + 2 ** (bits - 1 - i), 0);
}

export const writeHex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');

export function readHex(text: string): Uint8Array | undefined {
  const digits = text.replace(/[\s:]+/g, '');
  if (digits.length % 2 !== 0 || /[^\da-f]/i.test(digits)) return undefined;
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

const ESCAPES: Readonly<Record<string, number>> = { '\\n': 10, '\\r': 13, '\\t': 9, '\\\\': 92 };
const ESCAPED = new Map(Object.entries(ESCAPES).map(([text, byte]) => [byte, text]));

/** Printable ASCII as it is, any other byte as C writes it: `\r\n`, `\x00`. */
export function writeText(bytes: Uint8Array): string {
  return [...bytes]
    .map((byte) => {
      const known = ESCAPED.get(byte);
      if (known !== undefined) return known;
      if (byte >= 0x20 && byte < 0x7f) return String.fromCharCode(byte);
      return `\\x${byte.toString(16).padStart(2, '0')}`;
    })
    .join('');
}

/** What is not ASCII stands for its bytes in UTF-8; undefined for an escape that is none. */
export function readText(text: string): Uint8Array | undefined {
  const parts = text.match(/\\x[\da-f]{2}|\\[nrt\\]|[^\\]+/gi) ?? [];
  if (parts.join('') !== text) return undefined;
  return Uint8Array.from(parts.flatMap(bytesOfPart));
}

function bytesOfPart(part: string): number[] {
  const known = ESCAPES[part];
  if (known !== undefined) return [known];
  if (part.startsWith('\\x')) return [Number.parseInt(part.slice(2), 16)];
  return [...new TextEncoder().encode(part)];
}
