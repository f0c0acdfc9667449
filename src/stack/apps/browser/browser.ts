/**
 * A small browser: it fetches a page and what the page brings along, over a few connections to each
 * origin, with a cache and a cookie jar. It shows nothing and runs no script; what has come is told in
 * events.
 */
import { SECOND } from '../../core/instant.ts';
import { persists } from '../../protocols/http/message.ts';
import { feed, feedEnd } from '../../protocols/http/parser.ts';
import type { HttpStep } from '../../protocols/http/parser-state.ts';
import { createCache, lookUp } from '../../web/cache/cache.ts';
import { secondsOfClock } from '../../web/calendar.ts';
import { createJar, endSession } from '../../web/cookies/jar.ts';
import type { Headers } from '../../web/headers.ts';
import type { Resource } from '../../web/html/discover.ts';
import { formatUrl, type WebUrl } from '../../web/url.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { call, READ } from '../non-blocking.ts';
import { cached, type Meaning, takeAnswer, takeWhole } from './answer.ts';
import { parseBrowser } from './command.ts';
import { beginContent, readContent } from './content.ts';
import type { LoadFailure, LoadKind } from './events.ts';
import './events.ts';
import '../../protocols/http/events.ts';
import {
  addRequest,
  answered,
  createLoader,
  endRequest,
  lineEnded,
  lineOf,
  opened,
  openingFailed,
  removeLine,
  schedule,
  USUAL_LINES,
} from './loader.ts';
import { createNames, forgetAsked, hearNames } from './names.ts';
import { plainFields, writeRequest } from './request.ts';
import { type BrowserArgs, type BrowserState, type Fetch, fetchOf, type Wire } from './state.ts';
import {
  type Broken,
  closeWire,
  failureOf,
  namesKnown,
  openWire,
  pushWire,
  wireConnected,
} from './wires.ts';

const KEEP_ALIVE = 60 * SECOND;

export const browser: AppKind<BrowserState, BrowserArgs> = {
  id: 'browser',
  needs: ({ servers = [] }) =>
    servers.length > 0 ? ['dns', 'http', 'dgram'] : ['dns', 'http', 'dgram', 'route'],
  hears: { sockets: true },
  init: ({
    line,
    servers = [],
    connections,
    keepAlive,
    cache = true,
    cookies = true,
    language,
  }) => ({
    ...{ line, language: language ?? 'en', keepAlive: keepAlive ?? KEEP_ALIVE },
    ...{ jar: cookies ? createJar() : null, cache: cache ? createCache() : null },
    ...{ loader: createLoader(connections ?? USUAL_LINES), names: createNames(servers) },
    ...{ fetches: [], wires: [], nextFetch: 0, page: null, discovery: null, loaded: true },
  }),
  step(state: BrowserState, event: AppEvent, env: AppEnv): void {
    if (event.type === 'start' && state.line !== undefined) obey(state, state.line, env);
    else if (event.type === 'input') obey(state, event.line, env);
    else if (event.type === 'timer' && event.name === 'idle') closeIdle(state, env);
    else {
      broken(state, namesKnown(state, hearNames(state.names, event, env), env), env);
      const wire =
        event.type === 'socket' ? state.wires.find(({ fd }) => fd === event.fd) : undefined;
      if (event.type === 'socket' && wire !== undefined) hear(state, wire, event.what, env);
    }
    goOn(state, env);
  },
};

function obey(state: BrowserState, line: string, env: AppEnv): void {
  const { command, wrong } = parseBrowser(line, state.page?.url);
  if (command === undefined) env.print(`browser: cannot use '${wrong}'`);
  else if (command.do === 'go') visit(state, command.url, command.form, false, env);
  else if (command.do === 'quit') {
    leave(state, env);
    for (const wire of [...state.wires]) dropWire(state, wire, env);
    if (state.jar !== null) endSession(state.jar);
  } else if (state.page !== null) visit(state, state.page.url, null, true, env);
}

/** What is still under way for the page before is not waited for. */
function leave(state: BrowserState, env: AppEnv): void {
  for (const fetch of state.fetches.filter(({ done }) => !done)) fail(state, fetch, 'left', env);
  for (const wire of [...state.wires]) {
    if (lineOf(state.loader, wire.line)?.state !== 'idle') dropWire(state, wire, env, true);
  }
  forgetAsked(state.names, env);
  Object.assign(state, { fetches: [], page: null, discovery: null, loaded: true });
}

function dropWire(state: BrowserState, wire: Wire, env: AppEnv, abort = false): void {
  removeLine(state.loader, wire.line);
  closeWire(state, wire, env, abort);
}

function visit(
  state: BrowserState,
  url: WebUrl,
  form: string | null,
  again: boolean,
  env: AppEnv,
): void {
  leave(state, env);
  env.trace('browser.navigated', { process: env.pid, url: formatUrl(url), again });
  const page = createFetch(state, 'page', url, -1);
  Object.assign(page, { form, method: form === null ? 'GET' : 'POST' });
  Object.assign(state, { page, loaded: false });
  begin(state, page, again ? [['Cache-Control', 'max-age=0']] : [], env);
}

function createFetch(state: BrowserState, kind: LoadKind, url: WebUrl, by: number): Fetch {
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
function begin(state: BrowserState, fetch: Fetch, more: Headers, env: AppEnv): void {
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

function mean(state: BrowserState, fetch: Fetch, meaning: Meaning, env: AppEnv): void {
  if (meaning.type === 'failed') fail(state, fetch, meaning.why, env);
  else if (meaning.type === 'moved') seek(state, fetch, [], env);
  else {
    fetch.done = true;
    add(state, fetch, meaning.found, env);
  }
}

function add(state: BrowserState, by: Fetch, found: readonly Resource[], env: AppEnv): void {
  for (const { kind, url } of found) {
    // Nobody here speaks TLS.
    const fetch = createFetch(state, kind, url, by.id);
    if (url.scheme === 'http') begin(state, fetch, [], env);
    else fail(state, fetch, 'bad-address', env);
  }
}

function fail(state: BrowserState, fetch: Fetch, why: LoadFailure, env: AppEnv): void {
  if (fetch.done) return;
  Object.assign(fetch, { done: true, failed: true });
  endRequest(state.loader, fetch.id);
  const url = formatUrl(fetch.url);
  env.trace('browser.failed', { process: env.pid, resource: fetch.id, url, why });
}

/** Connections that are no more, and what becomes of what they were for. */
function broken(state: BrowserState, list: readonly Broken[], env: AppEnv): void {
  for (const { wire, why } of list) {
    if (!state.wires.includes(wire)) continue;
    const lost = wire.connected ? [] : openingFailed(state.loader, wire.line);
    // Half an answer is one that was cut off; none at all may be asked for again.
    const silent = wire.parser.phase === 'start' && wire.parser.rest.length === 0;
    const ended = wire.connected ? lineEnded(state.loader, wire.line, silent) : undefined;
    closeWire(state, wire, env);
    for (const id of lost) failById(state, id, why, env);
    if (ended?.again === true) {
      env.trace('browser.again', { process: env.pid, resource: ended.request });
    } else if (ended !== undefined) failById(state, ended.request, why, env);
  }
}

function failById(state: BrowserState, id: number, why: LoadFailure, env: AppEnv): void {
  const fetch = fetchOf(state, id);
  if (fetch !== undefined) fail(state, fetch, why, env);
}

function hear(state: BrowserState, wire: Wire, what: string, env: AppEnv): void {
  if (what === 'connected' || what === 'writable') {
    if (!wire.connected) {
      wireConnected(wire, env);
      opened(state.loader, wire.line);
    }
    broken(state, pushWire(wire, env), env);
  } else if (what === 'readable' || what === 'end') receive(state, wire, env);
  else if (what === 'urgent' || (what.startsWith('soft-error') && wire.connected)) return;
  else broken(state, [{ wire, why: failureOf(what) }], env);
}

function receive(state: BrowserState, wire: Wire, env: AppEnv): void {
  while (state.wires.includes(wire) && env.mayGoOn()) {
    const { data, error, value } = call(env, { name: 'recv', fd: wire.fd, size: READ });
    if (error === 'EAGAIN') return;
    if (error !== undefined || data === undefined) {
      broken(state, [{ wire, why: failureOf(error ?? '') }], env);
      return;
    }
    const ends = value === 0;
    const before = wire.parser.phase;
    for (const step of ends ? feedEnd(wire.parser) : feed(wire.parser, data)) {
      take(state, wire, step, env);
    }
    if (!ends) readOn(state, wire, env);
    else if (state.wires.includes(wire)) {
      broken(state, [{ wire, why: before === 'start' ? 'empty-answer' : 'cut-off' }], env);
    }
  }
}

/** A page is read for what it brings along while it comes. */
function readOn(state: BrowserState, wire: Wire, env: AppEnv): void {
  const fetch = fetchOf(state, wire.resource);
  if (fetch === undefined || fetch.done || !state.wires.includes(wire)) return;
  add(state, fetch, readContent(state, fetch, wire.parser.message.parts, false), env);
}

function take(state: BrowserState, wire: Wire, step: HttpStep, env: AppEnv): void {
  const line = lineOf(state.loader, wire.line);
  const fetch = line?.state === 'busy' ? fetchOf(state, wire.resource) : undefined;
  if (step.type === 'fault') {
    const why = step.fault.code === 'cut-off' ? 'cut-off' : 'unreadable';
    // Whoever reads on would take part of one answer for another.
    broken(state, [{ wire, why }], env);
    return;
  }
  const { start, fields } = step.type === 'head' ? step.head : step.message;
  // Nobody asked, or it is not the last word yet.
  if (fetch === undefined || start.role !== 'response' || start.status < 200) return;
  if (step.type === 'head') {
    const about = { process: env.pid, resource: fetch.id, fd: wire.fd };
    env.trace('browser.answered', { ...about, status: start.status });
    if (start.status === 200) beginContent(state, fetch, fields);
    return;
  }
  const { message } = step;
  const keeps = persists(message) && start.status !== 101;
  traceResponse(wire, fetch, message, env);
  answered(state.loader, wire.line, keeps);
  if (!keeps) closeWire(state, wire, env);
  mean(state, fetch, takeAnswer(state, fetch, message, env), env);
}

function traceResponse(
  wire: Wire,
  fetch: Fetch,
  { start, framedBy, marks }: Extract<HttpStep, { type: 'message' }>['message'],
  env: AppEnv,
): void {
  if (start.role !== 'response') return;
  const { version, status } = start;
  env.trace('http.response.received', {
    ...{ process: env.pid, fd: wire.fd, peer: wire.address, method: fetch.method },
    ...{ target: fetch.url.path, version, head: '', start: marks.start },
    ...{ body: marks.end - marks.headEnd, framedBy, status },
  });
}

/** Gives connections what there is to ask, until there is nothing to be done. */
function goOn(state: BrowserState, env: AppEnv): void {
  for (let orders = schedule(state.loader); orders.length > 0 && env.mayGoOn(); ) {
    for (const order of orders) {
      const wire = state.wires.find(({ line }) => line === order.line);
      if (order.do === 'open') broken(state, openWire(state, order, env), env);
      else if (wire !== undefined && order.do === 'close') closeWire(state, wire, env);
      else if (wire !== undefined && order.do === 'ask') give(state, wire, order.request, env);
    }
    orders = schedule(state.loader);
  }
  const busy = state.loader.requests.length > 0;
  if (busy || state.wires.length === 0) env.stopTimer('idle');
  else env.startTimer('idle', state.keepAlive);
  tellLoaded(state, env);
}

function give(state: BrowserState, wire: Wire, id: number, env: AppEnv): void {
  const fetch = fetchOf(state, id);
  if (fetch === undefined) return;
  wire.resource = id;
  const { method } = fetch;
  const served = lineOf(state.loader, wire.line)?.served ?? 0;
  const about = { process: env.pid, resource: id, fd: wire.fd, method, served };
  env.trace('browser.asked', { ...about, url: formatUrl(fetch.url) });
  writeRequest(state, wire, fetch, env);
  broken(state, pushWire(wire, env), env);
}

function tellLoaded(state: BrowserState, env: AppEnv): void {
  const { page, fetches } = state;
  if (state.loaded || page === null || fetches.some(({ done }) => !done)) return;
  state.loaded = true;
  const failed = fetches.filter((fetch) => fetch.failed).length;
  const about = { process: env.pid, resource: page.id };
  env.trace('browser.loaded', { ...about, resources: fetches.length, failed });
}

/** Connections that nobody has needed for a while. */
function closeIdle(state: BrowserState, env: AppEnv): void {
  for (const wire of [...state.wires]) {
    if (lineOf(state.loader, wire.line)?.state === 'idle') dropWire(state, wire, env);
  }
}
