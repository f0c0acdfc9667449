/**
 * Where a packet goes next: the longest prefix among the routes and refusals of a router. The trie is
 * made from what the router's state says, when it is first asked after a change; so it is no part of
 * the world, and a world that is copied copies no trie.
 */

import type { Ipv4 } from '../../core/addresses.ts';
import {
  addPrefix,
  createTrie,
  longestPrefix,
  type PrefixTrie,
} from '../../protocols/ipv4/prefix-trie.ts';
import type { Route } from '../../protocols/ipv4/routes.ts';
import type { Refusal, Router, RouterFx } from './router.ts';

export interface Lookup {
  readonly trie: PrefixTrie;
  readonly ways: readonly (Route | Refusal)[];
}

/** A route by a card whose link is down leads nowhere, so the next best one is taken (RFC 1812 §5.3.12.3). */
function lookupOf({ routes, refusals, down }: Router): Lookup {
  const ways = [...routes.filter(({ nic }) => !down.includes(nic)), ...refusals];
  const trie = createTrie();
  // Routes stand in the order of their distances, and the first of a prefix is the one that counts.
  ways.forEach(({ network, prefixLength }, index) => {
    addPrefix(trie, network, prefixLength, index);
  });
  return { trie, ways };
}

export function wayTo(router: Router, dst: Ipv4, fx: RouterFx): Route | Refusal | undefined {
  fx.lookup ??= lookupOf(router);
  const { trie, ways } = fx.lookup;
  return ways[longestPrefix(trie, dst)];
}

/** What a router sends itself takes the routes that it would forward it by (RFC 1812 §5.2.4.3). */
export function wayOut(router: Router, dst: Ipv4, fx: RouterFx): Route | undefined {
  const way = wayTo(router, dst, fx);
  return way === undefined || 'code' in way ? undefined : way;
}
