/**
 * What a resolver remembers (RFC 1034 §3.6, RFC 2308): sets of records, and that there are none, each
 * until its time is over. Plain data; who changes it says so in the trace.
 */
import { type Instant, SECOND } from '../../core/instant.ts';
import { type DomainName, foldCase, parentOf, ROOT } from './name.ts';
import { RECORD_TYPES, type ResourceRecord } from './record.ts';
import { type CacheState, RANKS, type Rank } from './resolver-events.ts';

export interface Entry {
  readonly name: DomainName;
  /** 0 where there is no such name: then there is no type at it. */
  readonly type: number;
  readonly state: CacheState;
  readonly rank: Rank;
  /** With the TTL that they came with. */
  readonly records: readonly ResourceRecord[];
  /** Of a negative answer, whose TTL says how long it is remembered. */
  readonly soa: ResourceRecord | null;
  /** 0: it stays. */
  readonly until: Instant;
}

export interface Cache {
  /** The most entries; who came first goes when there are more. */
  readonly most: number;
  /** How long an entry is kept behind its end, for when nobody can be asked (RFC 8767); 0: not at all. */
  readonly stale: number;
  /** By type and folded name, in the order of their coming. */
  readonly entries: Map<string, Entry>;
}

export const createCache = (most: number, stale: number): Cache => ({
  most,
  stale,
  entries: new Map(),
});

const keyOf = (name: DomainName, type: number): string => `${type} ${foldCase(name)}`;

/** What a referral brought leads to servers; it is no answer (RFC 2181 §5.4.1). */
export const isAnswer = ({ rank }: Entry): boolean => rank === 'authority' || rank === 'relayed';

export const isFresh = ({ until }: Entry, now: Instant): boolean => until === 0 || now < until;

/** What is known of a name and type, while it holds; that there is no such name speaks for all types. */
export function find(
  { entries }: Cache,
  name: DomainName,
  type: number,
  now: Instant,
): Entry | undefined {
  for (const each of [type, 0]) {
    const entry = entries.get(keyOf(name, each));
    if (entry !== undefined && isFresh(entry, now)) return entry;
  }
  return undefined;
}

/** What held until not too long ago. */
export function findStale(
  { entries, stale }: Cache,
  name: DomainName,
  type: number,
  now: Instant,
): Entry | undefined {
  for (const each of [type, 0]) {
    const entry = entries.get(keyOf(name, each));
    if (entry === undefined || entry.state === 'failure' || !isAnswer(entry)) continue;
    const late = now - entry.until;
    if (late >= 0 && late < stale) return entry;
  }
  return undefined;
}

/** What has to make room; undefined: the entry is less to be trusted than what is there, and is not taken. */
export function store(cache: Cache, entry: Entry, now: Instant): Entry[] | undefined {
  const { entries, most } = cache;
  const key = keyOf(entry.name, entry.type);
  const before = entries.get(key);
  if (before !== undefined && isFresh(before, now)) {
    // RFC 2181 §5.4.1: data gives way to what is as trustworthy, or more.
    if (RANKS.indexOf(entry.rank) < RANKS.indexOf(before.rank)) return undefined;
  }
  entries.delete(key);
  entries.set(key, entry);
  // A name that exists now, or no longer.
  const other = entry.state === 'no-name' ? [] : [keyOf(entry.name, 0)];
  const gone = other.flatMap((each) => taken(entries, each));
  for (const [each, old] of entries) {
    if (entries.size <= most) break;
    if (old.rank !== 'hint' && each !== key) gone.push(...taken(entries, each));
  }
  return gone;
}

function taken(entries: Map<string, Entry>, key: string): Entry[] {
  const entry = entries.get(key);
  entries.delete(key);
  return entry === undefined ? [] : [entry];
}

/** Forgets everything at and below a name but the hints, and returns it. */
export function flush({ entries }: Cache, within: (name: DomainName) => boolean): Entry[] {
  return [...entries].flatMap(([key, { name, rank }]) =>
    rank !== 'hint' && within(name) ? taken(entries, key) : [],
  );
}

/** Whole seconds that an entry still holds, as its records' TTL says to others. */
export function ttlLeft({ until, records, soa }: Entry, now: Instant): number {
  if (until === 0) return records[0]?.ttl ?? soa?.ttl ?? 0;
  return Math.max(0, Math.floor((until - now) / SECOND));
}

/** The records as they are told on, with the time that is left of them. */
export function told(entry: Entry, now: Instant): ResourceRecord[] {
  const ttl = ttlLeft(entry, now);
  return entry.records.map((record) => ({ ...record, ttl }));
}

export interface NamedServer {
  readonly name: DomainName;
  readonly addresses: readonly number[];
}

/** Where the tree is cut, and who answers below. */
export interface Cut {
  readonly zone: DomainName;
  readonly servers: readonly NamedServer[];
}

/** The cuts at and above a name whose servers are known, the nearest first. */
export function cutsAbove(cache: Cache, name: DomainName, now: Instant): Cut[] {
  const cuts: Cut[] = [];
  let zone: DomainName | undefined = name;
  while (zone !== undefined) {
    const entry = find(cache, zone, RECORD_TYPES.NS.number, now);
    if (entry?.state === 'records') cuts.push(cutOf(cache, zone, entry.records, now));
    zone = zone === ROOT ? undefined : parentOf(zone);
  }
  return cuts;
}

function cutOf(
  cache: Cache,
  zone: DomainName,
  records: readonly ResourceRecord[],
  now: Instant,
): Cut {
  const servers = records.flatMap(({ data }) =>
    data.form === 'NS'
      ? [{ name: data.nsdname, addresses: addressesOf(cache, data.nsdname, now) }]
      : [],
  );
  return { zone, servers };
}

export function addressesOf(cache: Cache, name: DomainName, now: Instant): number[] {
  const entry = find(cache, name, RECORD_TYPES.A.number, now);
  return (entry?.records ?? []).flatMap(({ data }) => (data.form === 'A' ? [data.address] : []));
}
