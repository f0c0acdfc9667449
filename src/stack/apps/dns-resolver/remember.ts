/** A resolver's cache, with what the trace says of it. */
import type { Instant } from '../../core/instant.ts';
import { SECOND } from '../../core/instant.ts';
import { type Entry, flush, store, ttlLeft } from '../../protocols/dns/cache.ts';
import { type DomainName, foldCase } from '../../protocols/dns/name.ts';
import { formatData } from '../../protocols/dns/presentation.ts';
import { type ResourceRecord, typeName } from '../../protocols/dns/record.ts';
import type { CacheState, GoneReason, Rank } from '../../protocols/dns/resolver-events.ts';
import type { AppEnv } from '../kind.ts';
import type { ResolverState } from './state.ts';

/** Records of several names and types, each set for itself. */
export function rememberRecords(
  state: ResolverState,
  records: readonly ResourceRecord[],
  rank: Rank,
  env: AppEnv,
): void {
  const sets = new Map<string, ResourceRecord[]>();
  for (const record of records) {
    const key = `${record.type} ${foldCase(record.name)}`;
    const set = sets.get(key);
    if (set === undefined) sets.set(key, [record]);
    else set.push(record);
  }
  for (const set of sets.values()) {
    const [{ name, type }] = set as [ResourceRecord];
    // RFC 2181 §5.2: of different TTLs in a set, the least; §8: one that large means none.
    const ttl = Math.min(...set.map((each) => (each.ttl > 0x7fffffff ? 0 : each.ttl)));
    const until = rank === 'hint' ? 0 : endOf(ttl, state.settings.longest, env);
    const entry: Entry = { name, type, state: 'records', rank, records: set, soa: null, until };
    put(state, entry, env);
  }
}

/** That there is no such name or type, for as long as the zone's SOA says (RFC 2308 §5). */
export function rememberNothing(
  state: ResolverState,
  kind: Exclude<CacheState, 'records' | 'failure'>,
  name: DomainName,
  type: number,
  soa: ResourceRecord | null,
  env: AppEnv,
): void {
  // Without an SOA it must not be remembered (§5).
  if (soa === null || soa.data.form !== 'SOA') return;
  const ttl = Math.min(soa.ttl, soa.data.minimum);
  const until = endOf(ttl, state.settings.longestNegative, env);
  const of = kind === 'no-name' ? 0 : type;
  const entry = { name, type: of, state: kind, rank: 'authority', records: [] } as const;
  put(state, { ...entry, soa: { ...soa, ttl }, until }, env);
}

/** That nobody could be asked (RFC 9520): whoever asks at once again need not wait as long. */
export function rememberFailure(
  state: ResolverState,
  name: DomainName,
  type: number,
  env: AppEnv,
): void {
  const until = env.now + state.settings.failures;
  const entry = { name, type, state: 'failure', rank: 'referral', records: [], soa: null } as const;
  put(state, { ...entry, until }, env);
}

function endOf(ttl: number, longest: number, env: AppEnv): Instant {
  return env.now + Math.min(ttl * SECOND, longest);
}

function put(state: ResolverState, entry: Entry, env: AppEnv): void {
  // What must not be kept (TTL 0) is of use to the search that found it, and to nobody else.
  if (entry.until !== 0 && entry.until <= env.now) return;
  const gone = store(state.cache, entry, env.now);
  if (gone === undefined) return;
  for (const each of gone) say(each, each.state === 'no-name' ? 'replaced' : 'full', env);
  const { name, type, state: what, rank, until, records } = entry;
  env.trace('dns.cache.stored', {
    ...{ process: env.pid, name, type: typeOf(type), state: what, rank, until },
    data: records.map(({ data }) => formatData(data)).join(', '),
  });
}

/** An entry without a type is that of a name that does not exist. */
const typeOf = (type: number): string => (type === 0 ? '' : typeName(type));

function say({ name, type }: Entry, why: GoneReason, env: AppEnv): void {
  env.trace('dns.cache.gone', { process: env.pid, name, type: typeOf(type), why });
}

export function forget(
  state: ResolverState,
  within: (name: DomainName) => boolean,
  env: AppEnv,
): number {
  const gone = flush(state.cache, within);
  for (const each of gone) say(each, 'flushed', env);
  return gone.length;
}

/** A line for each entry, as `rndc dumpdb` writes them. */
export function dump({ cache }: ResolverState, env: AppEnv): string[] {
  return [...cache.entries.values()].map((entry) => {
    const { name, type, state, records, until } = entry;
    const left =
      until === 0 ? 'hint' : until <= env.now ? 'stale' : String(ttlLeft(entry, env.now));
    const data = records.map((each) => formatData(each.data)).join(', ');
    const what = state === 'records' ? data : `(${state})`;
    return [name, left, typeOf(type), what].filter((word) => word !== '').join(' ');
  });
}
