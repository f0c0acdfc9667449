import { expect, it } from 'vitest';
import { nameNodes, nodeTitle } from './node-names.ts';

it('a node is called as its scenario says, and nobody else’s node of that name is', () => {
  nameNodes('a', { home: { en: 'near end', zh: '近端' }, server: { en: 'shop', zh: '商店' } });
  nameNodes('b', { home: { en: 'home', zh: '家' } });
  expect(['a', 'b', 'c'].map((scenario) => nodeTitle('home', 'zh', scenario))).toEqual([
    '近端',
    '家',
    'home',
  ]);
  expect(nodeTitle('server', 'en', 'a')).toBe('shop');
});

it('client and server are called so everywhere; a name nobody has said more of is itself', () => {
  expect([nodeTitle('server', 'zh'), nodeTitle('server', 'zh', 'b')]).toEqual(['服务器', '服务器']);
  expect([nodeTitle('R1', 'zh'), nodeTitle('constructor', 'en', 'b')]).toEqual([
    'R1',
    'constructor',
  ]);
});
