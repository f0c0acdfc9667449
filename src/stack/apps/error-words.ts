/** What programs print of an error: in words, as `strerror` has them, where a person is likely to meet it. */

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EHOSTUNREACH: 'host unreachable',
  EMSGSIZE: 'message too long',
  ENETUNREACH: 'network unreachable',
  ETIMEDOUT: 'timed out',
};

export function errorWords(error: string): string {
  return WORDS[error] ?? error;
}
