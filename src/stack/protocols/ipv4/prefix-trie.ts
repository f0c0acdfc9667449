/**
 * A trie of address prefixes: finds the longest one that an address begins with in at most 32 steps,
 * however many there are (RFC 1812 §5.2.4.3). One bit of the address is looked at in each step.
 */
import type { Ipv4 } from '../../core/addresses.ts';

export interface PrefixTrie {
  /** By node and bit: the node that this bit leads to, 0 for none. Nothing leads to the root. */
  children: number[];
  /** What stands at each node, −1 for nothing. */
  values: number[];
}

export function createTrie(): PrefixTrie {
  return { children: [0, 0], values: [-1] };
}

/** Adds a prefix with a number that is not negative. One that is there already stays as it is. */
export function addPrefix(
  { children, values }: PrefixTrie,
  network: Ipv4,
  prefixLength: number,
  value: number,
): void {
  let node = 0;
  for (let bit = 0; bit < prefixLength; bit++) {
    const at = 2 * node + ((network >>> (31 - bit)) & 1);
    let next = children[at] as number;
    if (next === 0) {
      next = values.length;
      values.push(-1);
      children.push(0, 0);
      children[at] = next;
    }
    node = next;
  }
  if (values[node] === -1) values[node] = value;
}

/** The number of the longest prefix that the address begins with, −1 when there is none. */
export function longestPrefix({ children, values }: PrefixTrie, address: Ipv4): number {
  let found = values[0] as number;
  let node = 0;
  for (let bit = 31; bit >= 0; bit--) {
    node = children[2 * node + ((address >>> bit) & 1)] as number;
    if (node === 0) break;
    const value = values[node] as number;
    if (value !== -1) found = value;
  }
  return found;
}
