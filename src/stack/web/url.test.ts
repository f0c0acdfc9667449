import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  authorityOf,
  credentialsOf,
  formatUrl,
  LONGEST_URL,
  originOf,
  parseUrl,
  portOf,
  targetOf,
  type WebUrl,
} from './url.ts';

const urlOf = (text: string, base?: WebUrl) => {
  const { url, fault } = parseUrl(text, base);
  if (url === undefined) throw new Error(`${text}: ${fault}`);
  return url;
};
const BASE = urlOf('http://a/b/c/d;p?q');

/** RFC 3986 §5.4, without the schemes that are not of the web. An empty path is written as a slash. */
const EXAMPLES: readonly (readonly [reference: string, target: string])[] = [
  ['g', 'http://a/b/c/g'],
  ['./g', 'http://a/b/c/g'],
  ['g/', 'http://a/b/c/g/'],
  ['/g', 'http://a/g'],
  ['//g', 'http://g/'],
  ['?y', 'http://a/b/c/d;p?y'],
  ['g?y', 'http://a/b/c/g?y'],
  ['#s', 'http://a/b/c/d;p?q#s'],
  ['g#s', 'http://a/b/c/g#s'],
  ['g?y#s', 'http://a/b/c/g?y#s'],
  [';x', 'http://a/b/c/;x'],
  ['g;x', 'http://a/b/c/g;x'],
  ['g;x?y#s', 'http://a/b/c/g;x?y#s'],
  ['', 'http://a/b/c/d;p?q'],
  ['.', 'http://a/b/c/'],
  ['./', 'http://a/b/c/'],
  ['..', 'http://a/b/'],
  ['../', 'http://a/b/'],
  ['../g', 'http://a/b/g'],
  ['../..', 'http://a/'],
  ['../../', 'http://a/'],
  ['../../g', 'http://a/g'],
  ['../../../g', 'http://a/g'],
  ['../../../../g', 'http://a/g'],
  ['/./g', 'http://a/g'],
  ['/../g', 'http://a/g'],
  ['g.', 'http://a/b/c/g.'],
  ['.g', 'http://a/b/c/.g'],
  ['g..', 'http://a/b/c/g..'],
  ['..g', 'http://a/b/c/..g'],
  ['./../g', 'http://a/b/g'],
  ['./g/.', 'http://a/b/c/g/'],
  ['g/./h', 'http://a/b/c/g/h'],
  ['g/../h', 'http://a/b/c/h'],
  ['g;x=1/./y', 'http://a/b/c/g;x=1/y'],
  ['g;x=1/../y', 'http://a/b/c/y'],
  ['g?y/./x', 'http://a/b/c/g?y/./x'],
  ['g?y/../x', 'http://a/b/c/g?y/../x'],
  ['g#s/./x', 'http://a/b/c/g#s/./x'],
  ['g#s/../x', 'http://a/b/c/g#s/../x'],
  // "for backward compatibility" (§5.4.2), as the URL standard has it.
  ['http:g', 'http://a/b/c/g'],
];

describe('a relative reference', () => {
  test.each(EXAMPLES)('%s leads from http://a/b/c/d;p?q to %s', (reference, target) => {
    expect(formatUrl(urlOf(reference, BASE))).toBe(target);
  });
  test('without anything to be relative to is refused', () => {
    expect(parseUrl('g')).toEqual({ fault: 'relative' });
  });
});

describe('a URL', () => {
  test('is taken apart into scheme, host, port, path, query and fragment', () => {
    expect(urlOf('http://www.example.com:8080/a/b.html?x=1&y#top')).toEqual({
      scheme: 'http',
      userinfo: '',
      host: 'www.example.com',
      port: 8080,
      path: '/a/b.html',
      query: 'x=1&y',
      fragment: 'top',
    });
  });
  test('says where to connect, what to ask for and whom', () => {
    const url = urlOf('HTTP://WWW.Example.com:80?a b#c');
    expect(portOf(url)).toBe(80);
    expect(targetOf(url)).toBe('/?a%20b');
    expect(authorityOf(url)).toBe('www.example.com');
    expect(originOf(urlOf('https://h:444/x'))).toBe('https://h:444');
    expect(formatUrl(url, false)).toBe('http://www.example.com/?a%20b');
  });
  test('may hold a user and a password', () => {
    expect(credentialsOf(urlOf('http://al%40ice:s:t@h/'))).toEqual(['al@ice', 's:t']);
    expect(credentialsOf(urlOf('http://alice@h/'))).toEqual(['alice', '']);
    expect(credentialsOf(urlOf('http://h/@'))).toBeUndefined();
  });
  test.each([
    ['ftp://h/', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['http://', 'host-missing'],
    ['http://:80/', 'host-missing'],
    ['http://a b/', 'host-forbidden'],
    ['http://a%00b/', 'host-forbidden'],
    ['http://[::1]/', 'host-forbidden'],
    ['http://例子/', 'host-not-ascii'],
    ['http://10.0.0.256/', 'host-address'],
    ['http://h:65536/', 'port'],
    ['http://h:x/', 'port'],
  ])('%s is refused: %s', (text, fault) => {
    expect(parseUrl(text)).toEqual({ fault });
  });
  test('that is too long is refused, also where only its encoding is', () => {
    expect(parseUrl(`http://h/${'a'.repeat(LONGEST_URL)}`)).toEqual({ fault: 'too-long' });
    expect(parseUrl(`http://h/${' '.repeat(LONGEST_URL / 2)}b`)).toEqual({ fault: 'too-long' });
  });
});

/** Texts of the characters that have a meaning in URLs, and some that have none. */
const urlish = fc
  .array(
    fc.constantFrom(
      ...[
        'http:',
        'https:',
        'ws:',
        '//',
        '/',
        '\\',
        '?',
        '#',
        '@',
        ':',
        '.',
        '..',
        '%2e',
        '%',
        '%41',
      ],
      ...['a', 'B', 'example', '80', '443', '8080', '0x7f', '017', '256', ' ', '\t', '"', '<', '`'],
      ...["'", '{', '|', ';', '=', '&', 'é', '世', '\u{1f600}', '\0', '[', ']', '~', '+'],
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

/** What our subset leaves out: names that are not ASCII, IPv6. */
const beyondUs = (fault: string | undefined, theirs: URL | null) =>
  fault === 'host-not-ascii' ||
  theirs?.hostname.startsWith('[') ||
  theirs?.hostname.includes('xn--');

describe('the URL standard', () => {
  const theirsOf = (text: string, base?: string) => {
    try {
      const url = new URL(text, base);
      return /^(https?|wss?):$/.test(url.protocol) ? url : null;
    } catch {
      return null;
    }
  };
  const bases = ['http://a/b/c/d;p?q', 'https://u:p@h.example:8443/x/?q#f', undefined];

  test('as others have written it says the same of any text', () => {
    fc.assert(
      fc.property(urlish, fc.constantFrom(...bases), (text, base) => {
        const ours = parseUrl(text, base === undefined ? undefined : urlOf(base));
        const theirs = theirsOf(text, base);
        if (beyondUs(ours.fault, theirs)) return;
        expect(ours.url && formatUrl(ours.url)).toBe(theirs?.href);
      }),
      { numRuns: 3000 },
    );
  });

  test('is idempotent: what was written is read as the same', () => {
    fc.assert(
      fc.property(urlish, (text) => {
        const { url } = parseUrl(text, BASE);
        if (url !== undefined) expect(urlOf(formatUrl(url))).toEqual(url);
      }),
    );
  });
});
