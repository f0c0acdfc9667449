/** curl: fetches what URLs name, one after the other, over as few connections as it can. */
import { formatIpv4, type Ipv4, parseIpv4 } from '../../core/addresses.ts';
import { SECOND } from '../../core/instant.ts';
import {
  continueLookup,
  endLookup,
  type Progress,
  startLookup,
} from '../../protocols/dns/stub-resolver.ts';
import type { HttpFailure } from '../../protocols/http/events.ts';
import '../../protocols/http/events.ts';
import type { HttpFault } from '../../protocols/http/fault.ts';
import {
  fieldOf,
  type HttpMessage,
  persists,
  type ResponseStart,
} from '../../protocols/http/message.ts';
import { flush } from '../../protocols/http/outbox.ts';
import { feed, feedEnd } from '../../protocols/http/parser.ts';
import type { HttpStep } from '../../protocols/http/parser-state.ts';
import { commandDone, commandIn, commandsOf, interrupts } from '../command-line.ts';
import { errorWords } from '../error-words.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { call, READ } from '../non-blocking.ts';
import { type CurlCommand, parseCurl } from './command.ts';
import { codeOf, failureLine, failureOf, HTTP_ERROR, missingIn, USAGE } from './failure.ts';
import { linkTo } from './link.ts';
import { addressIn, lookupOf } from './lookup.ts';
import { isFinal, printBody, printHead } from './output.ts';
import { type Exchange, firstExchange, redirected } from './request.ts';
import { putBody, putRequest, traceResponse } from './send.ts';
import type { CurlArgs, CurlState, Link } from './state.ts';
import { authority, resolved, spelled } from './url.ts';

export const curl: AppKind<CurlState, CurlArgs> = {
  id: 'curl',
  needs: ({ servers = [] }) => (servers.length > 0 ? ['dgram', 'dns'] : ['dgram', 'dns', 'route']),
  hears: { sockets: true },
  handles: ['INT'],
  init: ({ line, servers = [], hosts = {} }) => ({
    ...{ commands: commandsOf(line), hosts, command: null, index: 0, exchange: null },
    servers: servers.flatMap((text) => parseIpv4(text) ?? []),
    ...{ lookup: null, link: null, held: null, code: 0 },
  }),
  step(state: CurlState, event: AppEvent, env: AppEnv): void {
    const line = commandIn(state.commands, event);
    if (line !== undefined) run(state, line, env);
    else if (event.type === 'signal' && interrupts(state.commands)) end(state, 130, env);
    else if (state.command === null) return;
    else if (event.type === 'timer' && event.name === 'within') fail(state, 'timed-out', '', env);
    else if (event.type === 'timer' && event.name === 'expect') sendHeld(state, env);
    else if (state.lookup !== null) looked(state, continueLookup(state.lookup, event, env), env);
    else if (event.type === 'socket') hear(state, event.fd, event.what, env);
  },
};

/** How long a body waits for a 100 (RFC 9110 §10.1.1: not for ever). */
const PATIENCE = SECOND;

function run(state: CurlState, line: string, env: AppEnv): void {
  const { command, wrong } = parseCurl(line);
  if (command === undefined) {
    env.print(
      wrong === '' ? 'curl: (2) no URL specified' : `curl: (${USAGE}) cannot use '${wrong}'`,
    );
    end(state, USAGE, env);
    return;
  }
  Object.assign(state, { command, index: 0, code: 0 });
  if (command.within > 0) env.startTimer('within', command.within);
  next(state, env);
}

/** The next URL, or the end. */
function next(state: CurlState, env: AppEnv): void {
  const { command, index } = state;
  const url = command?.urls[index];
  if (command === null) return;
  if (url === undefined) end(state, state.code, env);
  else begin(state, firstExchange(url, command), env);
}

function begin(state: CurlState, exchange: Exchange, env: AppEnv): void {
  state.exchange = exchange;
  state.held = null;
  const { link, command } = state;
  const { url } = exchange;
  if (link !== null && link.to === authority(url)) {
    if (command?.verbose) env.print(`* Re-using existing connection with host ${url.host}`);
    request(state, link, env);
    return;
  }
  unlink(state, env);
  const known = parseIpv4(url.host) ?? parseIpv4(state.hosts[url.host] ?? '');
  if (known !== undefined) connect(state, known, env);
  else resolve(state, url.host, env);
}

function resolve(state: CurlState, host: string, env: AppEnv): void {
  state.lookup = lookupOf(host, state.servers, env);
  if (state.lookup === null) fail(state, 'name-not-found', '', env);
  else looked(state, startLookup(state.lookup, env), env);
}

function looked(state: CurlState, progress: Progress | null, env: AppEnv): void {
  if (progress === null || progress.type === 'again') return;
  state.lookup = null;
  const address = addressIn(progress);
  if (address === undefined) fail(state, 'name-not-found', '', env);
  else connect(state, address, env);
}

function connect(state: CurlState, peer: Ipv4, env: AppEnv): void {
  const { url } = state.exchange as Exchange;
  if (state.command?.verbose) env.print(`*   Trying ${formatIpv4(peer)}:${url.port}...`);
  const { link, error } = linkTo(url, peer, env);
  state.link = link;
  if (error === undefined) connected(state, link, env);
  else if (error !== 'EINPROGRESS') broken(state, error, env);
}

function connected(state: CurlState, link: Link, env: AppEnv): void {
  if (link.connected) return;
  link.connected = true;
  const { url } = state.exchange as Exchange;
  if (state.command?.verbose)
    env.print(`* Connected to ${url.host} (${formatIpv4(link.peer)}) port ${url.port}`);
  request(state, link, env);
}

function request(state: CurlState, link: Link, env: AppEnv): void {
  const held = putRequest(state, link, env);
  state.held = held;
  if (held !== null) env.startTimer('expect', PATIENCE);
  push(state, link, env);
}

function sendHeld(state: CurlState, env: AppEnv): void {
  const { held, link } = state;
  env.stopTimer('expect');
  state.held = null;
  if (held === null || link === null) return;
  putBody(link, held);
  push(state, link, env);
}

function push(state: CurlState, link: Link, env: AppEnv): void {
  const sent = flush(link.outbox, link.fd, env);
  // What has come before the connection broke may be the whole answer.
  if (sent !== 'done' && sent !== 'waits' && sent !== 'EPIPE') broken(state, sent, env);
}

function hear(state: CurlState, fd: number, what: string, env: AppEnv): void {
  const { link } = state;
  if (link === null || fd !== link.fd || what === 'urgent') return;
  if (what.startsWith('soft-error')) {
    const error = what.slice('soft-error '.length);
    if (!link.connected && /^E(HOST|NET)UNREACH$/.test(error)) broken(state, error, env);
  } else if (what === 'connected') connected(state, link, env);
  else if (what === 'writable') push(state, link, env);
  else if (what === 'readable' || what === 'end') receive(state, link, env);
  else broken(state, what.replace(/^error /, ''), env);
}

function receive(state: CurlState, link: Link, env: AppEnv): void {
  while (state.link === link && env.mayGoOn()) {
    const { value, data, error } = call(env, { name: 'recv', fd: link.fd, size: READ });
    if (error === 'EAGAIN') return;
    if (error !== undefined) {
      broken(state, error, env);
      return;
    }
    if (value === 0 || data === undefined) {
      ended(state, link, env);
      return;
    }
    for (const step of feed(link.parser, data)) {
      if (state.link === link && state.exchange !== null) take(state, link, step, env);
    }
  }
}

/** The server sends no more: that may end a body, or cut it off. */
function ended(state: CurlState, link: Link, env: AppEnv): void {
  const { parser } = link;
  const steps = feedEnd(parser);
  state.link = null;
  call(env, { name: 'close', fd: link.fd });
  const { exchange } = state;
  if (exchange === null) return;
  for (const step of steps) if (state.exchange === exchange) take(state, link, step, env);
  if (state.exchange !== exchange) return;
  // An idle connection may be closed at any time: the request is sent again (RFC 9112 §9.3.1).
  const unanswered = parser.message.start === null && parser.rest.length === 0;
  if (unanswered && link.carried > 0 && ['GET', 'HEAD'].includes(exchange.method))
    begin(state, exchange, env);
  else fail(state, 'empty-answer', '', env);
}

function take(state: CurlState, link: Link, step: HttpStep, env: AppEnv): void {
  const { command, exchange } = state;
  if (command === null || exchange === null) return;
  if (step.type === 'head') {
    printHead(step.head, command, env);
    return;
  }
  if (step.type === 'fault') {
    faulty(state, link, step.fault, env);
    return;
  }
  traceResponse(step.message, exchange, link, env);
  if (!isFinal(step.message)) {
    if (state.held !== null) sendHeld(state, env);
    return;
  }
  answered(state, link, step.message, env);
}

function faulty(state: CurlState, link: Link, { code, at }: HttpFault, env: AppEnv): void {
  if (code === 'cut-off') {
    const { parts, start } = link.parser.message;
    for (const part of parts) printBody(part, state.command as CurlCommand, env);
    const why = start === null ? 'empty-answer' : 'cut-off';
    fail(state, why, missingIn(link.parser), env);
    return;
  }
  env.trace('http.unreadable', { process: env.pid, fd: link.fd, code, at });
  fail(state, 'unreadable', code, env);
}

function answered(state: CurlState, link: Link, message: HttpMessage, env: AppEnv): void {
  const command = state.command as CurlCommand;
  const exchange = state.exchange as Exchange;
  const { status } = message.start as ResponseStart;
  link.carried++;
  env.stopTimer('expect');
  // A body that was announced and never sent leaves the connection of no use.
  if (state.held !== null || !persists(message) || link.outbox.parts.length > 0) unlink(state, env);
  state.held = null;
  const location = fieldOf(message.fields, 'location');
  if (command.follow && status >= 300 && status < 400 && location !== undefined) {
    follow(state, exchange, status, location, env);
    return;
  }
  if (command.fail && status >= 400) {
    env.print(`curl: (${HTTP_ERROR}) The requested URL returned error: ${status}`);
    state.code = HTTP_ERROR;
  } else printBody(message.body, command, env);
  state.exchange = null;
  state.index++;
  next(state, env);
}

function follow(
  state: CurlState,
  exchange: Exchange,
  status: number,
  location: string,
  env: AppEnv,
): void {
  const most = state.command?.mostRedirects ?? 0;
  const url = resolved(location, exchange.url);
  if (exchange.redirects >= most) fail(state, 'too-many-redirects', String(most), env);
  else if (url === undefined) fail(state, 'unreadable', `Location: ${location}`, env);
  else begin(state, redirected(exchange, status, url), env);
}

function broken(state: CurlState, error: string, env: AppEnv): void {
  fail(state, failureOf(error), errorWords(error), env);
}

function fail(state: CurlState, why: HttpFailure, detail: string, env: AppEnv): void {
  const { exchange, command } = state;
  if (exchange === null || command === null) return;
  env.trace('http.failed', { process: env.pid, url: spelled(exchange.url), why });
  env.print(failureLine(why, exchange.url, detail));
  unlink(state, env);
  state.exchange = null;
  state.code = codeOf(why);
  if (why === 'timed-out') state.index = command.urls.length;
  else state.index++;
  next(state, env);
}

function unlink(state: CurlState, env: AppEnv): void {
  if (state.lookup !== null) endLookup(state.lookup, env);
  state.lookup = null;
  if (state.link !== null) call(env, { name: 'close', fd: state.link.fd });
  state.link = null;
  env.stopTimer('expect');
}

function end(state: CurlState, code: number, env: AppEnv): void {
  unlink(state, env);
  env.stopTimer('within');
  Object.assign(state, { command: null, exchange: null, held: null });
  const line = commandDone(state.commands, code, env);
  if (line !== undefined) run(state, line, env);
}
