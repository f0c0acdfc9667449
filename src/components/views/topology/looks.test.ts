import { expect, test } from 'vitest';
import { TWO_HOSTS } from '../../../model/testing/made-trace.ts';
import type { Topology } from '../../../model/topology.ts';
import { looksOf, type Speech } from './words.ts';

const ROUTER = 0;

function looks(links: number): string {
  const [first, ...others] = TWO_HOSTS.nodes;
  const [link] = TWO_HOSTS.links;
  const topology: Topology = {
    ...TWO_HOSTS,
    nodes: [{ ...first!, kind: 'router' }, ...others],
    links: Array.from({ length: links }, (_, id) => ({ ...link!, id })),
  };
  return looksOf({ topology } as Speech, ROUTER);
}

test('a router between links has the sign of a router', () => {
  expect(looks(2)).toBe('router');
});

test('one that passes packets on at one link looks like the hosts beside it', () => {
  expect(looks(1)).toBe('host');
});
