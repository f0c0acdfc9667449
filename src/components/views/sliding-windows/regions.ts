/**
 * What the bytes of a stream are to its sender and to its receiver (RFC 9293 §3.3.1, figures 3
 * and 4, with what SACK and the program's reading add): strips without a gap, from byte 0 on.
 */
import type { Range, ReceiverNow, SenderNow } from './model.ts';

export type SenderRegion = 'acked' | 'sent' | 'sacked' | 'allowed' | 'beyond';
export type ReceiverRegion = 'read' | 'waiting' | 'hole' | 'early' | 'room' | 'untold' | 'outside';

export interface Region<Kind> extends Range {
  readonly kind: Kind;
}

const WITHOUT_END = Number.POSITIVE_INFINITY;

export function senderRegions({
  una,
  sent,
  window,
  congestion,
  sacked,
}: SenderNow): readonly Region<SenderRegion>[] {
  const limit = Math.max(sent, Math.min(una + window, congestion));
  return [
    { kind: 'acked' as const, from: 0, to: una },
    ...alternating('sent', 'sacked', { from: una, to: sent }, sacked),
    { kind: 'allowed' as const, from: sent, to: limit },
    { kind: 'beyond' as const, from: limit, to: WITHOUT_END },
  ].filter(({ from, to }) => to > from);
}

export function receiverRegions({
  read,
  next,
  edge,
  buffer,
  early,
}: ReceiverNow): readonly Region<ReceiverRegion>[] {
  const last = early.at(-1)?.to ?? next;
  return [
    { kind: 'read' as const, from: 0, to: read },
    { kind: 'waiting' as const, from: read, to: next },
    ...alternating('hole', 'early', { from: next, to: last }, early),
    { kind: 'room' as const, from: last, to: Math.max(last, edge) },
    { kind: 'untold' as const, from: Math.max(last, edge), to: buffer },
    { kind: 'outside' as const, from: Math.max(last, buffer), to: WITHOUT_END },
  ].filter(({ from, to }) => to > from);
}

/** A stretch of one kind with islands of another in it. */
function alternating<A extends string, B extends string>(
  kind: A,
  island: B,
  { from, to }: Range,
  islands: readonly Range[],
): Region<A | B>[] {
  const regions: Region<A | B>[] = [];
  let at = from;
  for (const each of islands) {
    const begins = Math.max(at, each.from);
    const ends = Math.min(to, each.to);
    if (ends <= begins) continue;
    regions.push({ kind, from: at, to: begins }, { kind: island, from: begins, to: ends });
    at = ends;
  }
  return [...regions, { kind, from: at, to }];
}

export function regionOf<Kind>(regions: readonly Region<Kind>[], byte: number): Kind | undefined {
  return regions.find(({ from, to }) => byte >= from && byte < to)?.kind;
}
