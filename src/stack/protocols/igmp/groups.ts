/**
 * What a host wants to hear (RFC 3376 §3): each socket says whom of a group it wants or does not want,
 * and the card's state of the group follows from all of them.
 */
import type { Ipv4 } from '../../core/addresses.ts';

export interface Filter {
  /** Only these senders, or all but these. */
  readonly mode: 'include' | 'exclude';
  readonly sources: readonly Ipv4[];
}

export interface SocketFilter extends Filter {
  readonly socket: number;
  readonly group: Ipv4;
}

/** Nobody is wanted: the same as not to be in the group. */
export const NOBODY: Filter = { mode: 'include', sources: [] };

/** §3.2: if any socket excludes, what all of them exclude and nobody includes; else all that are included. */
export function merged(filters: readonly Filter[]): Filter {
  const included = filters.flatMap(({ mode, sources }) => (mode === 'include' ? sources : []));
  const excluding = filters.filter(({ mode }) => mode === 'exclude');
  if (excluding.length === 0) return { mode: 'include', sources: unique(included) };
  const [first, ...rest] = excluding as [Filter, ...Filter[]];
  const sources = first.sources.filter(
    (each) => rest.every((other) => other.sources.includes(each)) && !included.includes(each),
  );
  return { mode: 'exclude', sources: unique(sources) };
}

export function isNobody({ mode, sources }: Filter): boolean {
  return mode === 'include' && sources.length === 0;
}

export function isSame(a: Filter, b: Filter): boolean {
  const differ = [...without(a.sources, b.sources), ...without(b.sources, a.sources)];
  return a.mode === b.mode && differ.length === 0;
}

/** Whether a datagram from this sender is wanted. */
export function wants({ mode, sources }: Filter, sender: Ipv4): boolean {
  return (mode === 'include') === sources.includes(sender);
}

export function without(all: readonly Ipv4[], those: readonly Ipv4[]): Ipv4[] {
  return all.filter((each) => !those.includes(each));
}

export function unique(addresses: readonly Ipv4[]): Ipv4[] {
  return [...new Set(addresses)].sort((a, b) => a - b);
}
