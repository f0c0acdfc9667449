/** What can be wrong with an HTTP/1 message, and what a server answers to it. */

/** The words are in page/fault-text.ts. */
export type HttpFaultCode =
  | 'line-too-long'
  /** A request target that is longer than the server reads. */
  | 'target-too-long'
  | 'fields-too-large'
  /** Not `method SP target SP version`. */
  | 'request-line'
  | 'status-line'
  | 'version'
  /** A line that is no `name: value`. */
  | 'field-line'
  /** White space between a field's name and its colon (RFC 9112 §5.1). */
  | 'space-before-colon'
  /** A line that begins with white space, as if it went on with the one before (§5.2). */
  | 'folded'
  /** A control character, such as a CR alone, in a line. */
  | 'control-character'
  | 'host-missing'
  | 'host-twice'
  | 'length-invalid'
  /** Two Content-Length fields that say different things (§6.3). */
  | 'lengths-differ'
  /** Content-Length and Transfer-Encoding both: two ends of one body (§6.1). */
  | 'length-and-coding'
  /** Transfer-Encoding in a message of a version that does not know it. */
  | 'coding-too-early'
  | 'coding-unknown'
  /** The last transfer coding is not `chunked`, or it stands there twice. */
  | 'coding-order'
  | 'chunk-size'
  | 'chunk-end'
  | 'body-too-large'
  /** The connection ended inside a message. */
  | 'cut-off';

/** A fault, with the offset in the stream of the byte where it was found. */
export interface HttpFault {
  readonly code: HttpFaultCode;
  readonly at: number;
}

const OTHERS: Partial<Record<HttpFaultCode, number>> = {
  'body-too-large': 413,
  'target-too-long': 414,
  'fields-too-large': 431,
  'coding-unknown': 501,
  version: 505,
};

/** The status by which a server refuses such a request. */
export function statusFor(code: HttpFaultCode): number {
  return OTHERS[code] ?? 400;
}

export interface HttpLimits {
  /** Bytes of a line. */
  readonly line: number;
  readonly target: number;
  /** Bytes of all fields, and how many there may be. */
  readonly fields: number;
  readonly fieldCount: number;
  readonly body: number;
}

export const DEFAULT_LIMITS: HttpLimits = {
  line: 16_384,
  target: 8_000,
  fields: 32_768,
  fieldCount: 100,
  body: 8 << 20,
};
