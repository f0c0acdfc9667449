/** How long a response stays fresh, and how old it is (RFC 9111 §4.2). */
import { DAY, type Seconds } from '../calendar.ts';
import { allValues, firstValue, type Headers, listOfValues } from '../headers.ts';
import { parseHttpDate } from '../http-date.ts';
import { deltaSeconds, directivesOf } from './directives.ts';

/** What freshness is worked out from: a response and when it was asked for and came. */
export interface Dated {
  readonly status: number;
  readonly headers: Headers;
  readonly requestTime: Seconds;
  readonly responseTime: Seconds;
}

/** By what a lifetime was found; `heuristic`: a guess, since the server says nothing. */
export type LifetimeBy = 'max-age' | 'expires' | 'heuristic' | 'none';

export interface Lifetime {
  readonly seconds: number;
  readonly by: LifetimeBy;
}

/** RFC 9110 §15.1: what may be cached though nothing is said of it; 206 is not kept here. */
const HEURISTIC_STATUSES = new Set([200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501]);
export const isHeuristic = (status: number): boolean => HEURISTIC_STATUSES.has(status);

/** A tenth of the time since the last change (§4.2.2), a day at the most. */
const HEURISTIC_PART = 10;
const HEURISTIC_MOST = DAY;

function dateField(headers: Headers, name: string, now: Seconds): Seconds | undefined {
  const value = firstValue(headers, name);
  return value === undefined ? undefined : parseHttpDate(value, now);
}

/** When the server made it; without a Date, when it came (RFC 9110 §6.6.1). */
export function dateOf({ headers, responseTime }: Dated): Seconds {
  return dateField(headers, 'date', responseTime) ?? responseTime;
}

/** A private cache passes over s-maxage (§4.2.1). */
export function lifetimeOf(response: Dated): Lifetime {
  const { status, headers, responseTime } = response;
  const { maxAge, public: isPublic } = directivesOf(headers);
  if (maxAge !== undefined) return { seconds: maxAge, by: 'max-age' };
  const expires = allValues(headers, 'expires');
  if (expires.length > 0) {
    // What is no date, `0` above all, is past (§5.3).
    const end = parseHttpDate(expires[0] as string, responseTime);
    const seconds = end === undefined ? 0 : Math.max(end - dateOf(response), 0);
    return { seconds, by: 'expires' };
  }
  const modified = dateField(headers, 'last-modified', responseTime);
  if (modified === undefined || !(isPublic || isHeuristic(status)))
    return { seconds: 0, by: 'none' };
  const since = Math.max(dateOf(response) - modified, 0);
  const seconds = Math.min(Math.floor(since / HEURISTIC_PART), HEURISTIC_MOST);
  return { seconds, by: 'heuristic' };
}

/** §4.2.3 */
export function ageOf(response: Dated, now: Seconds): number {
  const { requestTime, responseTime } = response;
  const apparent = Math.max(0, responseTime - dateOf(response));
  const given = deltaSeconds(listOfValues(response.headers, 'age')[0]) ?? 0;
  const corrected = given + (responseTime - requestTime);
  return Math.max(apparent, corrected) + (now - responseTime);
}
