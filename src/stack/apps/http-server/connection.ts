/** One connection of the server: what was read of it, what is being answered, what is still to be sent. */

import { reasonOf } from '../../protocols/http/codes.ts';
import type { HttpCloseReason } from '../../protocols/http/events.ts';
import type { HttpLimits } from '../../protocols/http/fault.ts';
import { fromLatin1 } from '../../protocols/http/latin1.ts';
import {
  type FieldList,
  type FramedBy,
  type HttpMessage,
  persists,
  type RequestStart,
} from '../../protocols/http/message.ts';
import { emptyOutbox, type Outbox, put } from '../../protocols/http/outbox.ts';
import { createParser, type HttpParser } from '../../protocols/http/parser-state.ts';
import { chunked, headText, messageBytes } from '../../protocols/http/write.ts';
import { formatHttpDate } from '../../web/http-date.ts';
import type { Answer } from './answer-kinds.ts';

export interface Connection {
  readonly fd: number;
  readonly peer: number;
  readonly parser: HttpParser;
  readonly outbox: Outbox;
  /** Whole requests that wait for those before them: answers come in their order (RFC 9112 §9.3.2). */
  queue: HttpMessage[];
  /** The answer that is being made, and when it will be. */
  making: { readonly request: HttpMessage; readonly answer: Answer; readonly due: number } | null;
  answered: number;
  /** Nothing more is sent when all that waits has been, and why. */
  closing: HttpCloseReason | '';
  /** Our side has been shut down: what still comes is thrown away until the other side ends, too (§9.6). */
  draining: boolean;
  /** The client sends no more. */
  ended: boolean;
  /** It is closed when nothing has come or gone until then. */
  idleAt: number;
}

export function createConnection(
  fd: number,
  peer: number,
  limits: Partial<HttpLimits>,
): Connection {
  return {
    ...{ fd, peer, parser: createParser('request', limits), outbox: emptyOutbox(), queue: [] },
    ...{ making: null, answered: 0, closing: '', draining: false, ended: false, idleAt: 0 },
  };
}

export interface Manners {
  /** The field `Server`. */
  readonly name: string;
  readonly keepAlive: boolean;
  /** After so many answers the connection is closed. */
  readonly mostRequests: number;
  /** Header and body in one write, or in two. */
  readonly writes: 'together' | 'apart';
}

/** Why nothing more is answered on this connection; '' for: more may come. */
export function closesAfter(
  { answered, ended, queue }: Connection,
  request: HttpMessage,
  answer: Answer,
  { keepAlive, mostRequests }: Manners,
): HttpCloseReason | '' {
  if (answer.framing === 'close') return 'end-of-body';
  if (!keepAlive || !persists(request)) return 'asked';
  // Chunks are only for those who know them.
  if (answer.framing === 'chunked' && request.start.version !== '1.1') return 'end-of-body';
  if (answered + 1 >= mostRequests) return 'enough';
  return ended && queue.length === 0 ? 'gone' : '';
}

/** Puts an answer into the outbox, with the event that says so. `seconds`: since 1970. */
export function putAnswer(
  connection: Connection,
  process: number,
  request: HttpMessage,
  answer: Answer,
  how: {
    readonly manners: Manners;
    readonly closing: HttpCloseReason | '';
    readonly seconds: number;
  },
): void {
  const start = request.start as RequestStart;
  const { version } = start;
  const { framedBy, fields, payload } = framed(request, answer, version);
  const { manners, closing, seconds } = how;
  const head = headText(
    // A server says the highest version that it speaks, whatever it was asked in (RFC 9110 §6.2).
    {
      role: 'response',
      version: version === '0.9' ? '0.9' : '1.1',
      status: answer.status,
      reason: reasonOf(answer.status),
    },
    [
      ['Date', formatHttpDate(seconds)],
      ['Server', manners.name],
      ...answer.fields,
      ...fields,
      ...connectionField(version, closing),
    ],
  );
  const { fd, peer, outbox } = connection;
  const { method, target } = start;
  const about = {
    process,
    fd,
    peer,
    method,
    target,
    version,
    head,
    start: outbox.queued,
    body: payload.length,
  };
  const body = { ...about, framedBy, status: answer.status, because: answer.because };
  const event = { kind: 'http.response.sent', body } as const;
  if (manners.writes === 'together' || payload.length === 0) {
    put(outbox, messageBytes(head, payload), event);
    return;
  }
  put(outbox, fromLatin1(head), event);
  put(outbox, payload);
}

/** `keep-alive` is said to those of 1.0, to whom it is not a matter of course. */
function connectionField(version: string, closing: string): FieldList {
  if (closing !== '') return [['Connection', 'close']];
  return version === '1.0' ? [['Connection', 'keep-alive']] : [];
}

function framed(
  { start }: HttpMessage,
  answer: Answer,
  version: string,
): { framedBy: FramedBy; fields: FieldList; payload: Uint8Array } {
  const { body, status, framing, chunk = 4_096, trailers = [] } = answer;
  const headOnly = (start as RequestStart).method === 'HEAD';
  const none = new Uint8Array();
  if (version === '0.9') return { framedBy: 'close', fields: [], payload: body };
  if (status < 200 || status === 204 || status === 304)
    return { framedBy: 'status', fields: [], payload: none };
  if (framing === 'chunked' && version === '1.1') {
    const names: FieldList =
      trailers.length > 0 ? [['Trailer', trailers.map(([name]) => name).join(', ')]] : [];
    return {
      framedBy: headOnly ? 'status' : 'chunked',
      fields: [['Transfer-Encoding', 'chunked'], ...names],
      payload: headOnly ? none : chunked(body, chunk, trailers),
    };
  }
  // What is sent in chunks is not known beforehand: without them, only the end of the connection is left.
  if (framing !== undefined)
    return { framedBy: headOnly ? 'status' : 'close', fields: [], payload: headOnly ? none : body };
  return {
    framedBy: headOnly ? 'status' : 'length',
    fields: [['Content-Length', String(body.length)]],
    payload: headOnly ? none : body,
  };
}
