import { expect, test } from 'vitest';
import { ipv4 } from '../stack/core/addresses.ts';
import { topologyOf } from '../stack/world/topology.ts';
import { nodeOfAddress } from './topology.ts';

/** a – left – middle – right – b; the outermost have the same address. */
const twins = topologyOf({
  nodes: [
    { name: 'a', address: '192.168.1.2' },
    { kind: 'router', name: 'left', cards: [{ address: '192.168.1.1' }] },
    { kind: 'router', name: 'middle', cards: [{ address: '203.0.113.1' }] },
    { kind: 'router', name: 'right', cards: [{ address: '192.168.1.1' }] },
    { name: 'b', address: '192.168.1.2' },
  ],
  links: [
    { between: ['a', 'left'] },
    { between: ['left', 'middle'] },
    { between: ['middle', 'right'] },
    { between: ['right', 'b'] },
  ],
});
const named = (address: string, near?: number) => nodeOfAddress(twins, ipv4(address), near)?.name;

test('an address that two nodes have means the one that is nearer', () => {
  expect([0, 1, 3, 4].map((near) => named('192.168.1.2', near))).toEqual(['a', 'a', 'b', 'b']);
  expect([0, 4].map((near) => named('192.168.1.1', near))).toEqual(['left', 'right']);
});

test('without anybody near it is the first', () => {
  expect(named('192.168.1.2')).toBe('a');
});

test('an address that one has, or nobody, needs no place', () => {
  expect(named('203.0.113.1', 4)).toBe('middle');
  expect(named('203.0.113.7', 4)).toBeUndefined();
});
