/** What a browser keeps: plain data. */
import type { Ipv4 } from '../../core/addresses.ts';
import type { Duration } from '../../core/instant.ts';
import type { Outbox } from '../../protocols/http/outbox.ts';
import type { HttpParser } from '../../protocols/http/parser-state.ts';
import type { CachedResponse, HttpCache } from '../../web/cache/cache.ts';
import type { Seconds } from '../../web/calendar.ts';
import type { CookieJar } from '../../web/cookies/jar.ts';
import type { Headers } from '../../web/headers.ts';
import type { Discovery } from '../../web/html/discover.ts';
import type { Tokenizer } from '../../web/html/tokens.ts';
import type { WebUrl } from '../../web/url.ts';
import type { LoadKind } from './events.ts';
import type { Loader } from './loader.ts';
import type { Names } from './names.ts';

export interface BrowserArgs {
  /** What it does first; further lines are typed. */
  line?: string;
  /** Name servers of the host; without any, those of its DHCP lease. */
  servers?: readonly string[];
  /** To an origin at the most. */
  connections?: number;
  /** How long a connection stays open that nobody needs. */
  keepAlive?: Duration;
  cache?: boolean;
  cookies?: boolean;
  /** Accept-Language. */
  language?: string;
}

/** One thing that is fetched. */
export interface Fetch {
  readonly id: number;
  readonly kind: LoadKind;
  /** The resource that is its page. */
  readonly page: number;
  readonly by: number;
  url: WebUrl;
  method: 'GET' | 'POST';
  form: string | null;
  redirects: number;
  done: boolean;
  failed: boolean;
  /** What the cache has and asks about. */
  entry: CachedResponse | null;
  /** Fields of the request. */
  headers: Headers;
  askedAt: Seconds;
  /** Octets of the body of a page that have been read for what it brings along. */
  read: number;
  tokenizer: Tokenizer | null;
}

/** A connection. */
export interface Wire {
  readonly line: number;
  readonly host: string;
  readonly port: number;
  address: Ipv4;
  /** −1 until its name is known. */
  fd: number;
  connected: boolean;
  /** The resource that it is opened for, or that is asked for. */
  resource: number;
  parser: HttpParser;
  outbox: Outbox;
}

export interface BrowserState {
  readonly line: string | undefined;
  readonly language: string;
  readonly keepAlive: Duration;
  readonly jar: CookieJar | null;
  readonly cache: HttpCache | null;
  readonly loader: Loader;
  readonly names: Names;
  fetches: Fetch[];
  wires: Wire[];
  nextFetch: number;
  /** The page that is shown or being loaded; null before the first. */
  page: Fetch | null;
  discovery: Discovery | null;
  loaded: boolean;
}

/** Redirects of one resource, one after the other (RFC 9110 §15.4). */
export const MOST_REDIRECTS = 20;

export const fetchOf = (state: BrowserState, id: number): Fetch | undefined =>
  state.fetches.find((fetch) => fetch.id === id);
