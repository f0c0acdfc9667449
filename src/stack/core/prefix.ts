/** What is done with prefixes of IPv4 addresses, as RFC 4632 §3.1 writes them. */
import {
  broadcastOf,
  type Ipv4,
  lengthOfMask,
  maskOf,
  type Prefix,
  parseIpv4,
  prefixOf,
} from './addresses.ts';

export const BITS = 32;
export const EVERYTHING: Prefix = { base: 0, length: 0 };

export interface Interface {
  readonly address: Ipv4;
  readonly length: number;
}

const INTERFACE = /^\s*([\d.]+)\s*(?:\/\s*([\d.]{1,15}))?\s*$/;

/**
 * `130.120.49.122/22`, or with the mask, `130.120.49.122/255.255.252.0`; without either, `otherwise`.
 * Undefined for what is neither.
 */
export function parseInterface(text: string, otherwise: number): Interface | undefined {
  const [, quad = '', behind] = INTERFACE.exec(text) ?? [];
  const address = parseIpv4(quad);
  const length = behind === undefined ? otherwise : lengthIn(behind);
  return address === undefined || length === undefined ? undefined : { address, length };
}

function lengthIn(text: string): number | undefined {
  const mask = parseIpv4(text);
  if (mask !== undefined) return lengthOfMask(mask);
  return /^\d{1,2}$/.test(text) && Number(text) <= BITS ? Number(text) : undefined;
}

/** The mask behind an address, where zeros stand between its ones: it has no length. */
export function scatteredMask(text: string): Ipv4 | undefined {
  const mask = parseIpv4(INTERFACE.exec(text)?.[2] ?? '');
  return mask === undefined || lengthOfMask(mask) !== undefined ? undefined : mask;
}

/** `10.0.0.0/8`; bits behind the prefix are dropped. */
export function parsePrefix(text: string): Prefix | undefined {
  const read = parseInterface(text, BITS);
  return read && prefixOf(read.address, read.length);
}

export const lastOf = ({ base, length }: Prefix): Ipv4 => broadcastOf(base, length);

/** How many addresses: 2³² do not fit into 32 bits, so it is no shift. */
export const sizeOf = ({ length }: Prefix): number => 2 ** (BITS - length);

export const containsAddress = ({ base, length }: Prefix, address: Ipv4): boolean =>
  ((address ^ base) & maskOf(length)) === 0;

export const containsPrefix = (outer: Prefix, inner: Prefix): boolean =>
  outer.length <= inner.length && containsAddress(outer, inner.base);

/** Of several the one with the longest prefix that an address is in, the first of equals (RFC 1812 §5.2.4.3). */
export function longestMatch<T>(
  all: readonly T[],
  prefixIn: (one: T) => Prefix | undefined,
  address: Ipv4,
): T | undefined {
  let best: { readonly one: T; readonly length: number } | undefined;
  for (const one of all) {
    const prefix = prefixIn(one);
    if (prefix === undefined || !containsAddress(prefix, address)) continue;
    if (best === undefined || prefix.length > best.length) best = { one, length: prefix.length };
  }
  return best?.one;
}

/** In how many of their first bits two addresses agree. */
export const commonLength = (a: Ipv4, b: Ipv4): number => Math.clz32(a ^ b);

/** By address, and the larger block before what is in it. */
export const byPlace = (a: Prefix, b: Prefix): number => a.base - b.base || a.length - b.length;

/** The half next to it, of the block that is twice as large; only everything has none. */
export const siblingOf = ({ base, length }: Prefix): Prefix => ({
  base: (base ^ (1 << (BITS - length))) >>> 0,
  length,
});

export const parentOf = ({ base, length }: Prefix): Prefix => prefixOf(base, length - 1);

export interface Hosts {
  readonly first: Ipv4;
  readonly last: Ipv4;
  readonly count: number;
}

/**
 * The addresses that hosts may have. The first is the network's own and the last its broadcast
 * (RFC 1122 §3.2.1.3), except where there are but two (RFC 3021 §2.1) or one.
 */
export function hostsIn(prefix: Prefix): Hosts {
  const { base, length } = prefix;
  const edge = length < BITS - 1 ? 1 : 0;
  return { first: base + edge, last: lastOf(prefix) - edge, count: sizeOf(prefix) - 2 * edge };
}

/** From here to there, both included. */
export interface Range {
  readonly from: Ipv4;
  readonly to: Ipv4;
}

/** What of a block none of the others covers; they are sorted by `byPlace` and lie within it. */
export function holesIn(block: Prefix, others: readonly Prefix[]): readonly Range[] {
  const holes: Range[] = [];
  let next = block.base;
  for (const other of others) {
    if (other.base > next) holes.push({ from: next, to: other.base - 1 });
    next = Math.max(next, lastOf(other) + 1);
  }
  if (next <= lastOf(block)) holes.push({ from: next, to: lastOf(block) });
  return holes;
}

/** The fewest blocks that make up a range: each as large as its place and the rest allow. */
export function blocksOf({ from, to }: Range): readonly Prefix[] {
  const blocks: Prefix[] = [];
  for (let next = from; next <= to; ) {
    let length = 0;
    while (!fits(next, length, to)) length++;
    blocks.push({ base: next, length });
    next += 2 ** (BITS - length);
  }
  return blocks;
}

const fits = (base: Ipv4, length: number, to: Ipv4): boolean =>
  (base & maskOf(length)) >>> 0 === base && base + 2 ** (BITS - length) - 1 <= to;
