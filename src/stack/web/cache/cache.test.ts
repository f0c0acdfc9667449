import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Headers } from '../headers.ts';
import { formatHttpDate } from '../http-date.ts';
import { parseUrl } from '../url.ts';
import {
  type CacheRequest,
  createCache,
  freshen,
  type HttpCache,
  invalidate,
  lookUp,
  MOST_ENTRIES,
  MOST_OCTETS,
  store,
} from './cache.ts';
import { ageOf, lifetimeOf } from './freshness.ts';

const NOW = 1_767_225_600;
const urlOf = (text: string) => {
  const { url } = parseUrl(text);
  if (url === undefined) throw new Error(text);
  return url;
};
const get = (text = 'http://h/a', headers: Headers = [], method = 'GET'): CacheRequest => ({
  method,
  url: urlOf(text),
  headers,
});
const response = (headers: Headers, { status = 200, at = NOW, size = 3 } = {}) => ({
  status,
  reason: 'OK',
  headers,
  body: new Uint8Array(size),
  requestTime: at,
  responseTime: at,
});
const date = (seconds: number, name = 'Date') => [name, formatHttpDate(seconds)] as const;
const MAX_AGE = ['Cache-Control', 'max-age=60'] as const;

function cacheWith(headers: Headers, options = {}, request = get()): HttpCache {
  const cache = createCache();
  store(cache, request, response(headers, options));
  return cache;
}
const why = (headers: Headers, options = {}, request = get()) => {
  const result = store(createCache(), request, response(headers, options));
  return result.stored ? 'stored' : result.why;
};

describe('the lifetime of a response', () => {
  const lifetime = (...headers: Headers) => lifetimeOf(response(headers));
  test('is max-age, whatever Expires says', () => {
    expect(lifetime(MAX_AGE, date(NOW + 5, 'Expires'))).toEqual({ seconds: 60, by: 'max-age' });
  });
  test('is the time from Date to Expires', () => {
    expect(lifetime(date(NOW - 10), date(NOW + 50, 'Expires'))).toEqual({
      seconds: 60,
      by: 'expires',
    });
  });
  test('is over when Expires is no date', () => {
    expect(lifetime(['Expires', '0'])).toEqual({ seconds: 0, by: 'expires' });
  });
  test('is guessed as a tenth of the time since the last change', () => {
    expect(lifetime(date(NOW), date(NOW - 1000, 'Last-Modified'))).toEqual({
      seconds: 100,
      by: 'heuristic',
    });
  });
  test('is guessed as a day at the most', () => {
    expect(lifetime(date(NOW), date(0, 'Last-Modified')).seconds).toBe(86_400);
  });
  test('is nothing when nothing is known', () => {
    expect(lifetime(date(NOW))).toEqual({ seconds: 0, by: 'none' });
  });
  test('passes over s-maxage, which is for shared caches', () => {
    expect(lifetime(['Cache-Control', 's-maxage=9, max-age="60"']).seconds).toBe(60);
  });
});

describe('the age of a response', () => {
  test('counts the time on the way, in other caches and here', () => {
    const old = { ...response([['Age', '30'], date(NOW - 5)]), requestTime: NOW - 2 };
    expect(ageOf(old, NOW + 10)).toBe(30 + 2 + 10);
  });
  test('is at least what the server’s clock says', () => {
    expect(ageOf(response([date(NOW - 100)]), NOW)).toBe(100);
  });
  test('never goes back while time passes', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), fc.nat(1000), (age, a, b) => {
        const it = response([['Age', String(age)]]);
        expect(ageOf(it, NOW + a + b)).toBeGreaterThanOrEqual(ageOf(it, NOW + a));
      }),
    );
  });
});

describe('a cache', () => {
  test('answers while a response is fresh, and asks afterwards', () => {
    const cache = cacheWith([MAX_AGE, ['ETag', '"v1"'], date(NOW - 5, 'Last-Modified')]);
    expect(lookUp(cache, get(), NOW + 59)).toMatchObject({ use: 'fresh', age: 59 });
    expect(lookUp(cache, get(), NOW + 60)).toMatchObject({
      use: 'validate',
      why: 'stale',
      conditions: [['If-None-Match', '"v1"'], date(NOW - 5, 'If-Modified-Since')],
    });
  });
  test('knows a URL without its fragment, and no other', () => {
    const cache = cacheWith([MAX_AGE]);
    expect(lookUp(cache, get('http://h/a#x'), NOW).use).toBe('fresh');
    expect(lookUp(cache, get('http://h/a?x'), NOW)).toEqual({ use: 'miss', why: 'nothing' });
    expect(lookUp(cache, get('http://h:81/a'), NOW).use).toBe('miss');
    expect(lookUp(cache, get('http://h/a', [], 'POST'), NOW)).toEqual({
      use: 'miss',
      why: 'method',
    });
  });
  test.each([
    [[['Cache-Control', 'no-cache']], [], 'no-cache'],
    [[MAX_AGE], [['Cache-Control', 'no-cache']], 'request'],
    [[MAX_AGE], [['Pragma', 'no-cache']], 'request'],
    [[MAX_AGE], [['Cache-Control', 'max-age=0']], 'request'],
    [[MAX_AGE], [['Cache-Control', 'min-fresh=61']], 'request'],
  ] as [Headers, Headers, string][])('asks when it is told to: %j, %j', (held, asked, reason) => {
    const found = lookUp(cacheWith(held), get('http://h/a', asked), NOW + 1);
    expect(found).toMatchObject({ use: 'validate', why: reason });
  });
  test('answers with what is stale when the request allows it and the response does not forbid it', () => {
    const stale = (held: string, asked: string) =>
      lookUp(
        cacheWith([['Cache-Control', held]]),
        get('http://h/a', [['Cache-Control', asked]]),
        NOW + 70,
      ).use;
    expect(stale('max-age=60', 'max-stale')).toBe('stale');
    expect(stale('max-age=60', 'max-stale=10')).toBe('stale');
    expect(stale('max-age=60', 'max-stale=9')).toBe('validate');
    expect(stale('max-age=60, must-revalidate', 'max-stale')).toBe('validate');
  });
  test('says that it has nothing when nobody may be asked', () => {
    const only = get('http://h/a', [['Cache-Control', 'only-if-cached']]);
    expect(lookUp(createCache(), only, NOW)).toEqual({ use: 'unavailable' });
    expect(lookUp(cacheWith([MAX_AGE]), only, NOW + 1).use).toBe('fresh');
    expect(lookUp(cacheWith([MAX_AGE]), only, NOW + 61)).toEqual({ use: 'unavailable' });
  });
  test('keeps variants apart by what Vary names', () => {
    const en = get('http://h/a', [['Accept-Language', 'en']]);
    const zh = get('http://h/a', [['accept-language', 'zh']]);
    const cache = cacheWith([MAX_AGE, ['Vary', 'Accept-Language']], {}, en);
    expect(lookUp(cache, zh, NOW)).toEqual({ use: 'miss', why: 'other-variant' });
    store(cache, zh, response([MAX_AGE, ['Vary', 'accept-language']]));
    expect(cache.entries).toHaveLength(2);
    expect(lookUp(cache, en, NOW).use).toBe('fresh');
  });
  test('replaces what it had of the same', () => {
    const cache = cacheWith([MAX_AGE]);
    store(cache, get(), response([MAX_AGE], { size: 9 }));
    expect(cache.entries.map(({ body }) => body.length)).toEqual([9]);
  });
  test.each([
    [[MAX_AGE], {}, 'stored'],
    [[], {}, 'stored'],
    [[['Cache-Control', 'private, max-age=5']], {}, 'stored'],
    [[['Cache-Control', 'no-store']], {}, 'no-store'],
    [[['Cache-Control', 'no-store, must-understand, max-age=5']], {}, 'stored'],
    [[MAX_AGE, ['Vary', '*']], {}, 'vary-all'],
    [[MAX_AGE], { status: 206 }, 'partial'],
    [[MAX_AGE], { status: 103 }, 'not-final'],
    [[], { status: 302 }, 'not-cacheable'],
    [[MAX_AGE], { status: 302 }, 'stored'],
    [[MAX_AGE], { size: MOST_OCTETS + 1 }, 'too-large'],
  ] as [Headers, object, string][])('of %j, %j says: %s', (headers, options, outcome) => {
    expect(why(headers, options)).toBe(outcome);
  });
  test('keeps answers to GET only, and not against the will of the request', () => {
    expect(why([MAX_AGE], {}, get('http://h/a', [], 'POST'))).toBe('method');
    expect(why([MAX_AGE], {}, get('http://h/a', [['Cache-Control', 'no-store']]))).toBe('no-store');
  });
  test('does not keep the fields of one connection', () => {
    const cache = cacheWith([
      MAX_AGE,
      ['Connection', 'X-Once'],
      ['X-Once', '1'],
      ['Keep-Alive', '5'],
    ]);
    expect(cache.entries[0]?.headers).toEqual([MAX_AGE]);
  });
  test('makes a response fresh again by a 304, with its new fields and the old body', () => {
    const cache = cacheWith([MAX_AGE, ['ETag', '"v1"'], ['X-A', '1'], ['Content-Length', '3']]);
    const found = lookUp(cache, get(), NOW + 60);
    if (found.use !== 'validate') throw new Error(found.use);
    const news = response(
      [
        ['Cache-Control', 'max-age=5'],
        ['x-a', '2'],
        ['Content-Length', '0'],
      ],
      {
        status: 304,
        at: NOW + 60,
      },
    );
    const fresh = freshen(cache, found.entry, news);
    expect(fresh).toMatchObject({ status: 200, responseTime: NOW + 60 });
    expect(fresh.body).toHaveLength(3);
    expect(fresh.headers).toEqual([
      ['ETag', '"v1"'],
      ['Content-Length', '3'],
      ['Cache-Control', 'max-age=5'],
      ['x-a', '2'],
    ]);
    expect(lookUp(cache, get(), NOW + 64).use).toBe('fresh');
    expect(lookUp(cache, get(), NOW + 65).use).toBe('validate');
  });
  test('no longer believes what a POST, PUT or DELETE may have changed', () => {
    const cache = cacheWith([MAX_AGE]);
    store(cache, get('http://h/b'), response([MAX_AGE]));
    store(cache, get('http://g/c'), response([MAX_AGE]));
    const put = get('http://h/a', [], 'PUT');
    expect(invalidate(cache, put, { status: 500, headers: [] })).toEqual([]);
    const location: Headers = [
      ['Location', '/b'],
      ['Content-Location', 'http://g/c'],
    ];
    expect(invalidate(cache, put, { status: 201, headers: location })).toEqual([
      'http://h/a',
      'http://h/b',
    ]);
    expect(lookUp(cache, get(), NOW)).toMatchObject({ use: 'validate', why: 'invalidated' });
    expect(lookUp(cache, get('http://g/c'), NOW).use).toBe('fresh');
  });
  test('has room for so much and drops what was used longest ago', () => {
    const cache = createCache();
    for (let i = 0; i < MOST_ENTRIES; i++) {
      store(cache, get(`http://h/${i}`), response([MAX_AGE]));
    }
    lookUp(cache, get('http://h/0'), NOW);
    store(cache, get('http://h/more'), response([MAX_AGE]));
    expect(cache.entries).toHaveLength(MOST_ENTRIES);
    expect(lookUp(cache, get('http://h/0'), NOW).use).toBe('fresh');
    expect(lookUp(cache, get('http://h/1'), NOW).use).toBe('miss');
    store(cache, get('http://h/large'), response([MAX_AGE], { size: MOST_OCTETS }));
    expect(cache.entries).toHaveLength(1);
  });
  test('is plain data', () => {
    const cache = cacheWith([MAX_AGE]);
    expect(structuredClone(cache)).toEqual(cache);
  });
  test('never answers with what is older than both sides allow', () => {
    const seconds = fc.nat(200);
    fc.assert(
      fc.property(seconds, seconds, seconds, (held, asked, later) => {
        const cache = cacheWith([['Cache-Control', `max-age=${held}`]]);
        const request = get('http://h/a', [['Cache-Control', `max-age=${asked}`]]);
        const { use } = lookUp(cache, request, NOW + later);
        expect(use).toBe(later < Math.min(held, asked) ? 'fresh' : 'validate');
      }),
    );
  });
});
