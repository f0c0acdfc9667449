import { expect, test } from 'vitest';
import { octetsAt, pageFor } from './pages.ts';

const get = (target: string, host = 'web.lab') => pageFor('GET', target, host);

test('the home page is a page, and two names have a home page of their own', () => {
  expect(get('/')).toMatchObject({ kind: 'text', status: 200, type: 'text/html; charset=utf-8' });
  expect(get('/', 'Large.lab')).toEqual({ kind: 'large', bytes: 1_000_000 });
  expect(get('/', 'slow.lab')).toEqual({ kind: 'slow', lines: 5 });
});

test('the large page is as large as one asks', () => {
  expect(get('/large?bytes=50000000')).toEqual({ kind: 'large', bytes: 50_000_000 });
  expect(get('/large?bytes=0')).toEqual({ kind: 'large', bytes: 0 });
});

test.each(['-1', '1e9', 'x', '', '99999999999'])('%j is no size', (bytes) => {
  expect(get(`/large?bytes=${bytes}`)).toMatchObject({ status: 400 });
});

test('a redirect leads to another page that there is', () => {
  expect(get('/redirect')).toEqual({ kind: 'redirect', to: '/hello.txt' });
  expect(get('/hello.txt')).toMatchObject({ status: 200 });
});

test('other pages are not there, and other methods not for them', () => {
  expect(get('/secret')).toMatchObject({ status: 404 });
  expect(pageFor('DELETE', '/', '')).toMatchObject({ status: 405 });
  expect(get('/upload')).toMatchObject({ status: 405 });
  expect(pageFor('POST', '/upload', '')).toEqual({ kind: 'upload' });
});

test.each(['*', '//', 'http://[', '/%zz', ''])('a target such as %j is no trouble', (target) => {
  expect(() => pageFor('OPTIONS', target, '')).not.toThrow();
});

test('each line of the large page says where it stands', () => {
  const lines = new TextDecoder().decode(octetsAt(0, 48)).split('\n');
  expect(lines.slice(0, 3).map(Number)).toEqual([0, 16, 32]);
});

test('pieces of the large page fit together wherever it is cut', () => {
  const whole = octetsAt(0, 100);
  expect(whole).toHaveLength(100);
  for (let cut = 0; cut <= 100; cut++) {
    expect(Uint8Array.of(...octetsAt(0, cut), ...octetsAt(cut, 100))).toEqual(whole);
  }
});
