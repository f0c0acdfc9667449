import { describe, expect, test } from 'vitest';
import { askedProtocols, PROTOCOL, pageAddress, readProtocols } from './protocol.ts';

describe('the subprotocols that a page asks for', () => {
  test('say the version, the token and the page', () => {
    const asked = askedProtocols('s3cret_-', 'tab-1');
    expect(asked).toEqual([PROTOCOL, 'token.s3cret_-', 'page.tab-1']);
    expect(readProtocols(asked.join(', '))).toEqual({
      speaks: true,
      token: 's3cret_-',
      page: 'tab-1',
    });
  });

  test('need not name a page', () => {
    expect(askedProtocols('t')).toEqual([PROTOCOL, 'token.t']);
    expect(readProtocols(askedProtocols('t').join(',')).page).toBeUndefined();
  });

  test('say nothing where they are missing, or hold what no token has', () => {
    expect(readProtocols(undefined)).toEqual({ speaks: false, token: undefined, page: undefined });
    expect(readProtocols('token.a b').token).toBeUndefined();
    expect(readProtocols('token.').token).toBeUndefined();
  });
});

test('the token stands behind the hash of the page’s address, where no server sees it', () => {
  const { pathname, search, hash } = new URL(pageAddress(4600, 'abc'));
  expect([pathname, search, hash]).toEqual(['/', '', '#/live?token=abc']);
});
