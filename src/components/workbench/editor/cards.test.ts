import { expect, test } from 'vitest';
import type { SessionInput } from '../../../stack/world/inputs.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { hasCheckSequence, sendingCards } from './cards.ts';

const three = topologyOf({
  nodes: [
    { name: 'client', address: '10.0.0.1' },
    { name: 'hub', kind: 'hub' },
    { name: 'server', address: '10.0.0.2' },
  ],
  links: [{ between: ['client', 'hub'] }, { between: ['hub', 'server'], fcs: true } as never],
});
const [first, second] = three.links.map(({ id }) => id) as [number, number];

test('a frame can be sent from every end of every link', () => {
  expect(sendingCards(three)).toEqual([
    { node: 0, nic: 0, link: first },
    { node: 1, nic: 0, link: first },
    { node: 1, nic: 1, link: second },
    { node: 2, nic: 0, link: second },
  ]);
});

test('a link has check sequences if the scenario says so', () => {
  expect(hasCheckSequence(three, [], first, 0)).toBe(false);
  expect(hasCheckSequence(three, [], second, 0)).toBe(true);
});

test('a link has them from when the session gives it some', () => {
  const settings = { fcs: true } as never;
  const inputs: SessionInput[] = [{ at: 50, kind: 'link', link: first, settings }];
  expect(hasCheckSequence(three, inputs, first, 49)).toBe(false);
  expect(hasCheckSequence(three, inputs, first, 50)).toBe(true);
  expect(hasCheckSequence(three, inputs, second, 50)).toBe(true);
});
