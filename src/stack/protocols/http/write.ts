/** Writes messages (RFC 9112). What is in a field's way is an error of whoever calls. */
import { fromLatin1, joinBytes } from './latin1.ts';
import type { FieldList, RequestStart, ResponseStart } from './message.ts';

const CRLF = '\r\n';

export function startLine(start: RequestStart | ResponseStart): string {
  if (start.role === 'response') return `HTTP/${start.version} ${start.status} ${start.reason}`;
  const { method, target, version } = start;
  return version === '0.9' ? `${method} ${target}` : `${method} ${target} HTTP/${version}`;
}

/** The header as text, with the empty line that ends it; of HTTP/0.9, the line alone or nothing. */
export function headText(start: RequestStart | ResponseStart, fields: FieldList): string {
  if (start.version === '0.9') return start.role === 'request' ? startLine(start) + CRLF : '';
  const lines = fields.map(([name, value]) => `${name}: ${clean(value)}${CRLF}`);
  return [startLine(start), CRLF, ...lines, CRLF].join('');
}

/** A value that comes from elsewhere begins no field of its own. */
function clean(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
  return value.replace(/[\x00-\x08\x0a-\x1f\x7f]+/g, ' ').replace(/^[ \t]+|[ \t]+$/g, '');
}

export function messageBytes(head: string, body: Uint8Array): Uint8Array {
  return joinBytes([fromLatin1(head), body]);
}

/** The body in chunks of that size, and trailers behind the last. */
export function chunked(body: Uint8Array, size: number, trailers: FieldList = []): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < body.length; at += Math.max(1, size)) {
    const data = body.subarray(at, at + Math.max(1, size));
    parts.push(fromLatin1(data.length.toString(16) + CRLF), data, fromLatin1(CRLF));
  }
  const lines = trailers.map(([name, value]) => `${name}: ${clean(value)}${CRLF}`);
  parts.push(fromLatin1(`0${CRLF}${lines.join('')}${CRLF}`));
  return joinBytes(parts);
}
