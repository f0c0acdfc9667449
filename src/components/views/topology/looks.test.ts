import { expect, test } from 'vitest';
import { TWO_HOSTS } from '../../../model/testing/made-trace.ts';
import type { Topology } from '../../../model/topology.ts';
import { graphOf } from './map/graph.ts';
import { mapLayout } from './map/layout.ts';
import { looksOf } from './map/looks.ts';

const ROUTER = 0;

function withRouter(links: number): Topology {
  const [first, ...others] = TWO_HOSTS.nodes;
  const [link] = TWO_HOSTS.links;
  return {
    ...TWO_HOSTS,
    nodes: [{ ...first!, kind: 'router' }, ...others],
    links: Array.from({ length: links }, (_, id) => ({ ...link!, id })),
  };
}

const looks = (links: number): string => looksOf(withRouter(links), ROUTER);
const HOST = 1;
const SIZE = { width: 1000, height: 500, rem: 16, least: 12 };

function sizes(links: number) {
  const topology = withRouter(links);
  const given = { graph: graphOf(topology), size: SIZE, moved: [], plain: false };
  const { nodes } = mapLayout({ topology, ...given });
  return [nodes.get(ROUTER)?.r, nodes.get(HOST)?.r];
}

test('a router between links has the sign of a router', () => {
  expect(looks(2)).toBe('router');
});

test('one that passes packets on at one link looks like the hosts beside it', () => {
  expect(looks(1)).toBe('host');
});

test('one that looks like a host is as large as one, too', () => {
  const [router, host] = sizes(1);
  expect(router).toBe(host);
});
