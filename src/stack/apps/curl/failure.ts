/** How curl fails: its exit codes, and the line that says why. */
import type { HttpFailure } from '../../protocols/http/events.ts';
import type { HttpParser } from '../../protocols/http/parser-state.ts';
import { authority, type Url } from './url.ts';

export const USAGE = 2;
export const HTTP_ERROR = 22;

const CODES: Readonly<Record<HttpFailure, number>> = {
  'name-not-found': 6,
  refused: 7,
  unreachable: 7,
  'timed-out': 28,
  reset: 56,
  'cut-off': 18,
  'empty-answer': 52,
  unreadable: 8,
  'too-many-redirects': 47,
};

export const codeOf = (why: HttpFailure) => CODES[why];

export function failureLine(why: HttpFailure, url: Url, detail: string): string {
  const { host, port } = url;
  const words: Readonly<Record<HttpFailure, string>> = {
    'name-not-found': `Could not resolve host: ${host}`,
    refused: `Failed to connect to ${host} port ${port}: connection refused`,
    unreachable: `Failed to connect to ${host} port ${port}: ${detail}`,
    'timed-out': `Nothing from ${authority(url)} in time`,
    reset: 'Recv failure: connection reset by peer',
    'cut-off': `end of response with ${detail} bytes missing`,
    'empty-answer': 'Empty reply from server',
    unreadable: `This is no HTTP answer (${detail})`,
    'too-many-redirects': `Maximum (${detail}) redirects followed`,
  };
  return `curl: (${CODES[why]}) ${words[why]}`;
}

/** By what a call or a socket event says. */
const REASONS: Readonly<Record<string, HttpFailure>> = {
  ECONNREFUSED: 'refused',
  refused: 'refused',
  ECONNRESET: 'reset',
  reset: 'reset',
  ETIMEDOUT: 'timed-out',
  timeout: 'timed-out',
};

export const failureOf = (error: string): HttpFailure => REASONS[error] ?? 'unreachable';

/** Bytes of the body that have not come; of one in chunks, nobody knows. */
export function missingIn({ message: { parts, length } }: HttpParser): string {
  if (length < 0) return 'an unknown number of';
  return String(length - parts.reduce((sum, part) => sum + part.length, 0));
}
