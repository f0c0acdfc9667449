/**
 * A small browser: it fetches a page and what the page brings along, over a few connections to each
 * origin, with a cache and a cookie jar. It shows nothing and runs no script; what has come is told in
 * events.
 */
import { SECOND } from '../../core/instant.ts';
import '../../protocols/http/events.ts';
import { createCache } from '../../web/cache/cache.ts';
import { createJar, endSession } from '../../web/cookies/jar.ts';
import { formatUrl, type WebUrl } from '../../web/url.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { parseBrowser } from './command.ts';
import './events.ts';
import { begin, createFetch, fail } from './fetching.ts';
import { broken, hear } from './hearing.ts';
import { createLoader, lineOf, removeLine, schedule, USUAL_LINES } from './loader.ts';
import { createNames, forgetAsked, hearNames } from './names.ts';
import { writeRequest } from './request.ts';
import { type BrowserArgs, type BrowserState, fetchOf, type Wire } from './state.ts';
import { closeWire, namesKnown, openWire, pushWire } from './wires.ts';

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
