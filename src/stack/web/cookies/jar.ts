/**
 * A cookie jar (RFC 6265 §5.3, §5.4): takes what Set-Cookie fields say, as far as it is allowed, and
 * says what a request sends. Plain data; the caller brings the time.
 */
import type { Seconds } from '../calendar.ts';
import type { WebUrl } from '../url.ts';
import { defaultPath, domainMatches, pathMatches } from './match.ts';
import { type CookieFault, parseSetCookie, type SameSite, type SetCookie } from './set-cookie.ts';

export interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  /** For exactly this host: no Domain was given. */
  readonly hostOnly: boolean;
  readonly path: string;
  /** Undefined: until the session ends. */
  readonly expires: Seconds | undefined;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: SameSite | undefined;
  /** The place in the order of creation, kept when the cookie is replaced. */
  readonly created: number;
  /** The place in the order of use. */
  readonly used: number;
}

export interface CookieJar {
  cookies: readonly Cookie[];
  /** Counts creations and uses, so that two in one second have an order. */
  serial: number;
  /** Names below which anybody may have a domain, besides all of one label: nobody sets cookies for them. */
  readonly publicSuffixes: readonly string[];
}

/** RFC 6265 §6.1, what a jar should hold at least; here it is the most. */
export const MOST_PER_DOMAIN = 50;
export const MOST_COOKIES = 3000;

export type Refusal =
  | CookieFault
  | 'public-suffix'
  | 'other-domain'
  | 'not-http'
  | 'not-secure'
  | 'prefix';

export type Stored =
  | { readonly outcome: 'stored' | 'replaced' | 'removed'; readonly cookie: Cookie }
  /** A date in the past for a cookie that is not there. */
  | { readonly outcome: 'expired' }
  | { readonly outcome: 'refused'; readonly why: Refusal };

export function createJar(publicSuffixes: readonly string[] = []): CookieJar {
  return { cookies: [], serial: 0, publicSuffixes };
}

/** A Set-Cookie field that came from `url`; `http: false` when a script sets it. */
export function setCookie(
  jar: CookieJar,
  url: WebUrl,
  field: string,
  now: Seconds,
  { http = true } = {},
): Stored {
  const parsed = parseSetCookie(field);
  if ('fault' in parsed) return { outcome: 'refused', why: parsed.fault };
  const { cookie } = parsed;
  dropExpired(jar, now);
  const domain = domainFor(jar, url, cookie);
  if (domain === 'public-suffix' || domain === 'other-domain') {
    return { outcome: 'refused', why: domain };
  }
  const why = forbidden(cookie, url, domain, http);
  if (why !== undefined) return { outcome: 'refused', why };
  const path = cookie.path ?? defaultPath(url.path);
  const old = jar.cookies.find(
    (each) => each.name === cookie.name && each.domain === domain.domain && each.path === path,
  );
  if (old?.httpOnly && !http) return { outcome: 'refused', why: 'not-http' };
  if (old?.secure && url.scheme !== 'https' && url.scheme !== 'wss') {
    return { outcome: 'refused', why: 'not-secure' };
  }
  const expires = cookie.maxAge === undefined ? cookie.expires : now + cookie.maxAge;
  const { name, value, secure, httpOnly, sameSite } = cookie;
  const serial = jar.serial++;
  const stored: Cookie = {
    ...{ name, value, ...domain, path, expires, secure, httpOnly, sameSite },
    created: old?.created ?? serial,
    used: serial,
  };
  return put(jar, stored, old, now);
}

function put(jar: CookieJar, stored: Cookie, old: Cookie | undefined, now: Seconds): Stored {
  const others = jar.cookies.filter((each) => each !== old);
  if (stored.expires !== undefined && stored.expires <= now) {
    jar.cookies = others;
    return old === undefined ? { outcome: 'expired' } : { outcome: 'removed', cookie: old };
  }
  jar.cookies = limited([...others, stored], stored.domain);
  return { outcome: old === undefined ? 'stored' : 'replaced', cookie: stored };
}

type Domain = Pick<Cookie, 'domain' | 'hostOnly'>;

/** §5.3, steps 5 and 6. */
function domainFor(
  jar: CookieJar,
  { host }: WebUrl,
  { domain }: SetCookie,
): Domain | 'public-suffix' | 'other-domain' {
  if (domain === '') return { domain: host, hostOnly: true };
  const isPublic = !domain.includes('.') || jar.publicSuffixes.includes(domain);
  if (isPublic) return domain === host ? { domain: host, hostOnly: true } : 'public-suffix';
  return domainMatches(host, domain) ? { domain, hostOnly: false } : 'other-domain';
}

/** What its attributes and the prefix of its name ask for (RFC 6265bis §5.7). */
function forbidden(
  cookie: SetCookie,
  { scheme }: WebUrl,
  { hostOnly }: Domain,
  http: boolean,
): Refusal | undefined {
  const secure = scheme === 'https' || scheme === 'wss';
  if (cookie.httpOnly && !http) return 'not-http';
  if (cookie.secure && !secure) return 'not-secure';
  const name = cookie.name.slice(0, 9);
  if (/^__secure-/i.test(name) && !cookie.secure) return 'prefix';
  const bare = hostOnly && cookie.domain === '' && cookie.path === '/';
  return /^__host-/i.test(name) && !(cookie.secure && bare) ? 'prefix' : undefined;
}

/** Whoever has too many loses the one that was used least recently. */
function limited(cookies: readonly Cookie[], domain: string): readonly Cookie[] {
  const same = cookies.filter((each) => each.domain === domain);
  const pool = same.length > MOST_PER_DOMAIN ? same : cookies.length > MOST_COOKIES ? cookies : [];
  if (pool.length === 0) return cookies;
  const oldest = pool.reduce((least, each) => (each.used < least.used ? each : least));
  return cookies.filter((each) => each !== oldest);
}

export function dropExpired(jar: CookieJar, now: Seconds): void {
  const alive = jar.cookies.filter(({ expires }) => expires === undefined || expires > now);
  if (alive.length < jar.cookies.length) jar.cookies = alive;
}

/** The browser is closed: what was only for the session goes. */
export function endSession(jar: CookieJar): void {
  jar.cookies = jar.cookies.filter(({ expires }) => expires !== undefined);
}

/** Where a request comes from (RFC 6265bis §5.8.3). */
export interface Occasion {
  readonly http: boolean;
  /** The page that asks is of the same site, or a person typed the address. */
  readonly sameSite: boolean;
  /** A whole page is asked for, by a method that changes nothing. */
  readonly navigation: boolean;
}

export const TYPED: Occasion = { http: true, sameSite: true, navigation: true };

/** The cookies of a request in the order in which they are sent: longer paths first, then older ones. */
export function cookiesFor(
  jar: CookieJar,
  url: WebUrl,
  now: Seconds,
  { http, sameSite, navigation }: Occasion = TYPED,
): readonly Cookie[] {
  dropExpired(jar, now);
  const secure = url.scheme === 'https' || url.scheme === 'wss';
  const fitting = jar.cookies.filter(
    (cookie) =>
      (cookie.hostOnly ? url.host === cookie.domain : domainMatches(url.host, cookie.domain)) &&
      pathMatches(url.path, cookie.path) &&
      (secure || !cookie.secure) &&
      (http || !cookie.httpOnly) &&
      (sameSite || isSentAcrossSites(cookie, navigation)),
  );
  if (fitting.length === 0) return [];
  const serial = jar.serial++;
  const chosen = new Set(fitting);
  jar.cookies = jar.cookies.map((each) => (chosen.has(each) ? { ...each, used: serial } : each));
  return [...fitting].sort((a, b) => b.path.length - a.path.length || a.created - b.created);
}

/** Without the attribute, browsers take Lax. */
function isSentAcrossSites({ sameSite }: Cookie, navigation: boolean): boolean {
  return sameSite === 'none' || (sameSite !== 'strict' && navigation);
}

/** The value of the field Cookie. */
export const cookieField = (cookies: readonly Cookie[]): string =>
  cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
