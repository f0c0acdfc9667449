import { expect, test } from 'vitest';
import { lookWord, readLook } from './look.ts';

const hosts = [0, 2].map((node) => ({ node, values: {} }));
const links = [4, 5].map((link) => ({ link, name: '', kind: undefined, values: {} }));

test('what is chosen is read again as it was written', () => {
  for (const word of [undefined, 'h2', 'l5']) {
    expect(lookWord(readLook(word, hosts, links))).toBe(word);
  }
});

test('what is not there is not chosen', () => {
  expect(readLook('h1', hosts, links)).toEqual({ part: 'hosts', node: undefined, link: 4 });
  expect(readLook('l9', hosts, links)).toEqual({ part: 'links', node: undefined, link: 4 });
  expect(readLook('<script>', hosts, links).part).toBe('hosts');
});
