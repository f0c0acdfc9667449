/** What a reader of messages knows between two arrivals: plain data, part of a program's state. */
import { DEFAULT_LIMITS, type HttpFault, type HttpLimits } from './fault.ts';
import type { FramedBy, Head, HttpMessage, Marks, Start } from './message.ts';

type Phase =
  | 'start'
  | 'fields'
  | 'length'
  | 'close'
  | 'chunk-size'
  | 'chunk-data'
  | 'chunk-end'
  | 'trailers'
  /** The bytes are none of HTTP's any more; the parser has failed. */
  | 'switched'
  | 'failed';

interface Unfinished {
  start: Start | null;
  fields: [string, string][];
  trailers: [string, string][];
  framedBy: FramedBy;
  length: number;
  parts: Uint8Array[];
  marks: Marks;
}

export interface HttpParser {
  readonly role: Start['role'];
  readonly limits: HttpLimits;
  /** Methods of the requests that are still to be answered, for a reader of responses. */
  awaited: string[];
  phase: Phase;
  /** What has come and is not read yet, and where it stands in the stream. */
  rest: Uint8Array;
  at: number;
  /** Bytes of `rest` in which no line ends. */
  searched: number;
  /** Of the body or the chunk. */
  remaining: number;
  /** Of the fields and of the body, so far. */
  fieldBytes: number;
  bodyBytes: number;
  message: Unfinished;
}

export type HttpStep =
  /** The header is whole. */
  | { readonly type: 'head'; readonly head: Head }
  | { readonly type: 'message'; readonly message: HttpMessage }
  | { readonly type: 'fault'; readonly fault: HttpFault; readonly start: Start | null };

export const NONE = new Uint8Array();

export function createParser(role: Start['role'], limits: Partial<HttpLimits> = {}): HttpParser {
  return {
    ...{ role, limits: { ...DEFAULT_LIMITS, ...limits }, awaited: [], phase: 'start' },
    ...{ rest: NONE, at: 0, searched: 0, remaining: 0, fieldBytes: 0, bodyBytes: 0 },
    message: unfinished(0),
  };
}

export function unfinished(at: number): Unfinished {
  const marks = { start: at, lineEnd: at, fields: [], headEnd: at, chunks: [], end: at };
  return {
    ...{ start: null, fields: [], trailers: [], framedBy: 'nothing', length: 0, parts: [] },
    marks,
  };
}

/** A reader of responses is told what was asked: the answer to HEAD has no body (RFC 9110 §9.3.2). */
export function expectAnswer(parser: HttpParser, method: string): void {
  parser.awaited.push(method);
}

/** The answer to a request of HTTP/0.9 has no header: all of it is body. */
export function expectSimpleAnswer(parser: HttpParser): void {
  const { message } = parser;
  message.start = { role: 'response', version: '0.9', status: 200, reason: '' };
  message.framedBy = 'close';
  message.length = -1;
  parser.phase = 'close';
}

/** Between two messages, and nothing of a next one has come. */
export function isBetween({ phase, rest, message }: HttpParser): boolean {
  return phase === 'start' && message.start === null && rest.length === 0;
}
