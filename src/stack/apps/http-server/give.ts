/** Puts answers into the outbox of a connection, and says in the trace why each is what it is. */
import type { HttpCloseReason } from '../../protocols/http/events.ts';
import '../../protocols/http/events.ts';
import { type HttpFault, statusFor } from '../../protocols/http/fault.ts';
import {
  type FieldList,
  type Head,
  type HttpMessage,
  listOf,
  type RequestStart,
  type Start,
} from '../../protocols/http/message.ts';
import { put } from '../../protocols/http/outbox.ts';
import { headText, messageBytes } from '../../protocols/http/write.ts';
import type { AppEnv } from '../kind.ts';
import { answerTo } from './answer.ts';
import { type Answer, plainAnswer } from './answer-kinds.ts';
import { type Connection, closesAfter, putAnswer } from './connection.ts';
import { DEFAULT_SESSIONS } from './session.ts';
import { type HttpServerState, secondsNow, surroundings, wind } from './state.ts';

/** RFC 9110 §10.1.1: the client waits with its body to be told that it is wanted. */
export function considerHead(
  state: HttpServerState,
  connection: Connection,
  head: Head,
  env: AppEnv,
): void {
  const { fields, start, framedBy } = head;
  const expects = listOf(fields, 'expect').map((each) => each.toLowerCase());
  if (expects.length === 0 || start.version !== '1.1') return;
  const { parser } = connection;
  if (expects.some((each) => each !== '100-continue')) {
    refuse(state, connection, start, plainAnswer(417, 'expectation-unknown'), 'asked', env);
    return;
  }
  // Whoever has begun to send it does not wait, and whoever has none has nothing to wait for.
  const waits = framedBy !== 'nothing' && head.length !== 0 && parser.rest.length === 0;
  if (!waits || connection.queue.length > 0 || connection.making !== null) return;
  const bare = { ...head, trailers: [], body: new Uint8Array(), marks: parser.message.marks };
  const answer = answerTo(bare, surroundings(state, env), true);
  if (answer.status >= 400) {
    refuse(state, connection, start, answer, 'asked', env, fields);
    return;
  }
  const line = headText({ role: 'response', version: '1.1', status: 100, reason: 'Continue' }, []);
  const { method, target, version } = start as RequestStart;
  const { fd, peer, outbox } = connection;
  const about = {
    process: env.pid,
    fd,
    peer,
    method,
    target,
    version,
    head: line,
    start: outbox.queued,
  };
  const body = { ...about, body: 0, framedBy: 'status', status: 100, because: 'continue' } as const;
  put(outbox, messageBytes(line, new Uint8Array()), { kind: 'http.response.sent', body });
}

export function unreadable(
  state: HttpServerState,
  connection: Connection,
  { code, at }: HttpFault,
  start: Start | null,
  env: AppEnv,
): void {
  env.trace('http.unreadable', { process: env.pid, fd: connection.fd, code, at });
  // Nobody is there any more to hear what was wrong.
  if (code === 'cut-off') connection.closing = 'gone';
  else
    refuse(state, connection, start, plainAnswer(statusFor(code), 'unreadable'), 'unreadable', env);
}

const NOTHING_READ: RequestStart = { role: 'request', version: '1.1', method: '', target: '' };

/** Answers what was not read to its end, behind the answers that are due before it; then it is over. */
export function refuse(
  state: HttpServerState,
  connection: Connection,
  start: Start | null,
  answer: Answer,
  why: HttpCloseReason,
  env: AppEnv,
  fields: FieldList = [],
): void {
  const { marks } = connection.parser.message;
  const head = { start: start ?? NOTHING_READ, fields, framedBy: 'nothing', length: 0 } as const;
  const request: HttpMessage = { ...head, trailers: [], body: new Uint8Array(), marks };
  if (connection.queue.length > 0 || connection.making !== null) {
    // Those before it are answered; it is not worth a place in the queue.
    connection.closing = why;
    return;
  }
  connection.closing = why;
  answerNow(state, connection, request, answer, env);
}

export function answerRequest(
  state: HttpServerState,
  connection: Connection,
  request: HttpMessage,
  env: AppEnv,
): void {
  traceRequest(connection, request, env);
  const answer = answerTo(request, surroundings(state, env));
  if (answer.after !== undefined && answer.after > 0) {
    connection.making = { request, answer, due: env.now + answer.after };
    wind(state, env);
    return;
  }
  give(state, connection, request, answer, env);
}

function traceRequest({ fd, peer }: Connection, request: HttpMessage, env: AppEnv): void {
  const { marks, framedBy, fields } = request;
  const { method, target, version } = request.start as RequestStart;
  const head = headText(request.start as RequestStart, fields);
  const about = { process: env.pid, fd, peer, method, target, version, head, framedBy };
  env.trace('http.request.received', {
    ...about,
    start: marks.start,
    body: marks.end - marks.headEnd,
  });
}

export function give(
  state: HttpServerState,
  connection: Connection,
  request: HttpMessage,
  answer: Answer,
  env: AppEnv,
): void {
  const { fd } = connection;
  if (answer.session !== undefined) {
    const by = state.args.sessions?.by ?? DEFAULT_SESSIONS.by;
    env.trace('http.session', { process: env.pid, fd, by, ...answer.session });
  }
  if (connection.closing === '')
    connection.closing = closesAfter(connection, request, answer, state.manners);
  answerNow(state, connection, request, answer, env);
}

function answerNow(
  state: HttpServerState,
  connection: Connection,
  request: HttpMessage,
  answer: Answer,
  env: AppEnv,
): void {
  const { manners } = state;
  const how = { manners, closing: connection.closing, seconds: secondsNow(env) };
  putAnswer(connection, env.pid, request, answer, how);
  connection.answered++;
  if (connection.closing !== '' && connection.closing !== 'gone') connection.queue = [];
}
