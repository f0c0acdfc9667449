import { expect, test } from 'vitest';
import { topologyOf } from '../../../stack/world/topology.ts';
import { type MapWords, networkShapes } from './draw-network.ts';
import { graphOf } from './map/graph.ts';
import { mapLayout } from './map/layout.ts';

const topology = topologyOf({
  nodes: [{ name: 'a' }, { name: 'gate', kind: 'router' }, { name: 'far' }],
  links: [{ between: ['a', 'gate'] }, { between: ['gate', 'far'] }],
});
const size = { width: 600, height: 300, rem: 16, least: 12 };
const layout = mapLayout({ topology, graph: graphOf(topology), size, moved: [], plain: false });
const words: MapWords = {
  name: ({ id }) => topology.nodes[id]?.name ?? '',
  kind: () => 'host',
  port: () => '',
  address: () => undefined,
  addresses: () => 0,
  network: () => '10.0.0.0/24',
  mtu: () => undefined,
  isUp: () => true,
  cut: '',
};

test('the ring around a chosen node lies below the name of its network', () => {
  const chosen = { node: 0, heap: undefined, link: undefined, named: new Set<number>() };
  const shapes = networkShapes(layout, words, chosen, false);
  const ring = shapes.findIndex((each) => each.kind !== 'text' && each.fill === 'network-soft');
  const name = shapes.findIndex((each) => each.kind === 'text' && each.text === '10.0.0.0/24');
  expect(ring).toBeGreaterThanOrEqual(0);
  expect(name).toBeGreaterThan(ring);
});
