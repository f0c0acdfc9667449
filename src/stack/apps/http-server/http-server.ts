/**
 * A web server. It waits for nobody: its calls are non-blocking, and socket events say when one may be
 * made, so one process serves any number of clients, each in the order of its requests.
 */
import { flush } from '../../protocols/http/outbox.ts';
import { feed, feedEnd } from '../../protocols/http/parser.ts';
import { type HttpStep, isBetween } from '../../protocols/http/parser-state.ts';
import type { AppEnv, AppEvent, AppKind } from '../kind.ts';
import { bound, call, READ } from '../non-blocking.ts';
import { plainAnswer } from './answer-kinds.ts';
import { type Connection, createConnection } from './connection.ts';
import { answerRequest, considerHead, give, refuse, unreadable } from './give.ts';
import { resourceOf } from './site.ts';
import { type HttpServerArgs, type HttpServerState, secondsNow, stir, wind } from './state.ts';

const MOST_CONNECTIONS = 256;
/** Requests of one connection that are read before the first of them is answered. */
const MOST_WAITING = 16;

export const httpServer: AppKind<HttpServerState, HttpServerArgs> = {
  id: 'http-server',
  needs: ({ noDelay = false }) => (noDelay ? ['socket-options'] : []),
  hears: { sockets: true },
  init: (args) => ({
    args,
    manners: {
      name: args.name ?? 'Wireglass',
      keepAlive: args.keepAlive ?? true,
      mostRequests: args.mostRequests ?? Number.POSITIVE_INFINITY,
      writes: args.writes ?? 'together',
    },
    ...{ door: -1, site: new Map(), sessions: new Map(), connections: new Map() },
  }),
  step(state: HttpServerState, event: AppEvent, env: AppEnv): void {
    if (event.type === 'start') open(state, env);
    else if (event.type === 'timer') ring(state, env);
    else if (event.type === 'socket' && event.fd === state.door) welcomeAll(state, env);
    else if (event.type === 'socket') hear(state, event.fd, event.what, env);
  },
};

function open(state: HttpServerState, env: AppEnv): void {
  const { port = 80, backlog = 128, resources } = state.args;
  for (const [path, spec] of Object.entries(resources)) {
    state.site.set(path, resourceOf(path, spec, secondsNow(env)));
  }
  state.door = bound('stream', port, env);
  if (state.door >= 0) call(env, { name: 'listen', fd: state.door, backlog });
}

function welcomeAll(state: HttpServerState, env: AppEnv): void {
  const { mostConnections = MOST_CONNECTIONS, limits = {}, noDelay = false } = state.args;
  // Others wait at the door until somebody leaves.
  while (state.connections.size < mostConnections && env.mayGoOn()) {
    const { value: fd, error, address = 0 } = call(env, { name: 'accept', fd: state.door });
    if (error !== undefined) return;
    call(env, { name: 'setNonBlocking', fd, on: true });
    if (noDelay) call(env, { name: 'setsockopt', fd, option: 'TCP_NODELAY', value: 1 });
    const connection = createConnection(fd, address, limits);
    state.connections.set(fd, connection);
    stir(state, connection, env);
    // What came before it was accepted was announced to nobody.
    read(state, connection, env);
  }
}

function hear(state: HttpServerState, fd: number, what: string, env: AppEnv): void {
  const connection = state.connections.get(fd);
  if (connection === undefined) return;
  if (what === 'writable') goOn(state, connection, env);
  else if (what === 'readable' || what === 'end') read(state, connection, env);
  else if (what === 'connected' || what === 'urgent' || what.startsWith('soft-error')) return;
  else hangUp(state, connection, env);
}

function ring(state: HttpServerState, env: AppEnv): void {
  for (const connection of [...state.connections.values()]) {
    const { making, idleAt } = connection;
    if (making !== null && making.due <= env.now) {
      connection.making = null;
      stir(state, connection, env);
      give(state, connection, making.request, making.answer, env);
      goOn(state, connection, env);
    } else if (making === null && idleAt <= env.now) expire(state, connection, env);
  }
  wind(state, env);
}

/** Half a request is answered 408 (RFC 9110 §15.5.9); a connection at rest is closed without a word. */
function expire(state: HttpServerState, connection: Connection, env: AppEnv): void {
  const { parser, draining, outbox, closing } = connection;
  const rests = isBetween(parser) || draining || outbox.parts.length > 0 || closing !== '';
  if (!rests) {
    refuse(state, connection, parser.message.start, plainAnswer(408, 'too-slow'), 'idle', env);
    stir(state, connection, env);
    goOn(state, connection, env);
    return;
  }
  if (!draining) env.trace('http.closed', { process: env.pid, fd: connection.fd, why: 'idle' });
  hangUp(state, connection, env);
}

function read(state: HttpServerState, connection: Connection, env: AppEnv): void {
  const { fd, parser } = connection;
  while (!connection.ended && connection.queue.length < MOST_WAITING && env.mayGoOn()) {
    const { value, data, error } = call(env, { name: 'recv', fd, size: READ });
    if (error === 'EAGAIN') break;
    if (error !== undefined) {
      hangUp(state, connection, env);
      return;
    }
    if (value === 0 || data === undefined) {
      connection.ended = true;
      if (!connection.draining)
        for (const step of feedEnd(parser)) take(state, connection, step, env);
      break;
    }
    stir(state, connection, env);
    if (connection.draining || connection.closing !== '') continue;
    for (const step of feed(parser, data)) take(state, connection, step, env);
    if (!state.connections.has(fd)) return;
  }
  goOn(state, connection, env);
}

function take(state: HttpServerState, connection: Connection, step: HttpStep, env: AppEnv): void {
  if (connection.closing !== '') return;
  if (step.type === 'head') considerHead(state, connection, step.head, env);
  else if (step.type === 'message') connection.queue.push(step.message);
  else unreadable(state, connection, step.fault, step.start, env);
}

/** Answers what can be answered, sends what can be sent, and closes what is over. */
function goOn(state: HttpServerState, connection: Connection, env: AppEnv): void {
  for (;;) {
    if (!state.connections.has(connection.fd) || !env.mayGoOn()) return;
    const sent = flush(connection.outbox, connection.fd, env);
    if (sent === 'waits') return;
    if (sent !== 'done') {
      hangUp(state, connection, env);
      return;
    }
    if (connection.draining || connection.making !== null) break;
    const request = connection.queue.shift();
    if (request === undefined) break;
    answerRequest(state, connection, request, env);
    if (connection.queue.length === MOST_WAITING - 1) read(state, connection, env);
  }
  finish(state, connection, env);
}

/** All that was to be sent has been: whoever is done says so, and listens until the other side has, too. */
function finish(state: HttpServerState, connection: Connection, env: AppEnv): void {
  const { fd, making, queue, ended, outbox, draining } = connection;
  if (making !== null || queue.length > 0 || outbox.parts.length > 0) return;
  if (ended && (connection.closing === '' || draining)) {
    if (!draining) env.trace('http.closed', { process: env.pid, fd, why: 'gone' });
    hangUp(state, connection, env);
    return;
  }
  if (connection.closing === '' || draining) return;
  env.trace('http.closed', { process: env.pid, fd, why: connection.closing });
  if (ended) {
    hangUp(state, connection, env);
    return;
  }
  call(env, { name: 'shutdown', fd, how: 'wr' });
  connection.draining = true;
  stir(state, connection, env);
}

function hangUp(state: HttpServerState, connection: Connection, env: AppEnv): void {
  if (!state.connections.delete(connection.fd)) return;
  call(env, { name: 'close', fd: connection.fd });
  wind(state, env);
  // Somebody may have waited at the door for a place.
  if (state.connections.size === (state.args.mostConnections ?? MOST_CONNECTIONS) - 1)
    welcomeAll(state, env);
}
