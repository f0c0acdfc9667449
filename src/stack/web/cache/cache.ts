/**
 * A browser's own cache (RFC 9111): what it keeps, what it answers from, how it asks whether that is
 * still so. Plain data; the caller brings the time, in seconds of its wall clock.
 */
import type { Seconds } from '../calendar.ts';
import { allValues, firstValue, type Headers, listOfValues, lower } from '../headers.ts';
import { formatUrl, originOf, parseUrl, type WebUrl } from '../url.ts';
import { type Directives, directivesOf } from './directives.ts';
import { ageOf, type Dated, isHeuristic, lifetimeOf } from './freshness.ts';

export interface CachedResponse extends Dated {
  /** The URL without its fragment. */
  readonly key: string;
  readonly reason: string;
  readonly body: Uint8Array;
  /** The fields of the request that the response depends on (Vary), and what they said. */
  readonly varies: readonly (readonly [name: string, value: string])[];
  /** Somebody has changed what it is of: it is asked about before it is used. */
  readonly invalid: boolean;
  /** The place in the order of use. */
  readonly used: number;
}

export interface HttpCache {
  entries: readonly CachedResponse[];
  serial: number;
}

export interface CacheRequest {
  readonly method: string;
  readonly url: WebUrl;
  readonly headers: Headers;
}

export interface CacheResponse extends Dated {
  readonly reason: string;
  readonly body: Uint8Array;
}

/** Octets of bodies that a cache holds, and responses. */
export const MOST_OCTETS = 4_000_000;
export const MOST_ENTRIES = 500;

export type WhyNotStored =
  | 'method'
  | 'no-store'
  | 'partial'
  | 'not-final'
  | 'vary-all'
  | 'not-cacheable'
  | 'too-large';

export type WhyMiss = 'nothing' | 'other-variant' | 'method';
export type WhyValidate = 'stale' | 'no-cache' | 'request' | 'invalidated';

export type Finding =
  | { readonly use: 'fresh' | 'stale'; readonly entry: CachedResponse; readonly age: number }
  /** Ask, with these fields added: a 304 says that the entry is still good. */
  | {
      readonly use: 'validate';
      readonly entry: CachedResponse;
      readonly why: WhyValidate;
      readonly conditions: Headers;
    }
  | { readonly use: 'miss'; readonly why: WhyMiss }
  /** Only-if-cached, and nothing to answer with: 504. */
  | { readonly use: 'unavailable' };

export const createCache = (): HttpCache => ({ entries: [], serial: 0 });

const keyOf = (url: WebUrl): string => formatUrl(url, false);

/** §4: may the request be answered from here? */
export function lookUp(cache: HttpCache, request: CacheRequest, now: Seconds): Finding {
  const asked = directivesOf(request.headers);
  const missing = (why: WhyMiss): Finding =>
    asked.onlyIfCached ? { use: 'unavailable' } : { use: 'miss', why };
  if (request.method !== 'GET' && request.method !== 'HEAD') return missing('method');
  const key = keyOf(request.url);
  const same = cache.entries.filter((entry) => entry.key === key);
  const fitting = same.filter((entry) => variesAs(entry, request.headers));
  if (fitting.length === 0) return missing(same.length === 0 ? 'nothing' : 'other-variant');
  // The most recent of several (§4).
  const found = fitting.reduce((a, b) => (b.responseTime >= a.responseTime ? b : a));
  const entry = touch(cache, found);
  const age = ageOf(entry, now);
  const left = lifetimeOf(entry).seconds - age;
  const why = whyValidate(entry, asked, left, age);
  if (why === undefined) return { use: left > 0 ? 'fresh' : 'stale', entry, age };
  if (asked.onlyIfCached) return { use: 'unavailable' };
  return { use: 'validate', entry, why, conditions: conditionsOf(entry) };
}

/** Used now: what was used longest ago is dropped first. */
function touch(cache: HttpCache, found: CachedResponse): CachedResponse {
  const entry = { ...found, used: cache.serial++ };
  cache.entries = cache.entries.map((each) => (each === found ? entry : each));
  return entry;
}

function whyValidate(
  entry: CachedResponse,
  asked: Directives,
  left: number,
  age: number,
): WhyValidate | undefined {
  const own = directivesOf(entry.headers);
  if (entry.invalid) return 'invalidated';
  if (own.noCache) return 'no-cache';
  if (asked.noCache || (asked.maxAge !== undefined && age >= asked.maxAge)) return 'request';
  if (asked.minFresh !== undefined && left < asked.minFresh) return 'request';
  if (left > 0) return undefined;
  const forgiven = !own.mustRevalidate && asked.maxStale !== undefined && -left <= asked.maxStale;
  return forgiven ? undefined : 'stale';
}

/** §4.3.1 */
function conditionsOf({ headers }: CachedResponse): Headers {
  const tag = firstValue(headers, 'etag');
  const modified = firstValue(headers, 'last-modified');
  return [
    ...(tag === undefined ? [] : [['If-None-Match', tag] as const]),
    ...(modified === undefined ? [] : [['If-Modified-Since', modified] as const]),
  ];
}

/** §4.1: the same fields as then. */
function variesAs({ varies }: CachedResponse, headers: Headers): boolean {
  return varies.every(([name, value]) => joined(headers, name) === value);
}

const joined = (headers: Headers, name: string) =>
  allValues(headers, name)
    .map((value) => value.trim())
    .join(', ');

/** §3: keeps a complete response, or says why not. */
export function store(
  cache: HttpCache,
  request: CacheRequest,
  response: CacheResponse,
): { readonly stored: true } | { readonly stored: false; readonly why: WhyNotStored } {
  const why = whyNotStored(request, response);
  const key = keyOf(request.url);
  const vary = [...new Set(listOfValues(response.headers, 'vary').map(lower))];
  if (why !== undefined) return { stored: false, why };
  const varies = vary.map((name) => [name, joined(request.headers, name)] as const);
  const { status, reason, headers, body, requestTime, responseTime } = response;
  const entry: CachedResponse = {
    ...{ key, status, reason, headers: kept(headers), body, requestTime, responseTime },
    ...{ varies, invalid: false, used: cache.serial++ },
  };
  const others = cache.entries.filter(
    (each) => !(each.key === key && variesAs(each, request.headers)),
  );
  cache.entries = limited([...others, entry]);
  return { stored: true };
}

function whyNotStored(request: CacheRequest, response: CacheResponse): WhyNotStored | undefined {
  const { status, headers, body } = response;
  const own = directivesOf(headers);
  if (request.method !== 'GET') return 'method';
  if (status < 200) return 'not-final';
  if (status === 206 || status === 304) return 'partial';
  // Who understands the status need not mind no-store beside must-understand (§5.2.2.3).
  if (own.noStore && !(own.mustUnderstand && isHeuristic(status))) return 'no-store';
  if (directivesOf(request.headers).noStore) return 'no-store';
  if (listOfValues(headers, 'vary').includes('*')) return 'vary-all';
  const explicit = own.public || own.private || own.maxAge !== undefined;
  if (!explicit && firstValue(headers, 'expires') === undefined && !isHeuristic(status)) {
    return 'not-cacheable';
  }
  return body.length > MOST_OCTETS ? 'too-large' : undefined;
}

/** What concerns one connection only is not kept (§3.1). */
const HOP_BY_HOP =
  'connection keep-alive proxy-connection te trailer transfer-encoding upgrade proxy-authenticate'.split(
    ' ',
  );

function kept(headers: Headers): Headers {
  const dropped = new Set([...HOP_BY_HOP, ...listOfValues(headers, 'connection').map(lower)]);
  return headers.filter(([name]) => !dropped.has(lower(name)));
}

function limited(entries: readonly CachedResponse[]): readonly CachedResponse[] {
  let octets = entries.reduce((sum, { body }) => sum + body.length, 0);
  if (octets <= MOST_OCTETS && entries.length <= MOST_ENTRIES) return entries;
  const byUse = [...entries].sort((a, b) => a.used - b.used);
  while (octets > MOST_OCTETS || byUse.length > MOST_ENTRIES) {
    octets -= byUse.shift()?.body.length ?? octets;
  }
  const left = new Set(byUse);
  return entries.filter((each) => left.has(each));
}

/** §4.3.4: a 304 came for this entry, which is fresh again with the new fields. */
export function freshen(
  cache: HttpCache,
  entry: CachedResponse,
  { headers, requestTime, responseTime }: Dated,
): CachedResponse {
  const news = kept(headers).filter(([name]) => lower(name) !== 'content-length');
  const named = new Set(news.map(([name]) => lower(name)));
  const old = entry.headers.filter(([name]) => !named.has(lower(name)));
  const fresh: CachedResponse = {
    ...entry,
    headers: [...old, ...news],
    requestTime,
    responseTime,
    invalid: false,
    used: cache.serial++,
  };
  cache.entries = cache.entries.map((each) =>
    each.key === entry.key && sameVariant(each, entry) ? fresh : each,
  );
  return fresh;
}

const sameVariant = (a: CachedResponse, b: CachedResponse) =>
  JSON.stringify(a.varies) === JSON.stringify(b.varies);

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** §4.4: a method that may change something was answered without an error. Returns what is no longer believed. */
export function invalidate(
  cache: HttpCache,
  request: CacheRequest,
  response: Pick<Dated, 'status' | 'headers'>,
): readonly string[] {
  if (SAFE.has(request.method) || response.status < 200 || response.status > 399) return [];
  const keys = new Set([keyOf(request.url)]);
  for (const name of ['location', 'content-location']) {
    const { url } = parseUrl(firstValue(response.headers, name) ?? '', request.url);
    // Of its own origin only: nobody empties another's cache.
    if (url !== undefined && originOf(url) === originOf(request.url)) keys.add(keyOf(url));
  }
  const hit = cache.entries.filter(({ key }) => keys.has(key)).map(({ key }) => key);
  cache.entries = cache.entries.map((each) =>
    keys.has(each.key) ? { ...each, invalid: true } : each,
  );
  return [...new Set(hit)];
}
