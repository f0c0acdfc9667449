/**
 * How a resolver finds an answer (RFC 1034 §5.3.3): in its cache; else it asks the nearest servers that
 * it knows of, and goes on from what they say. It never waits inside a step: a search is plain data, and
 * goes on when an answer, a timeout or another search tells it to.
 */
import {
  addressesOf,
  type Cut,
  cutsAbove,
  type Entry,
  find,
  findStale,
  isAnswer,
  told,
  ttlLeft,
} from '../../protocols/dns/cache.ts';
import { CLASS_IN } from '../../protocols/dns/codes.ts';
import { type DomainName, isWithin, sameName } from '../../protocols/dns/name.ts';
import { RECORD_TYPES, type ResourceRecord, typeName } from '../../protocols/dns/record.ts';
import { MOST_ALIASES } from '../../protocols/dns/reply.ts';
import type { CacheOutcome, SearchFailure } from '../../protocols/dns/resolver-events.ts';
import type { AppEnv } from '../kind.ts';
import { askServer, chooseServer } from './asking.ts';
import { rememberFailure } from './remember.ts';
import {
  MOST_DEPTH,
  MOST_QUERIES,
  MOST_SEARCHES,
  MOST_SOUGHT,
  type Outcome,
  type ResolverState,
  type Search,
} from './state.ts';

/** What becomes of an ended search is its caller's: clients are answered there. */
export type Ended = (search: Search, outcome: Outcome, env: AppEnv) => void;

const A = RECORD_TYPES.A.number;
const CNAME = RECORD_TYPES.CNAME.number;
/** What is told with stale data (RFC 8767 §5). */
const STALE_TTL = 30;

export function searchFor(
  state: ResolverState,
  name: DomainName,
  type: number,
): Search | undefined {
  for (const search of state.searches.values()) {
    const { question } = search;
    if (question.type === type && sameName(question.name, name)) return search;
  }
  return undefined;
}

/** Undefined: it has enough to do. */
export function beginSearch(
  state: ResolverState,
  name: DomainName,
  type: number,
  parent: Search | null,
  client: number,
  env: AppEnv,
): Search | undefined {
  if (state.searches.size >= MOST_SEARCHES) return undefined;
  const id = state.nextSearch++;
  const search: Search = {
    ...{ id, question: { name, type, class: CLASS_IN }, waiting: [], parents: [] },
    ...{ depth: parent === null ? 0 : parent.depth + 1, chain: [], name, cut: null },
    ...{ tries: new Map(), useless: [], sought: [], exchange: null, waitsFor: -1, queries: 0 },
  };
  state.searches.set(id, search);
  const about = { process: env.pid, search: id, name, type: typeName(type) };
  env.trace('dns.search.begun', { ...about, client, parent: parent?.id ?? -1 });
  return search;
}

/** As far as it goes without waiting. */
export function goOn(state: ResolverState, search: Search, ended: Ended, env: AppEnv): void {
  while (env.mayGoOn() && state.searches.has(search.id)) {
    if (search.cut === null) {
      const known = lookInCache(state, search, env);
      if (known === 'again') continue;
      if (known !== null) {
        finish(state, search, known, ended, env);
        return;
      }
      search.cut = nearestCut(state, search, env);
      search.tries = new Map();
      search.useless = [];
      search.sought = [];
    }
    const failure = askNext(state, search, search.cut, env);
    if (failure === null) return;
    if (failure !== 'sought') {
      fail(state, search, failure, ended, env);
      return;
    }
    const sub = state.searches.get(search.waitsFor);
    // It may have its answer at once, out of the cache; then this one was told to go on already.
    if (sub !== undefined) goOn(state, sub, ended, env);
    return;
  }
}

/** Asks a server, or has the address of one sought. Null: a query is out. */
function askNext(
  state: ResolverState,
  search: Search,
  cut: Cut,
  env: AppEnv,
): SearchFailure | 'sought' | null {
  if (cut.servers.length === 0) return 'no-servers';
  for (let tries = 0; tries < MOST_QUERIES; tries++) {
    if (search.queries >= MOST_QUERIES) return 'too-many-queries';
    const first = chooseServer(state, search, cut, 1, env);
    if (first === undefined && seekAddress(state, search, cut, env)) return 'sought';
    const chosen = first ?? chooseServer(state, search, cut, state.settings.attempts, env);
    if (chosen === undefined) return 'no-help';
    if (askServer(state, search, cut, chosen, env)) return null;
  }
  return 'no-help';
}

/** What the cache says of the name that is wanted now; 'again': of another, which an alias leads to. */
function lookInCache(state: ResolverState, search: Search, env: AppEnv): Outcome | 'again' | null {
  const { name, question } = search;
  const { type } = question;
  const entry = find(state.cache, name, type, env.now);
  if (entry !== undefined && (entry.state !== 'records' || isAnswer(entry))) {
    sayCache(search, entry.state === 'records' ? 'hit' : entry.state, entry, env);
    return outcomeOf(search, entry, env);
  }
  const alias = find(state.cache, name, CNAME, env.now);
  if (alias?.state !== 'records' || type === CNAME || !isAnswer(alias)) {
    sayCache(search, 'miss', undefined, env);
    return null;
  }
  sayCache(search, 'alias', alias, env);
  return followAlias(search, told(alias, env.now), env) ? 'again' : failed('too-many-aliases');
}

function sayCache(
  { id, name, question }: Search,
  outcome: CacheOutcome,
  entry: Entry | undefined,
  env: AppEnv,
): void {
  const about = { process: env.pid, search: id, name, type: typeName(question.type) };
  env.trace('dns.cache.asked', { ...about, outcome, until: entry?.until ?? 0 });
}

function outcomeOf(search: Search, entry: Entry, env: AppEnv): Outcome {
  const { state, soa } = entry;
  if (state === 'failure') return failed('remembered');
  const records = [...search.chain, ...told(entry, env.now)];
  const left = soa === null ? null : { ...soa, ttl: ttlLeft(entry, env.now) };
  return { outcome: state === 'records' ? 'found' : state, why: '', records, soa: left };
}

export const failed = (why: SearchFailure): Outcome => ({
  ...{ outcome: 'failed', why, records: [], soa: null },
});

/** Goes on with the name that aliases lead to. False: they are too many, or a circle. */
export function followAlias(
  search: Search,
  aliases: readonly ResourceRecord[],
  env: AppEnv,
): boolean {
  for (const alias of aliases) {
    if (alias.data.form !== 'CNAME') continue;
    const { cname: target } = alias.data;
    const before = search.chain.some((each) => sameName(each.name, alias.name));
    if (before || search.chain.length >= MOST_ALIASES) return false;
    search.chain.push(alias);
    env.trace('dns.alias', { process: env.pid, search: search.id, name: alias.name, target });
    search.name = target;
  }
  search.cut = null;
  return true;
}

/**
 * The nearest servers that can be asked. Those whose addresses are known only to themselves cannot: then
 * it is their parent's turn to tell them again.
 */
function nearestCut({ cache }: ResolverState, { name }: Search, env: AppEnv): Cut {
  const cuts = cutsAbove(cache, name, env.now);
  const usable = cuts.find(({ zone, servers }) =>
    servers.some(({ name: host, addresses }) => addresses.length > 0 || !isWithin(host, zone)),
  );
  return usable ?? { zone: '.', servers: [] };
}

/** Looks for the address of a server that is known by name only. True: the search waits for that. */
function seekAddress(state: ResolverState, search: Search, cut: Cut, env: AppEnv): boolean {
  if (search.depth >= MOST_DEPTH) return false;
  for (const { name, addresses } of cut.servers) {
    const known = addresses.length > 0 || search.sought.includes(name) || isWithin(name, cut.zone);
    if (known || search.sought.length >= MOST_SOUGHT) continue;
    search.sought.push(name);
    const running = searchFor(state, name, A);
    if (running !== undefined && leadsTo(state, running, search)) continue;
    const sub = running ?? beginSearch(state, name, A, search, 0, env);
    if (sub === undefined) return false;
    sub.parents.push(search.id);
    search.waitsFor = sub.id;
    return true;
  }
  return false;
}

/** Whether a search waits, by way of others, for this one: two that wait for each other would for ever. */
function leadsTo(state: ResolverState, from: Search, to: Search): boolean {
  let at: Search | undefined = from;
  for (let steps = 0; at !== undefined && steps <= MOST_SEARCHES; steps++) {
    if (at.id === to.id) return true;
    at = state.searches.get(at.waitsFor);
  }
  return false;
}

/** The address that was sought is there, or not. */
function addressSought(search: Search, name: DomainName, found: number[]) {
  search.waitsFor = -1;
  if (search.cut === null || found.length === 0) return;
  const servers = search.cut.servers.map((server) =>
    sameName(server.name, name) ? { ...server, addresses: found } : server,
  );
  search.cut = { ...search.cut, servers };
}

function fail(
  state: ResolverState,
  search: Search,
  why: SearchFailure,
  ended: Ended,
  env: AppEnv,
): void {
  const entry = findStale(state.cache, search.name, search.question.type, env.now);
  if (entry !== undefined) {
    sayCache(search, 'stale', entry, env);
    const records = [...search.chain, ...entry.records].map((each) => ({
      ...each,
      ttl: STALE_TTL,
    }));
    const soa = entry.soa === null ? null : { ...entry.soa, ttl: STALE_TTL };
    finish(state, search, { outcome: 'stale', why, records, soa }, ended, env);
    return;
  }
  const { name, type } = search.question;
  rememberFailure(state, name, type, env);
  finish(state, search, failed(why), ended, env);
}

/** Tells the clients and the searches that wait for it. */
export function finish(
  state: ResolverState,
  search: Search,
  outcome: Outcome,
  ended: Ended,
  env: AppEnv,
): void {
  if (!state.searches.delete(search.id)) return;
  const { id, question, queries, parents } = search;
  const { name, type } = question;
  env.trace('dns.search.ended', {
    ...{ process: env.pid, search: id, name, type: typeName(type) },
    ...{ outcome: outcome.outcome, why: outcome.why, queries, answers: outcome.records.length },
  });
  ended(search, outcome, env);
  const found = outcome.records.flatMap(({ data }) => (data.form === 'A' ? [data.address] : []));
  for (const parent of parents) {
    const waiting = state.searches.get(parent);
    if (waiting === undefined) continue;
    const known = found.length > 0 ? found : addressesOf(state.cache, name, env.now);
    addressSought(waiting, name, known);
    goOn(state, waiting, ended, env);
  }
}
