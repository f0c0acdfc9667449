/** Connections of the browser: opened when the loader says so, and heard. */

import type { HttpFailure } from '../../protocols/http/events.ts';
import { emptyOutbox, flush } from '../../protocols/http/outbox.ts';
import { createParser } from '../../protocols/http/parser-state.ts';
import { parseUrl, portOf } from '../../web/url.ts';
import type { AppEnv } from '../kind.ts';
import { call } from '../non-blocking.ts';
import { addressOf, ask, type Resolved } from './names.ts';
import type { BrowserState, Wire } from './state.ts';

/** A connection that could not be opened or that failed, with the reason. */
export interface Broken {
  readonly wire: Wire;
  readonly why: HttpFailure;
}

const FAILURES: Readonly<Record<string, HttpFailure>> = {
  ECONNREFUSED: 'refused',
  refused: 'refused',
  ECONNRESET: 'reset',
  reset: 'reset',
  ETIMEDOUT: 'timed-out',
  timeout: 'timed-out',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
};

export const failureOf = (what: string): HttpFailure =>
  FAILURES[what.replace(/^(soft-)?error /, '')] ?? 'unreachable';

/** Begins to open a connection: at once, or when the name has been looked up. */
export function openWire(
  state: BrowserState,
  order: { readonly line: number; readonly origin: string; readonly request: number },
  env: AppEnv,
): Broken[] {
  const { url } = parseUrl(order.origin);
  if (url === undefined) return [];
  const wire: Wire = {
    ...{ line: order.line, host: url.host, port: portOf(url), address: 0, fd: -1 },
    ...{ connected: false, resource: order.request },
    ...{ parser: createParser('response'), outbox: emptyOutbox() },
  };
  state.wires.push(wire);
  const address = addressOf(state.names, wire.host, env.now);
  if (address !== undefined) return connect(wire, address, env);
  if (!state.names.asked.includes(wire.host)) {
    env.trace('browser.lookup.begun', { ...about(wire, env), name: wire.host });
  }
  return namesKnown(state, ask(state.names, wire.host, env), env);
}

const about = ({ resource }: Wire, env: AppEnv) => ({ process: env.pid, resource });

/** Names have been looked up: whoever waited for them connects or fails. */
export function namesKnown(
  state: BrowserState,
  resolved: readonly Resolved[],
  env: AppEnv,
): Broken[] {
  return resolved.flatMap(({ name, address }) => {
    const waiting = state.wires.filter(({ host, fd }) => host === name && fd < 0);
    const [first] = waiting;
    if (first !== undefined) {
      const found = address !== 0;
      env.trace('browser.lookup.done', { ...about(first, env), name, address, found });
    }
    return waiting.flatMap((wire) =>
      address === 0 ? [{ wire, why: 'name-not-found' as const }] : connect(wire, address, env),
    );
  });
}

function connect(wire: Wire, address: number, env: AppEnv): Broken[] {
  const { value: fd, error } = call(env, { name: 'socket', type: 'stream', nonBlocking: true });
  if (error !== undefined) return [{ wire, why: failureOf(error) }];
  Object.assign(wire, { fd, address });
  env.trace('browser.connect.begun', { ...about(wire, env), fd, address, port: wire.port });
  // A request that is written in one piece leaves at once.
  call(env, { name: 'setsockopt', fd, option: 'TCP_NODELAY', value: 1 });
  const made = call(env, { name: 'connect', fd, address, port: wire.port });
  if (made.error === undefined || made.error === 'EINPROGRESS') return [];
  return [{ wire, why: failureOf(made.error) }];
}

export function wireConnected(wire: Wire, env: AppEnv): void {
  wire.connected = true;
  env.trace('browser.connected', { ...about(wire, env), fd: wire.fd });
}

/** Sends what there is to send. */
export function pushWire(wire: Wire, env: AppEnv): Broken[] {
  if (!wire.connected) return [];
  const outcome = flush(wire.outbox, wire.fd, env);
  return outcome === 'done' || outcome === 'waits' ? [] : [{ wire, why: failureOf(outcome) }];
}

export function closeWire(state: BrowserState, wire: Wire, env: AppEnv, abort = false): void {
  state.wires = state.wires.filter((each) => each !== wire);
  if (wire.fd < 0) return;
  env.trace('browser.closed', { process: env.pid, fd: wire.fd });
  call(env, { name: abort ? 'abort' : 'close', fd: wire.fd });
}
