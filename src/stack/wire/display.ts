// Values as people of any language read them.

import { formatIpv4, formatMac } from '../core/addresses.ts';
import type { FieldSpec } from './fields.ts';

const SHOWN_BYTES = 16;

export function displayNumber(spec: FieldSpec, value: number): string {
  switch (spec.kind) {
    case 'hex':
      return `0x${value.toString(16).padStart(Math.ceil(spec.bits / 4), '0')}`;
    case 'ipv4':
      return formatIpv4(value);
    case 'mac':
      return formatMac(value);
    case 'flags':
      return spec.flags.filter((_, i) => flagAt(spec, value, i) === 1).join(', ');
    case 'uint':
      return String(value);
  }
}

/** The i-th flag of a flags field, the most significant first: 0 or 1. */
export function flagAt(spec: FieldSpec, value: number, i: number): number {
  return (value >>> (spec.bits - 1 - i)) & 1;
}

export function displayBytes(bytes: Uint8Array): string {
  const shown = [...bytes.subarray(0, SHOWN_BYTES)];
  const text = shown.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return bytes.length > SHOWN_BYTES ? `${text} …` : text;
}
