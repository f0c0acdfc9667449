/**
 * What becomes of packets at a router, in words: `10.2.0.0/16>10.0.8.2>63` for each, with a space
 * between them: the row, the next hop, the time to live left, of which the last two may be missing;
 * `-` for a packet that goes no further.
 */
import { formatIpv4, parseIpv4 } from '../../../../stack/core/addresses.ts';
import { containsAddress, parsePrefix } from '../../../../stack/core/prefix.ts';
import type { RoutePacket, RoutePart } from './kind.ts';

export interface Fate {
  /** The row's destination; NOWHERE if it goes no further. */
  readonly row: string;
  readonly next?: string;
  readonly ttl?: string;
}

export const NOWHERE = '-';
/** A row that is not chosen yet. */
const OPEN = '?';

export function writeFates(fates: readonly Fate[], asks: readonly RoutePart[]): string {
  return fates
    .map((fate) => {
      if (fate.row === NOWHERE) return NOWHERE;
      return [fate.row || OPEN, ...asks.map((part) => fate[part] || OPEN)].join('>');
    })
    .join(' ');
}

export function readFates(text: string, asks: readonly RoutePart[]): readonly Fate[] {
  const words = text.split(' ').filter(Boolean);
  return words.map((word) => {
    const [row = '', ...more] = word.split('>').map((each) => (each === OPEN ? '' : each));
    return { row, ...Object.fromEntries(asks.map((part, i) => [part, more[i] ?? ''])) };
  });
}

/** A graded answer's truth says first which packets it is of: `10.2.3.77@64 10.2.4.1@1=…`. */
export function withPackets(packets: readonly RoutePacket[], fates: string): string {
  return `${packets.map(({ dst, ttl }) => `${formatIpv4(dst)}@${ttl}`).join(' ')}=${fates}`;
}

export function packetsIn(truth: string): readonly RoutePacket[] {
  const [packets = ''] = truth.split('=');
  return packets.split(' ').map((word) => {
    const [dst = '', ttl = ''] = word.split('@');
    return { dst: parseIpv4(dst) ?? 0, ttl: Number(ttl) };
  });
}

export const bare = (truth: string): string => truth.split('=').at(-1) as string;

export function isWhole(fates: readonly Fate[], asks: readonly RoutePart[]): boolean {
  return fates.every(
    (fate) =>
      fate.row === NOWHERE || (fate.row !== '' && asks.every((part) => (fate[part] ?? '') !== '')),
  );
}

/** Whether a packet's destination lies in a row's network. */
export function fits(row: string, { dst }: RoutePacket): boolean {
  const prefix = parsePrefix(row);
  return prefix !== undefined && containsAddress(prefix, dst);
}

const lengthOf = (row: string): number => Number(row.split('/')[1]);

/** Where wrong answers come from, and `right`. */
export type Belief =
  | ('right' | 'default' | 'shorter' | 'elsewhere' | 'stops' | 'goes-on')
  | ('next-end' | 'next-router' | 'next-other')
  | ('ttl-same' | 'ttl-other');

const OF_PARTS: Readonly<Record<RoutePart, readonly Belief[]>> = {
  next: ['next-end', 'next-router', 'next-other'],
  ttl: ['ttl-same', 'ttl-other'],
};

export function allBeliefs(asks: readonly RoutePart[]): readonly Belief[] {
  const ofRows: readonly Belief[] = ['right', 'default', 'shorter', 'elsewhere'];
  return [...ofRows, 'stops', 'goes-on', ...asks.flatMap((part) => OF_PARTS[part])];
}

/** What somebody believes who decides so about a packet; nothing if he is right. */
export function beliefsOf(mine: Fate, truth: Fate, packet: RoutePacket): readonly Belief[] {
  if (mine.row === NOWHERE || truth.row === NOWHERE) {
    if (mine.row === truth.row) return [];
    return [mine.row === NOWHERE ? 'stops' : 'goes-on'];
  }
  if (mine.row !== truth.row) {
    if (!fits(mine.row, packet)) return ['elsewhere'];
    return [lengthOf(mine.row) === 0 ? 'default' : 'shorter'];
  }
  return [...nextBelief(mine, truth, packet), ...ttlBelief(mine, truth, packet)];
}

function nextBelief(mine: Fate, truth: Fate, { dst }: RoutePacket): readonly Belief[] {
  if (mine.next === truth.next) return [];
  const end = formatIpv4(dst);
  if (mine.next === end) return ['next-end'];
  return [truth.next === end ? 'next-router' : 'next-other'];
}

function ttlBelief(mine: Fate, truth: Fate, { ttl }: RoutePacket): readonly Belief[] {
  if (mine.ttl === undefined || Number(mine.ttl) === Number(truth.ttl)) return [];
  return [Number(mine.ttl) === ttl ? 'ttl-same' : 'ttl-other'];
}
