/** Values as they are written, and what they are compared with: numbers, text, bytes. */
import { broadcastOf, parseIpv4, parseMac, prefixOf } from '../../stack/core/addresses.ts';
import { utf8 } from '../../stack/core/text.ts';
import type { Named, NamedValue } from '../../stack/wire/named.ts';
import type { Value } from './ast.ts';

/** From `low` to `high`, both included: a network is such a stretch of addresses. */
export interface Stretch {
  readonly low: NamedValue;
  readonly high: NamedValue;
}

const only = (value: NamedValue | undefined): Stretch | undefined =>
  value === undefined ? undefined : { low: value, high: value };

/** Undefined: no such value can be. */
export function readValue(
  { text, quoted }: Value,
  { type, most = Number.MAX_SAFE_INTEGER }: Pick<Named, 'type' | 'most'>,
): Stretch | undefined {
  if (quoted) {
    if (type === 'text') return only(text);
    return type === 'bytes' || type === 'protocol' ? only(utf8(text)) : undefined;
  }
  switch (type) {
    case 'ipv4':
      return network(text);
    case 'mac':
      return only(parseMac(text));
    case 'flag':
      return only(flag(text));
    case 'seconds':
      return only(/^-?\d{1,12}(\.\d{1,9})?$/.test(text) ? Number(text) : undefined);
    case 'bytes':
    case 'protocol':
      return only(octets(text));
    case 'text':
      return undefined;
    default:
      return only(whole(text, most));
  }
}

/** Decimal, or hexadecimal with `0x`. A leading zero may mean octal, so nobody can know what it means. */
function whole(text: string, most: number): number | undefined {
  const known = /^0x[\da-f]{1,12}$/i.test(text) || /^(0|[1-9]\d{0,14})$/.test(text);
  const value = Number(text);
  return known && value <= most ? value : undefined;
}

const FLAGS: Readonly<Record<string, number>> = {
  ...{ '0': 0, '1': 1, false: 0, true: 1, False: 0, True: 1, FALSE: 0, TRUE: 1 },
};

const flag = (text: string): number | undefined =>
  Object.hasOwn(FLAGS, text) ? FLAGS[text] : undefined;

/** `10.0.0.2`, `10.0.0.0/24`. */
function network(text: string): Stretch | undefined {
  const [address = '', length, ...more] = text.split('/');
  const base = parseIpv4(address);
  if (base === undefined || more.length > 0) return undefined;
  if (length === undefined) return { low: base, high: base };
  if (!/^\d{1,2}$/.test(length) || Number(length) > 32) return undefined;
  const bits = Number(length);
  return { low: prefixOf(base, bits).base, high: broadcastOf(base, bits) };
}

/** `47:45:54`, or one octet. */
function octets(text: string): Uint8Array | undefined {
  if (!/^[\da-f]{2}([:-][\da-f]{2})*$/i.test(text)) return undefined;
  return Uint8Array.from(text.split(/[:-]/), (each) => Number.parseInt(each, 16));
}

export function sameValue(one: NamedValue, other: NamedValue): boolean {
  if (!(one instanceof Uint8Array) || !(other instanceof Uint8Array)) return one === other;
  return one.length === other.length && holdsBytes(one, other);
}

/** Is it in the stretch? Text and bytes have no order: they are the same or not. */
export function isWithin(value: NamedValue, { low, high }: Stretch): boolean {
  if (typeof value !== 'number') return sameValue(value, low);
  return value >= (low as number) && value <= (high as number);
}

export function contains(value: NamedValue, part: NamedValue): boolean {
  if (typeof value === 'string' && typeof part === 'string') return value.includes(part);
  return value instanceof Uint8Array && part instanceof Uint8Array && holdsBytes(value, part);
}

function holdsBytes(bytes: Uint8Array, part: Uint8Array): boolean {
  for (let from = 0; from + part.length <= bytes.length; from++) {
    let i = 0;
    while (i < part.length && bytes[from + i] === part[i]) i++;
    if (i === part.length) return true;
  }
  return false;
}
