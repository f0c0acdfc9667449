/**
 * URLs as the web has them: the URL standard's parser (url.spec.whatwg.org §4.4) for http, https, ws
 * and wss, which for well-formed input is RFC 3986 §5 with its dot segments. Plain data.
 */
import {
  encodeFragment,
  encodePath,
  encodeQuery,
  encodeUserinfo,
  percentDecode,
} from './url-encode.ts';
import { type HostFault, parseHost } from './url-host.ts';

export const DEFAULT_PORTS = { http: 80, https: 443, ws: 80, wss: 443 } as const;
export type WebScheme = keyof typeof DEFAULT_PORTS;

export interface WebUrl {
  readonly scheme: WebScheme;
  /** As written before the `@`, encoded; empty without. */
  readonly userinfo: string;
  /** In small letters; an IPv4 address in its usual form. */
  readonly host: string;
  /** Null: the one of its scheme. */
  readonly port: number | null;
  /** Begins with a slash. */
  readonly path: string;
  readonly query: string | null;
  readonly fragment: string | null;
}

export type UrlFault = HostFault | 'too-long' | 'relative' | 'scheme' | 'port';
export type ParsedUrl =
  | { readonly url: WebUrl; readonly fault?: undefined }
  | { readonly url?: undefined; readonly fault: UrlFault };

/** As many octets as RFC 9110 §4.1 wants everybody to take at least. */
export const LONGEST_URL = 8000;

/** A URL that a person, a page or a header has written; a relative one with what it is relative to. */
export function parseUrl(input: string, base?: WebUrl): ParsedUrl {
  if (input.length > LONGEST_URL) return { fault: 'too-long' };
  const text = trim(input).replace(/[\t\n\r]/g, '');
  const [, given] = /^([a-z][a-z0-9+.-]*):/i.exec(text) ?? [];
  const scheme = given?.toLowerCase() ?? base?.scheme;
  if (scheme === undefined) return { fault: 'relative' };
  if (!isWebScheme(scheme)) return { fault: 'scheme' };
  const rest = given === undefined ? text : text.slice(given.length + 1);
  const relative = base?.scheme === scheme && !/^[/\\]{2}/.test(rest);
  // With a scheme of its own, only two slashes as they should be make it absolute (§4.4).
  if (relative || (given !== undefined && base?.scheme === scheme && !rest.startsWith('//'))) {
    return limited(resolve(split(rest), base as WebUrl));
  }
  return limited(absolute(scheme, rest.replace(/^[/\\]+/, '')));
}

/** Percent-encoding makes it longer. */
function limited(parsed: ParsedUrl): ParsedUrl {
  const long = parsed.url !== undefined && formatUrl(parsed.url).length > LONGEST_URL;
  return long ? { fault: 'too-long' } : parsed;
}

/** Without control characters and spaces at its ends. A loop: a pattern would try each run of spaces anew. */
function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return text.slice(start, end);
}

function isWebScheme(scheme: string): scheme is WebScheme {
  return Object.hasOwn(DEFAULT_PORTS, scheme);
}

interface Parts {
  readonly before: string;
  readonly query: string | null;
  readonly fragment: string | null;
}

function split(text: string): Parts {
  const hash = text.indexOf('#');
  const rest = hash < 0 ? text : text.slice(0, hash);
  const mark = rest.indexOf('?');
  return {
    before: mark < 0 ? rest : rest.slice(0, mark),
    query: mark < 0 ? null : encodeQuery(rest.slice(mark + 1)),
    fragment: hash < 0 ? null : encodeFragment(text.slice(hash + 1)),
  };
}

/** RFC 3986 §5.2.2, of what has no authority. */
function resolve({ before, query, fragment }: Parts, base: WebUrl): ParsedUrl {
  if (before === '') return { url: { ...base, query: query ?? base.query, fragment } };
  const path = /^[/\\]/.test(before) ? before : base.path.replace(/[^/]*$/, '') + before;
  return { url: { ...base, path: pathOf(path), query, fragment } };
}

function absolute(scheme: WebScheme, text: string): ParsedUrl {
  const end = text.search(/[/\\?#]/);
  const authority = end < 0 ? text : text.slice(0, end);
  const { before, query, fragment } = split(end < 0 ? '' : text.slice(end));
  const at = authority.lastIndexOf('@');
  const [, name = '', digits = ''] = /^(.*?)(?::([^:]*))?$/.exec(authority.slice(at + 1)) ?? [];
  const parsed = parseHost(name);
  if ('fault' in parsed) return { fault: parsed.fault };
  if (!/^\d*$/.test(digits) || Number(digits) > 0xffff) return { fault: 'port' };
  const port = digits === '' || Number(digits) === DEFAULT_PORTS[scheme] ? null : Number(digits);
  const userinfo = userinfoOf(authority.slice(0, Math.max(at, 0)));
  return {
    url: { scheme, userinfo, host: parsed.host, port, path: pathOf(before), query, fragment },
  };
}

function userinfoOf(text: string): string {
  const colon = text.indexOf(':');
  if (colon < 0) return encodeUserinfo(text);
  const password = encodeUserinfo(text.slice(colon + 1));
  const user = encodeUserinfo(text.slice(0, colon));
  return password === '' ? user : `${user}:${password}`;
}

const SINGLE_DOT = /^(\.|%2e)$/i;
const DOUBLE_DOT = /^(\.|%2e){2}$/i;

/** Encoded and without dot segments (RFC 3986 §5.2.4); a backslash is a slash. */
function pathOf(text: string): string {
  const segments = text.split(/[/\\]/);
  // What stands before the first slash is nothing.
  if (segments[0] === '') segments.shift();
  const out: string[] = [];
  for (const [i, segment] of segments.entries()) {
    const last = i === segments.length - 1;
    if (DOUBLE_DOT.test(segment)) out.pop();
    else if (!SINGLE_DOT.test(segment)) {
      out.push(encodePath(segment));
      continue;
    }
    if (last) out.push('');
  }
  return `/${out.join('/')}`;
}

/** The whole URL; what is sent or compared has no fragment (RFC 9110 §4.2.5). */
export function formatUrl(url: WebUrl, withFragment = true): string {
  const { scheme, userinfo, fragment } = url;
  const user = userinfo === '' ? '' : `${userinfo}@`;
  const end = withFragment && fragment !== null ? `#${fragment}` : '';
  return `${scheme}://${user}${authorityOf(url)}${targetOf(url)}${end}`;
}

/** What the field Host says (RFC 9110 §7.2). */
export function authorityOf({ host, port }: WebUrl): string {
  return port === null ? host : `${host}:${port}`;
}

/** The request target in origin form (RFC 9112 §3.2.1). */
export function targetOf({ path, query }: WebUrl): string {
  return query === null ? path : `${path}?${query}`;
}

export function portOf({ scheme, port }: WebUrl): number {
  return port ?? DEFAULT_PORTS[scheme];
}

/** Scheme, host and port: what a connection serves and what is told apart (RFC 9110 §4.3.1). */
export function originOf(url: WebUrl): string {
  return `${url.scheme}://${authorityOf(url)}`;
}

/** User and password, decoded, for Basic authentication (RFC 7617); undefined without. */
export function credentialsOf({ userinfo }: WebUrl): readonly [string, string] | undefined {
  if (userinfo === '') return undefined;
  const colon = userinfo.indexOf(':');
  const user = colon < 0 ? userinfo : userinfo.slice(0, colon);
  return [percentDecode(user), percentDecode(colon < 0 ? '' : userinfo.slice(colon + 1))];
}
