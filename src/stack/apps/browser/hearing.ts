/** What comes over the connections, and what becomes of requests whose connection ends. */
import { persists } from '../../protocols/http/message.ts';
import { feed, feedEnd } from '../../protocols/http/parser.ts';
import type { HttpStep } from '../../protocols/http/parser-state.ts';
import type { AppEnv } from '../kind.ts';
import { call, READ } from '../non-blocking.ts';
import { takeAnswer } from './answer.ts';
import { beginContent, readContent } from './content.ts';
import { add, failById, mean } from './fetching.ts';
import { answered, lineEnded, lineOf, opened, openingFailed } from './loader.ts';
import { type BrowserState, type Fetch, fetchOf, type Wire } from './state.ts';
import { type Broken, closeWire, failureOf, pushWire, wireConnected } from './wires.ts';

/** Connections that are no more, and what becomes of what they were for. */
export function broken(state: BrowserState, list: readonly Broken[], env: AppEnv): void {
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

export function hear(state: BrowserState, wire: Wire, what: string, env: AppEnv): void {
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
