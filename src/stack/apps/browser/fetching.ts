/** What is fetched: from the moment that it is known, through the cache, to what it came to. */
import { lookUp } from '../../web/cache/cache.ts';
import { secondsOfClock } from '../../web/calendar.ts';
import type { Headers } from '../../web/headers.ts';
import type { Resource } from '../../web/html/discover.ts';
import { formatUrl, type WebUrl } from '../../web/url.ts';
import type { AppEnv } from '../kind.ts';
import { cached, type Meaning, takeWhole } from './answer.ts';
import type { LoadFailure, LoadKind } from './events.ts';
import { addRequest, endRequest } from './loader.ts';
import { plainFields } from './request.ts';
import { type BrowserState, type Fetch, fetchOf } from './state.ts';

export function createFetch(state: BrowserState, kind: LoadKind, url: WebUrl, by: number): Fetch {
  const id = state.nextFetch++;
  const fetch: Fetch = {
    ...{ id, kind, by, url, page: state.page?.id ?? id, method: 'GET', form: null, redirects: 0 },
    ...{
      done: false,
      failed: false,
      entry: null,
      headers: [],
      askedAt: 0,
      read: 0,
      tokenizer: null,
    },
  };
  state.fetches.push(fetch);
  return fetch;
}

/** It is known that this must be fetched: from the cache, or by a connection. */
export function begin(state: BrowserState, fetch: Fetch, more: Headers, env: AppEnv): void {
  const { id: resource, page, kind: what, by } = fetch;
  const url = formatUrl(fetch.url);
  env.trace('browser.discovered', { process: env.pid, resource, page, what, url, by });
  seek(state, fetch, more, env);
}

/** Asks the cache, and queues what it cannot answer. */
function seek(state: BrowserState, fetch: Fetch, more: Headers, env: AppEnv): void {
  fetch.headers = [...plainFields(state, fetch), ...more];
  if (state.cache !== null && fetch.method === 'GET') {
    const { method, url, headers } = fetch;
    const found = lookUp(state.cache, { method, url, headers }, secondsOfClock(env.wallClock()));
    if (found.use === 'fresh' || found.use === 'stale') {
      cached(fetch, found.use, env, found.age);
      const { status, body } = found.entry;
      const received = { process: env.pid, resource: fetch.id, status, octets: body.length };
      env.trace('browser.received', { ...received, network: false });
      mean(state, fetch, takeWhole(state, fetch, found.entry, env), env);
      return;
    }
    cached(fetch, found.use === 'validate' ? 'validate' : 'miss', env);
    if (found.use === 'validate') {
      fetch.entry = found.entry;
      fetch.headers = [...fetch.headers, ...found.conditions];
    }
  }
  addRequest(state.loader, fetch.id, fetch.url, fetch.method === 'GET');
}

export function mean(state: BrowserState, fetch: Fetch, meaning: Meaning, env: AppEnv): void {
  if (meaning.type === 'failed') fail(state, fetch, meaning.why, env);
  else if (meaning.type === 'moved') seek(state, fetch, [], env);
  else {
    fetch.done = true;
    add(state, fetch, meaning.found, env);
  }
}

export function add(state: BrowserState, by: Fetch, found: readonly Resource[], env: AppEnv): void {
  for (const { kind, url } of found) {
    // Nobody here speaks TLS.
    const fetch = createFetch(state, kind, url, by.id);
    if (url.scheme === 'http') begin(state, fetch, [], env);
    else fail(state, fetch, 'bad-address', env);
  }
}

export function fail(state: BrowserState, fetch: Fetch, why: LoadFailure, env: AppEnv): void {
  if (fetch.done) return;
  Object.assign(fetch, { done: true, failed: true });
  endRequest(state.loader, fetch.id);
  const url = formatUrl(fetch.url);
  env.trace('browser.failed', { process: env.pid, resource: fetch.id, url, why });
}

export function failById(state: BrowserState, id: number, why: LoadFailure, env: AppEnv): void {
  const fetch = fetchOf(state, id);
  if (fetch !== undefined) fail(state, fetch, why, env);
}
