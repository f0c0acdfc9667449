/** What a page brings along is found while it comes, and what has come is told for the picture of the page. */
import { fromUtf8 } from '../../core/text.ts';
import { joinBytes, latin1 } from '../../protocols/http/latin1.ts';
import { firstValue, type Headers, lower } from '../../web/headers.ts';
import { createDiscovery, discover, fromCss, type Resource } from '../../web/html/discover.ts';
import { createTokenizer, feed } from '../../web/html/tokens.ts';
import { formatUrl } from '../../web/url.ts';
import type { AppEnv } from '../kind.ts';
import type { BrowserState, Fetch } from './state.ts';

/** Octets of one thing that are told: more is not shown. */
export const MOST_SHOWN = 200_000;

const isHtml = (headers: Headers) =>
  /^text\/html\b/i.test(firstValue(headers, 'content-type') ?? '');

/** The header of a page has come: from now on it is read for what it brings along. */
export function beginContent(state: BrowserState, fetch: Fetch, headers: Headers): void {
  if (fetch.kind !== 'page' || fetch !== state.page || !isHtml(headers)) return;
  fetch.tokenizer = createTokenizer();
  fetch.read = 0;
  state.discovery = createDiscovery(fetch.url);
}

/** As much of a page as has come. */
export function readContent(
  state: BrowserState,
  fetch: Fetch,
  parts: readonly Uint8Array[],
  last: boolean,
): Resource[] {
  const { tokenizer } = fetch;
  const { discovery } = state;
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  if (tokenizer === null || discovery === null || fetch !== state.page) return [];
  if (size === fetch.read && !last) return [];
  const fresh = joinBytes(parts).slice(fetch.read);
  // A character that is cut in two waits for its end.
  const whole = last ? fresh.length : wholeCharacters(fresh);
  fetch.read += whole;
  return discover(discovery, feed(tokenizer, fromUtf8(fresh.subarray(0, whole)), last));
}

function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const octet = bytes[bytes.length - back] as number;
    if (octet < 0x80) return bytes.length;
    if (octet >= 0xc0) {
      const length = octet >= 0xf0 ? 4 : octet >= 0xe0 ? 3 : 2;
      return back < length ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** What a style sheet brings along. */
export function readStyle(state: BrowserState, fetch: Fetch, body: Uint8Array): Resource[] {
  const { discovery } = state;
  if (fetch.kind !== 'style' || discovery === null || fetch.page !== state.page?.id) return [];
  return fromCss(discovery, fromUtf8(body.subarray(0, MOST_SHOWN)), fetch.url);
}

/** Tells what has come, for whoever shows the page. Scripts run nowhere. */
export function showContent(fetch: Fetch, headers: Headers, body: Uint8Array, env: AppEnv): void {
  const { id: resource, page, kind: what, url } = fetch;
  if (what === 'script' || body.length > MOST_SHOWN) return;
  const type = lower((firstValue(headers, 'content-type') ?? '').split(';')[0] as string).trim();
  env.trace('browser.content', {
    ...{ process: env.pid, resource, page, what, url: formatUrl(url, false), type },
    body: latin1(body),
  });
}
