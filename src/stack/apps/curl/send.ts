/** Puts requests into the outbox of a connection, and says in the trace what came back. */
import { fromLatin1 } from '../../protocols/http/latin1.ts';
import type { HttpMessage, ResponseStart } from '../../protocols/http/message.ts';
import { put } from '../../protocols/http/outbox.ts';
import { expectAnswer, expectSimpleAnswer } from '../../protocols/http/parser-state.ts';
import { headText, messageBytes } from '../../protocols/http/write.ts';
import type { AppEnv } from '../kind.ts';
import { printRequest } from './output.ts';
import { type Exchange, requestOf } from './request.ts';
import type { CurlState, Link } from './state.ts';

/** Returns a body that waits to be asked for. */
export function putRequest(state: CurlState, link: Link, env: AppEnv): Uint8Array | null {
  const command = state.command as NonNullable<CurlState['command']>;
  const exchange = state.exchange as Exchange;
  const { start, fields, body, waits } = requestOf(exchange, command);
  const head = headText(start, fields);
  printRequest(head, command, env);
  const { fd, peer, outbox, parser } = link;
  const { method, target, version } = start;
  if (version === '0.9') expectSimpleAnswer(parser);
  else expectAnswer(parser, method);
  const framedBy = exchange.data === undefined ? 'nothing' : 'length';
  const about = { process: env.pid, fd, peer, method, target, version, head };
  const event = {
    kind: 'http.request.sent',
    body: { ...about, start: outbox.queued, body: body.length, framedBy },
  } as const;
  put(outbox, waits ? fromLatin1(head) : messageBytes(head, body), event);
  return waits ? body : null;
}

export function putBody({ outbox }: Link, body: Uint8Array): void {
  put(outbox, body);
}

export function traceResponse(
  message: HttpMessage,
  { method, url }: Exchange,
  { fd, peer }: Link,
  env: AppEnv,
): void {
  const { fields, marks, framedBy } = message;
  const start = message.start as ResponseStart;
  const { status, version } = start;
  const about = { process: env.pid, fd, peer, method, target: url.target, version, status };
  const where = { start: marks.start, body: marks.end - marks.headEnd };
  env.trace('http.response.received', {
    ...about,
    ...where,
    head: headText(start, fields),
    framedBy,
  });
}
