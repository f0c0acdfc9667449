/** What an answer means: cookies, cache, redirects, and what it brings along. */
import type { HttpMessage } from '../../protocols/http/message.ts';
import {
  type CachedResponse,
  type CacheResponse,
  freshen,
  invalidate,
  store,
} from '../../web/cache/cache.ts';
import { secondsOfClock } from '../../web/calendar.ts';
import { setCookie } from '../../web/cookies/jar.ts';
import { parseSetCookie } from '../../web/cookies/set-cookie.ts';
import { allValues, firstValue, type Headers } from '../../web/headers.ts';
import type { Resource } from '../../web/html/discover.ts';
import { formatUrl, parseUrl } from '../../web/url.ts';
import type { AppEnv } from '../kind.ts';
import { beginContent, readContent, readStyle, showContent } from './content.ts';
import type { CacheUse } from './events.ts';
import { type BrowserState, type Fetch, MOST_REDIRECTS } from './state.ts';

export type Meaning =
  /** It is there; these things come along. */
  | { readonly type: 'done'; readonly found: readonly Resource[] }
  /** It is elsewhere: `fetch.url` has changed. */
  | { readonly type: 'moved' }
  | { readonly type: 'failed'; readonly why: 'too-many-redirects' | 'bad-address' };

const REDIRECTS = [301, 302, 303, 307, 308];

/** A whole answer from the network. */
export function takeAnswer(
  state: BrowserState,
  fetch: Fetch,
  message: HttpMessage,
  env: AppEnv,
): Meaning {
  const { start, fields, body } = message;
  if (start.role !== 'response') return { type: 'done', found: [] };
  const { status, reason } = start;
  const now = secondsOfClock(env.wallClock());
  takeCookies(state, fetch, fields, env);
  const received = { process: env.pid, resource: fetch.id, status, octets: body.length };
  env.trace('browser.received', { ...received, network: true });
  const times = { requestTime: fetch.askedAt, responseTime: now };
  const answer = { status, reason, headers: fields, body, ...times };
  if (status === 304 && fetch.entry !== null && state.cache !== null) {
    const entry = freshen(state.cache, fetch.entry, answer);
    cached(fetch, 'kept', env);
    return takeWhole(state, fetch, entry, env);
  }
  keep(state, fetch, answer, env);
  if (REDIRECTS.includes(status)) {
    const meaning = redirected(fetch, status, firstValue(fields, 'location'), env);
    if (meaning !== undefined) return meaning;
  }
  return takeWhole(state, fetch, answer, env);
}

/** What the cache answers with, or what has come from the network. */
export function takeWhole(
  state: BrowserState,
  fetch: Fetch,
  { status, headers, body }: Pick<CachedResponse, 'status' | 'headers' | 'body'>,
  env: AppEnv,
): Meaning {
  if (REDIRECTS.includes(status)) {
    const meaning = redirected(fetch, status, firstValue(headers, 'location'), env);
    if (meaning !== undefined) return meaning;
  }
  if (fetch.tokenizer === null) beginContent(state, fetch, headers);
  const found = [...readContent(state, fetch, [body], true), ...readStyle(state, fetch, body)];
  fetch.tokenizer = null;
  showContent(fetch, headers, body, env);
  return { type: 'done', found };
}

function keep(state: BrowserState, fetch: Fetch, answer: CacheResponse, env: AppEnv): void {
  if (state.cache === null) return;
  const { method, url, headers } = fetch;
  const request = { method, url, headers };
  const result = store(state.cache, request, answer);
  invalidate(state.cache, request, answer);
  cached(fetch, result.stored ? 'kept' : result.why, env);
}

/** Tells what the cache says. */
export function cached({ id: resource }: Fetch, use: CacheUse, env: AppEnv, age = 0): void {
  env.trace('browser.cached', { process: env.pid, resource, use, age });
}

function redirected(
  fetch: Fetch,
  status: number,
  location: string | undefined,
  env: AppEnv,
): Meaning | undefined {
  if (location === undefined) return undefined;
  const { url } = parseUrl(location, fetch.url);
  if (url === undefined || url.scheme !== 'http') return { type: 'failed', why: 'bad-address' };
  if (++fetch.redirects > MOST_REDIRECTS) return { type: 'failed', why: 'too-many-redirects' };
  const about = { process: env.pid, resource: fetch.id, status };
  env.trace('browser.redirected', { ...about, url: formatUrl(url) });
  // Without a fragment of its own, the old one goes on (RFC 9110 §10.2.2).
  fetch.url = { ...url, fragment: url.fragment ?? fetch.url.fragment };
  fetch.entry = null;
  fetch.tokenizer = null;
  // 307 and 308 keep the method; after the others browsers fetch (§15.4).
  if (fetch.method === 'POST' && status < 307) Object.assign(fetch, { method: 'GET', form: null });
  return { type: 'moved' };
}

function takeCookies(state: BrowserState, { id, url }: Fetch, fields: Headers, env: AppEnv): void {
  const { jar } = state;
  if (jar === null) return;
  const now = secondsOfClock(env.wallClock());
  for (const field of allValues(fields, 'set-cookie')) {
    const stored = setCookie(jar, url, field, now);
    const parsed = parseSetCookie(field);
    const name = 'cookie' in parsed ? parsed.cookie.name : '';
    const { domain = url.host, path = url.path } = 'cookie' in stored ? stored.cookie : {};
    const outcome = stored.outcome === 'refused' ? stored.why : stored.outcome;
    env.trace('browser.cookie', { process: env.pid, resource: id, name, domain, path, outcome });
  }
}
