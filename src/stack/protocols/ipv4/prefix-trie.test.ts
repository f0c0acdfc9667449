import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ipv4, maskOf } from '../../core/addresses.ts';
import { addPrefix, createTrie, longestPrefix } from './prefix-trie.ts';
import { addRoute, type Route, routeTo } from './routes.ts';

const route = fc
  .record({
    network: fc.nat(0xffffffff),
    prefixLength: fc.nat(32),
    gateway: fc.nat(0xffffffff),
    distance: fc.nat(3),
  })
  .map((each): Route => {
    const network = (each.network & maskOf(each.prefixLength)) >>> 0;
    return { ...each, network, nic: 0, owner: -1 };
  });

test('it finds the route that a host finds by looking at all of them', () => {
  fc.assert(
    fc.property(fc.array(route, { maxLength: 60 }), fc.array(fc.nat(0xffffffff)), (all, others) => {
      const routes: Route[] = [];
      for (const each of all) addRoute(routes, each);
      const trie = createTrie();
      routes.forEach(({ network, prefixLength }, at) => {
        addPrefix(trie, network, prefixLength, at);
      });
      for (const address of [...others, ...all.map(({ network }) => network)]) {
        expect(routes[longestPrefix(trie, address)]).toBe(routeTo(routes, address));
      }
    }),
  );
});

test('an empty trie knows nothing, and a default route everything', () => {
  const trie = createTrie();
  expect(longestPrefix(trie, ipv4('10.0.0.1'))).toBe(-1);
  addPrefix(trie, 0, 0, 7);
  expect(longestPrefix(trie, ipv4('10.0.0.1'))).toBe(7);
  addPrefix(trie, ipv4('10.0.0.1'), 32, 9);
  expect([ipv4('10.0.0.1'), ipv4('10.0.0.2')].map((each) => longestPrefix(trie, each))).toEqual([
    9, 7,
  ]);
});
