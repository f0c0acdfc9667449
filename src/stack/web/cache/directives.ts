/** The field Cache-Control (RFC 9111 §5.2), of a request or a response. */
import { type Headers, listOfValues, lower, unquote } from '../headers.ts';

export interface Directives {
  readonly noStore: boolean;
  readonly noCache: boolean;
  readonly mustRevalidate: boolean;
  readonly mustUnderstand: boolean;
  readonly public: boolean;
  readonly private: boolean;
  readonly immutable: boolean;
  readonly onlyIfCached: boolean;
  readonly maxAge: number | undefined;
  readonly minFresh: number | undefined;
  /** Infinity: however stale. */
  readonly maxStale: number | undefined;
}

/** What seconds are at most: 2^31 (RFC 9111 §1.2.2). */
export const MOST_SECONDS = 2 ** 31;

/** Seconds; undefined when they are not a number, which for an age means stale. */
export function deltaSeconds(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text)
    ? Math.min(Number(text), MOST_SECONDS)
    : undefined;
}

export function directivesOf(headers: Headers): Directives {
  const found = new Map<string, string | undefined>();
  for (const member of listOfValues(headers, 'cache-control')) {
    const equals = member.indexOf('=');
    const name = lower((equals < 0 ? member : member.slice(0, equals)).trim());
    const value = equals < 0 ? undefined : unquote(member.slice(equals + 1).trim());
    // Of one that is given twice the first counts (§4.2.1).
    if (!found.has(name)) found.set(name, value);
  }
  // HTTP/1.0 knew Pragma only (§5.4).
  const pragma = found.size === 0 && listOfValues(headers, 'pragma').some(isNoCache);
  const seconds = (name: string, without?: number) => {
    if (!found.has(name)) return undefined;
    const value = found.get(name);
    return value === undefined ? without : (deltaSeconds(value) ?? 0);
  };
  return {
    noStore: found.has('no-store'),
    noCache: found.has('no-cache') || pragma,
    mustRevalidate: found.has('must-revalidate'),
    mustUnderstand: found.has('must-understand'),
    public: found.has('public'),
    private: found.has('private'),
    immutable: found.has('immutable'),
    onlyIfCached: found.has('only-if-cached'),
    maxAge: seconds('max-age', 0),
    minFresh: seconds('min-fresh', 0),
    maxStale: seconds('max-stale', Number.POSITIVE_INFINITY),
  };
}

const isNoCache = (value: string) => lower(value) === 'no-cache';
