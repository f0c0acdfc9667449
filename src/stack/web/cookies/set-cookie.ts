/** What a Set-Cookie field says (RFC 6265 §5.2), before the jar decides whether it takes it. */
import type { Seconds } from '../calendar.ts';
import { lower } from '../headers.ts';
import { parseCookieDate } from './cookie-date.ts';

export type SameSite = 'strict' | 'lax' | 'none';

export interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** Seconds from now; zero or less: at once. */
  readonly maxAge: number | undefined;
  readonly expires: Seconds | undefined;
  /** In small letters, without a dot at its front; empty counts as not there. */
  readonly domain: string;
  /** Undefined: the directory of the page that sets it. */
  readonly path: string | undefined;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: SameSite | undefined;
}

export type CookieFault = 'control-character' | 'no-name' | 'too-long';

/** Octets of name and value together, and of an attribute's value (RFC 6265bis §5.6). */
export const LONGEST_COOKIE = 4096;
export const LONGEST_ATTRIBUTE = 1024;
/** Whoever wants more digits wants for ever. */
const LONGEST_AGE = 400 * 86_400;

const OWS = /^[ \t]+|[ \t]+$/g;
const trim = (text: string) => text.replace(OWS, '');

export function parseSetCookie(
  field: string,
): { readonly cookie: SetCookie } | { readonly fault: CookieFault } {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for.
  if (/[\0-\x08\x0a-\x1f\x7f]/.test(field)) return { fault: 'control-character' };
  const [pair = '', ...attributes] = field.split(';');
  const equals = pair.indexOf('=');
  const name = trim(pair.slice(0, Math.max(equals, 0)));
  const value = trim(pair.slice(equals + 1));
  if (equals < 0 || name === '') return { fault: 'no-name' };
  if (name.length + value.length > LONGEST_COOKIE) return { fault: 'too-long' };
  const draft: { -readonly [K in keyof SetCookie]: SetCookie[K] } = {
    name,
    value,
    maxAge: undefined,
    expires: undefined,
    domain: '',
    path: undefined,
    secure: false,
    httpOnly: false,
    sameSite: undefined,
  };
  for (const attribute of attributes) readAttribute(attribute, draft);
  return { cookie: draft };
}

/** The last of several counts (§5.3); one that nobody knows is passed over. */
function readAttribute(
  text: string,
  draft: { -readonly [K in keyof SetCookie]: SetCookie[K] },
): void {
  const equals = text.indexOf('=');
  const name = lower(trim(equals < 0 ? text : text.slice(0, equals)));
  const value = equals < 0 ? '' : trim(text.slice(equals + 1));
  if (value.length > LONGEST_ATTRIBUTE) return;
  switch (name) {
    case 'expires':
      draft.expires = parseCookieDate(value) ?? draft.expires;
      break;
    case 'max-age':
      if (/^-?\d+$/.test(value)) draft.maxAge = Math.min(Number(value), LONGEST_AGE);
      break;
    case 'domain':
      draft.domain = lower(value.replace(/^\./, ''));
      break;
    case 'path':
      draft.path = value.startsWith('/') ? value : undefined;
      break;
    case 'secure':
      draft.secure = true;
      break;
    case 'httponly':
      draft.httpOnly = true;
      break;
    case 'samesite':
      draft.sameSite = sameSiteOf(lower(value));
  }
}

function sameSiteOf(value: string): SameSite | undefined {
  return value === 'strict' || value === 'lax' || value === 'none' ? value : undefined;
}
