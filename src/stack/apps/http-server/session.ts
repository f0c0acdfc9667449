/**
 * Sessions: what a server remembers of a client between requests, under a number that nobody can guess.
 * The number comes back with each request: in a cookie (RFC 6265), or in the URLs of the page's links.
 */
import { nextU32, type Rng } from '../../core/rng.ts';
import type { FieldList } from '../../protocols/http/message.ts';

export interface Session {
  readonly id: string;
  readonly user: string;
  visits: number;
}

export interface SessionSettings {
  readonly by: 'cookie' | 'url';
  /** Of the cookie. */
  readonly name: string;
  /** What stands behind the cookie: `Path=/; HttpOnly; Max-Age=3600`. */
  readonly attributes: string;
}

export const DEFAULT_SESSIONS: SessionSettings = {
  by: 'cookie',
  name: 'sid',
  attributes: 'Path=/; HttpOnly',
};

/** More are forgotten, the oldest first. */
const MOST_SESSIONS = 1_000;

export type Sessions = Map<string, Session>;

export function beginSession(sessions: Sessions, user: string, rng: Rng): Session {
  const id = [nextU32(rng), nextU32(rng)]
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('');
  const session: Session = { id, user, visits: 0 };
  if (sessions.size >= MOST_SESSIONS) sessions.delete(sessions.keys().next().value as string);
  sessions.set(id, session);
  return session;
}

/** The value of a cookie that the client sent back (RFC 6265 §4.2); '' for none. */
export function cookieOf(fields: FieldList, name: string): string {
  for (const [field, value] of fields) {
    if (field.toLowerCase() !== 'cookie') continue;
    for (const pair of value.split(';')) {
      const [key = '', ...rest] = pair.trim().split('=');
      if (key === name) return rest.join('=');
    }
  }
  return '';
}

/** A page whose links lead on with the session in them. Whoever is given such a link is in it. */
export function rewriteLinks(page: string, session: string): string {
  return page.replace(
    /\b(href|action|src)="(\/[^"?#;]*)/g,
    (_, attribute, path) => `${attribute}="${path};sid=${session}`,
  );
}
