/** What programs that speak HTTP write to the trace. */
import { type BodiesOf, defineEvents, int, text, u32 } from '../../trace/schema.ts';
import type { HttpFaultCode } from './fault.ts';
import type { FramedBy, HttpVersion } from './message.ts';

/** Why a server answers as it does: what of the request and of its site decides. */
export interface HttpReasons {
  found: true;
  created: true;
  replaced: true;
  deleted: true;
  options: true;
  continue: true;
  'part-wanted': true;
  'part-outside': true;
  'etag-unchanged': true;
  'date-unchanged': true;
  'condition-false': true;
  moved: true;
  'set-status': true;
  'nothing-there': true;
  'method-unknown': true;
  'method-not-here': true;
  'length-needed': true;
  'type-not-taken': true;
  'nothing-acceptable': true;
  'expectation-unknown': true;
  'no-password': true;
  'wrong-password': true;
  'no-session': true;
  'too-slow': true;
  unreadable: true;
}
export type HttpReason = keyof HttpReasons;

/** Why a connection that could have carried more is closed. */
export interface HttpCloseReasons {
  idle: true;
  /** `Connection: close`, or a version without persistent connections. */
  asked: true;
  /** The body has no other end. */
  'end-of-body': true;
  unreadable: true;
  /** It has carried as many requests as the server allows. */
  enough: true;
  gone: true;
}
export type HttpCloseReason = keyof HttpCloseReasons;

/** Why a client gives up. */
export interface HttpFailures {
  'name-not-found': true;
  refused: true;
  unreachable: true;
  'timed-out': true;
  reset: true;
  'cut-off': true;
  'empty-answer': true;
  unreadable: true;
  'too-many-redirects': true;
}
export type HttpFailure = keyof HttpFailures;

/**
 * `head`: the header as it stands on the wire, a letter for each byte; `start`: the offset of its
 * first byte among all that went that way; `body`: bytes behind it, with chunk sizes and trailers.
 */
const about = {
  process: int,
  fd: int,
  peer: u32,
  method: text(),
  target: text(),
  version: text<HttpVersion>(),
  head: text(),
  start: int,
  body: int,
  framedBy: text<FramedBy>(),
};

export const httpEvents = defineEvents(1280, {
  'http.request.sent': about,
  'http.request.received': about,
  /** Method and target are those of the request that it answers. */
  'http.response.sent': { ...about, status: int, because: text<HttpReason>() },
  'http.response.received': { ...about, status: int },
  /** What came is no message that two readers would understand alike; `at` is where in the stream. */
  'http.unreadable': { process: int, fd: int, code: text<HttpFaultCode>(), at: int },
  'http.closed': { process: int, fd: int, why: text<HttpCloseReason>() },
  'http.failed': { process: int, url: text(), why: text<HttpFailure>() },
  /** A server has found, begun or ended a session: by a cookie, or by a part of the URL. */
  'http.session': {
    process: int,
    fd: int,
    what: text<'begun' | 'known' | 'unknown' | 'ended'>(),
    session: text(),
    user: text(),
    by: text<'cookie' | 'url'>(),
  },
});

declare module '../../trace/schema.ts' {
  interface EventBodies extends BodiesOf<typeof httpEvents> {}
}
