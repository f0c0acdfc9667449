/** What curl sends for a URL. */
import { utf8 } from '../../core/text.ts';
import { toBase64 } from '../../protocols/http/base64.ts';
import { type FieldList, fieldOf, type RequestStart } from '../../protocols/http/message.ts';
import type { CurlCommand } from './command.ts';
import { authority, type Url } from './url.ts';

export interface Exchange {
  readonly url: Url;
  readonly method: string;
  readonly data: string | undefined;
  /** So many redirects have led here. */
  readonly redirects: number;
  /** The host that name and password are for. */
  readonly trusted: string;
}

export function firstExchange(url: Url, command: CurlCommand): Exchange {
  const { head, upload, data } = command;
  const usual = head ? 'HEAD' : upload ? 'PUT' : data === undefined ? 'GET' : 'POST';
  const method = command.version === '0.9' ? 'GET' : command.method || usual;
  return { url, method, data, redirects: 0, trusted: authority(url) };
}

/** RFC 9110 §15.4: 303 is fetched; 301 and 302 make a GET of a POST, 307 and 308 do not. */
export function redirected(before: Exchange, status: number, url: Url): Exchange {
  const { method, redirects } = before;
  const fetched = status === 303 || (status < 303 && method === 'POST');
  const again = fetched && method !== 'HEAD' ? { method: 'GET', data: undefined } : {};
  return { ...before, ...again, url, redirects: redirects + 1 };
}

export interface Written {
  readonly start: RequestStart;
  readonly fields: FieldList;
  readonly body: Uint8Array;
  /** The body waits for a 100 (Continue). */
  readonly waits: boolean;
}

export function requestOf({ url, method, data, trusted }: Exchange, command: CurlCommand): Written {
  const { version, fields, upload, range, user } = command;
  const start: RequestStart = { role: 'request', version, method, target: url.target };
  const body = data === undefined || version === '0.9' ? new Uint8Array() : utf8(data);
  const own: [string, string][] = [
    ['Host', authority(url)],
    ['User-Agent', 'curl/Wireglass'],
    ['Accept', '*/*'],
  ];
  // A password is for one host, not for whoever that host points at (RFC 9110 §15.4).
  if (user !== '' && authority(url) === trusted) {
    own.push(['Authorization', `Basic ${toBase64(utf8(user))}`]);
  }
  if (range !== '') own.push(['Range', `bytes=${range}`]);
  if (data !== undefined) {
    if (!upload) own.push(['Content-Type', 'application/x-www-form-urlencoded']);
    own.push(['Content-Length', String(body.length)]);
  }
  // Whoever says a field himself replaces it; one without a value is left out.
  const kept = own.filter(([name]) => fieldOf(fields, name) === undefined);
  const all = [...kept, ...fields.filter(([, value]) => value !== '')];
  const waits = fieldOf(all, 'expect')?.toLowerCase() === '100-continue' && body.length > 0;
  return { start, fields: all, body, waits };
}
