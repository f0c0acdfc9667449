import { expect, test } from 'vitest';
import type { TableRowAt } from '../../view-kit/tables/part.ts';
import { groupsOf, linesOf } from './lines.ts';

const row = (key: string) => ({ key }) as TableRowAt;
const nodes = [
  { node: 4, rows: [row('a'), row('b')] },
  { node: 7, rows: [] },
  { node: 9, rows: [row('c')] },
];
const lines = linesOf(nodes);

test('each node has a line of its own above its rows, which are counted through all nodes', () => {
  expect(lines.map(({ node, row: own, number }) => [node.node, own?.key, number])).toEqual([
    [4, undefined, -1],
    [4, 'a', 0],
    [4, 'b', 1],
    [7, undefined, -1],
    [9, undefined, -1],
    [9, 'c', 2],
  ]);
});

test('a gap belongs to the node that it begins in, and each node is one group', () => {
  const groups = groupsOf([0, { from: 1, rows: 3 }, 4, 5], lines);
  expect(groups.map(({ node, pieces }) => [node.node, pieces])).toEqual([
    [4, [0, { from: 1, rows: 3 }]],
    [9, [4, 5]],
  ]);
});
