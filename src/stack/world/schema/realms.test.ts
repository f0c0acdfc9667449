/** Which addresses a network may have twice. */
import { expect, test } from 'vitest';
import { homes, natKernel } from '../../hooks/nat/testing/homes.ts';
import type { NodeSpec } from '../../nodes/kind.ts';
import type { ScenarioSpec } from '../scenario.ts';
import { scenarioFaults } from './scenario.ts';

/** The network of homes.ts, in which some nodes have other addresses, or what is said of them here. */
function faultsWith(changes: Readonly<Record<string, object>>, links = homes().links) {
  const { nodes, ...rest } = homes();
  const changed = nodes.map((node) => ({ ...node, ...changes[node.name] }) as NodeSpec);
  return scenarioFaults({ ...rest, nodes: changed, links } as ScenarioSpec, natKernel).map(
    ({ path, code }) => [path.join('.'), code],
  );
}

const likeAnna = { address: '192.168.1.2', gateway: '192.168.1.1' };
const likeNorth = { cards: [{ address: '192.168.1.1' }, { address: '198.51.101.1' }] };

test('two homes may have the same private addresses: a NAT stands between them', () => {
  expect(faultsWith({ bella: likeAnna, south: likeNorth })).toEqual([]);
});

test('two hosts of one home may not', () => {
  expect(faultsWith({ arno: likeAnna })).toEqual([['nodes.1.address', 'double']]);
});

test('where the router does not translate, two networks behind it may not either', () => {
  expect(faultsWith({ bella: likeAnna, south: { ...likeNorth, hooks: [] } })).toEqual([]);
  const plain = { hooks: [] };
  expect(faultsWith({ bella: likeAnna, south: { ...likeNorth, ...plain }, north: plain })).toEqual([
    ['nodes.2.address', 'double'],
    ['nodes.6.cards.0.address', 'double'],
  ]);
});

test('a public address stands once, whatever lies between', () => {
  const public_ = { address: '203.0.113.9', gateway: '203.0.113.1' };
  const inside = { cards: [{ address: '203.0.113.1' }, { address: '198.51.101.1' }] };
  expect(faultsWith({ bella: public_, south: inside })).toContainEqual([
    'nodes.3.address',
    'double',
  ]);
});

test('a private address outside is not the one inside', () => {
  const core = {
    cards: [
      { address: '198.51.100.254' },
      { address: '198.51.101.254' },
      { address: '192.168.1.1' },
    ],
  };
  expect(faultsWith({ server: likeAnna, core })).toEqual([]);
});

test('a cable round the NAT makes one realm of two', () => {
  const links = [...homes().links, { between: ['core', 'switch'] as [string, string], delay: 1 }];
  const core = {
    cards: [
      ...[{ address: '198.51.100.254' }, { address: '198.51.101.254' }],
      ...[{ address: '203.0.113.1' }, { address: '192.168.1.254' }],
    ],
  };
  expect(faultsWith({ server: likeAnna, core }, links)).toEqual([['nodes.3.address', 'double']]);
});
