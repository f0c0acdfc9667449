import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseUrl } from '../url.ts';
import { parseCookieDate } from './cookie-date.ts';
import {
  type CookieJar,
  cookieField,
  cookiesFor,
  createJar,
  endSession,
  MOST_PER_DOMAIN,
  setCookie,
  TYPED,
} from './jar.ts';
import { defaultPath, domainMatches, pathMatches } from './match.ts';
import { LONGEST_COOKIE, parseSetCookie } from './set-cookie.ts';

const urlOf = (text: string) => {
  const { url } = parseUrl(text);
  if (url === undefined) throw new Error(text);
  return url;
};
const NOW = 1_767_225_600;
const SHOP = urlOf('http://www.shop.example/cart/view');

function jarWith(...fields: string[]): CookieJar {
  const jar = createJar();
  for (const field of fields) setCookie(jar, SHOP, field, NOW);
  return jar;
}
const sent = (jar: CookieJar, url: string, now = NOW, occasion = TYPED) =>
  cookieField(cookiesFor(jar, urlOf(url), now, occasion));
const outcome = (field: string, url = SHOP, jar = createJar(), options = {}) => {
  const stored = setCookie(jar, url, field, NOW, options);
  return stored.outcome === 'refused' ? stored.why : stored.outcome;
};

describe('Set-Cookie', () => {
  test('is read with all its attributes', () => {
    const field =
      'SID=31d4d96e407aad42; Path=/; Domain=.Shop.example; Secure; HttpOnly; SameSite=Lax; ' +
      'Max-Age=60; Expires=Wed, 09 Jun 2027 10:18:14 GMT';
    expect(parseSetCookie(field)).toEqual({
      cookie: {
        name: 'SID',
        value: '31d4d96e407aad42',
        maxAge: 60,
        expires: Date.UTC(2027, 5, 9, 10, 18, 14) / 1000,
        domain: 'shop.example',
        path: '/',
        secure: true,
        httpOnly: true,
        sameSite: 'lax',
      },
    });
  });
  test('keeps quotes and signs of equality in a value', () => {
    expect(parseSetCookie(' a = "x=y" ;')).toMatchObject({ cookie: { name: 'a', value: '"x=y"' } });
  });
  test('takes the last of an attribute that is given twice, and passes over unknown ones', () => {
    expect(parseSetCookie('a=1; path=/x; what; Path=/y; max-age=1; max-age=zz')).toMatchObject({
      cookie: { path: '/y', maxAge: 1 },
    });
  });
  test.each([
    ['lonely', 'no-name'],
    ['=x', 'no-name'],
    ['a=\x01', 'control-character'],
    [`a=${'x'.repeat(LONGEST_COOKIE)}`, 'too-long'],
  ])('of %.12s… is refused: %s', (field, fault) => {
    expect(parseSetCookie(field)).toEqual({ fault });
  });
  test('of any text neither throws nor takes a control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = parseSetCookie(text);
        if ('cookie' in parsed) expect(parsed.cookie.value).not.toMatch(/[;\n\r]/);
      }),
    );
  });
});

describe('a cookie’s date', () => {
  test.each([
    'Wed, 09 Jun 2021 10:18:14 GMT',
    'Wednesday, 09-Jun-21 10:18:14 GMT',
    '9 june 2021 10:18:14',
    '10:18:14 2021 9 JUNEBUG',
  ])('is read from %s', (text) => {
    expect(parseCookieDate(text)).toBe(Date.UTC(2021, 5, 9, 10, 18, 14) / 1000);
  });
  test.each(['', 'Jun 2021', '31 Feb 2021 10:00:00', '1 Jan 1600 10:00:00', '1 Jan 2021 24:00:00'])(
    'is not in %j',
    (text) => {
      expect(parseCookieDate(text)).toBeUndefined();
    },
  );
});

describe('who a cookie is for', () => {
  test('a domain has the names below it, and no others', () => {
    expect(domainMatches('www.shop.example', 'shop.example')).toBe(true);
    expect(domainMatches('shop.example', 'shop.example')).toBe(true);
    expect(domainMatches('myshop.example', 'shop.example')).toBe(false);
    expect(domainMatches('10.0.0.2', '0.0.2')).toBe(false);
  });
  test('a path has what lies below it, and no others', () => {
    expect(pathMatches('/cart/view', '/cart')).toBe(true);
    expect(pathMatches('/cart/view', '/cart/')).toBe(true);
    expect(pathMatches('/cartoon', '/cart')).toBe(false);
    expect(defaultPath('/cart/view')).toBe('/cart');
    expect(defaultPath('/cart')).toBe('/');
  });
});

describe('a jar', () => {
  test('sends a cookie back to the host that set it, and to no other', () => {
    const jar = jarWith('a=1');
    expect(sent(jar, 'http://www.shop.example/cart/x')).toBe('a=1');
    expect(sent(jar, 'http://shop.example/cart/x')).toBe('');
    expect(sent(jar, 'http://a.www.shop.example/cart/x')).toBe('');
    expect(sent(jar, 'http://www.shop.example/')).toBe('');
  });
  test('sends one with a domain to all names below it', () => {
    const jar = jarWith('a=1; Domain=shop.example; Path=/');
    expect(sent(jar, 'http://img.shop.example/')).toBe('a=1');
    expect(sent(jar, 'http://shop.example/')).toBe('a=1');
    expect(sent(jar, 'http://other.example/')).toBe('');
  });
  test('refuses a cookie for another’s domain or for everybody’s', () => {
    expect(outcome('a=1; Domain=bank.example')).toBe('other-domain');
    expect(outcome('a=1; Domain=img.shop.example')).toBe('other-domain');
    expect(outcome('a=1; Domain=example')).toBe('public-suffix');
    expect(outcome('a=1; Domain=shop.example', SHOP, createJar(['shop.example']))).toBe(
      'public-suffix',
    );
  });
  test('sends those with longer paths first, then older ones', () => {
    const jar = jarWith('c=3; Path=/', 'b=2; Path=/cart', 'a=1; Path=/', 'c=4; Path=/');
    expect(sent(jar, 'http://www.shop.example/cart/x')).toBe('b=2; c=4; a=1');
  });
  test('forgets a cookie at its end, and Max-Age counts more than Expires', () => {
    const jar = jarWith('a=1; Path=/; Max-Age=10; Expires=Wed, 09 Jun 2027 10:18:14 GMT');
    expect(sent(jar, 'http://www.shop.example/', NOW + 9)).toBe('a=1');
    expect(sent(jar, 'http://www.shop.example/', NOW + 10)).toBe('');
    expect(jar.cookies).toEqual([]);
  });
  test('removes a cookie that is set again with an end in the past', () => {
    const jar = jarWith('a=1; Path=/');
    expect(outcome('a=; Path=/; Max-Age=0', SHOP, jar)).toBe('removed');
    expect(outcome('a=; Path=/; Max-Age=0', SHOP, jar)).toBe('expired');
    expect(jar.cookies).toEqual([]);
  });
  test('keeps what has a date when the session ends, and nothing else', () => {
    const jar = jarWith('a=1; Path=/', 'b=2; Path=/; Max-Age=60');
    endSession(jar);
    expect(sent(jar, 'http://www.shop.example/')).toBe('b=2');
  });
  test('sends Secure cookies in secret only, and takes them from there only', () => {
    const jar = createJar();
    const secret = urlOf('https://www.shop.example/');
    expect(outcome('a=1; Secure', secret, jar)).toBe('stored');
    expect(outcome('b=1; Secure', SHOP, jar)).toBe('not-secure');
    expect(outcome('a=2; Path=/', SHOP, jar)).toBe('not-secure');
    expect(sent(jar, 'https://www.shop.example/')).toBe('a=1');
    expect(sent(jar, 'http://www.shop.example/')).toBe('');
  });
  test('hides HttpOnly cookies from scripts, which cannot replace them either', () => {
    const jar = jarWith('a=1; HttpOnly; Path=/');
    expect(sent(jar, 'http://www.shop.example/', NOW, { ...TYPED, http: false })).toBe('');
    expect(outcome('a=2; Path=/', SHOP, jar, { http: false })).toBe('not-http');
  });
  test('sends across sites what SameSite allows', () => {
    const jar = jarWith('s=1; SameSite=Strict; Path=/', 'l=1; SameSite=Lax; Path=/', 'd=1; Path=/');
    setCookie(jar, SHOP, 'n=1; SameSite=None; Path=/', NOW);
    const from = (navigation: boolean) =>
      sent(jar, 'http://www.shop.example/', NOW, { http: true, sameSite: false, navigation });
    expect(from(true)).toBe('l=1; d=1; n=1');
    expect(from(false)).toBe('n=1');
  });
  test('believes the prefixes of names only when what they promise is so', () => {
    const secret = urlOf('https://www.shop.example/');
    expect(outcome('__Secure-a=1', secret)).toBe('prefix');
    expect(outcome('__Host-a=1; Secure; Path=/; Domain=shop.example', secret)).toBe('prefix');
    expect(outcome('__Host-a=1; Secure; Path=/', secret)).toBe('stored');
  });
  test('holds so many of a domain and drops the one used least recently', () => {
    const jar = createJar();
    for (let i = 0; i < MOST_PER_DOMAIN; i++) setCookie(jar, SHOP, `c${i}=; Path=/p${i}`, NOW);
    sent(jar, 'http://www.shop.example/p0');
    setCookie(jar, SHOP, 'more=; Path=/', NOW);
    const names = jar.cookies.map(({ name }) => name);
    expect(names).toHaveLength(MOST_PER_DOMAIN);
    expect(names).toContain('c0');
    expect(names).not.toContain('c1');
  });
  test('is plain data', () => {
    const jar = jarWith('a=1');
    expect(structuredClone(jar)).toEqual(jar);
  });
});
