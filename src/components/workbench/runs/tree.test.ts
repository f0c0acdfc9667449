import { expect, test } from 'vitest';
import { treeRows } from './tree.ts';

const run = (id: string, parent: string | null) => ({ id, parent });
const shape = (nodes: readonly { id: string; parent: string | null }[]) =>
  treeRows(nodes).map(({ depth, runs }) => `${depth} ${runs.map(({ id }) => id).join('')}`);

test('what is made of one run after another stands in one row', () => {
  expect(shape([run('a', null), run('b', 'a'), run('c', 'b')])).toEqual(['0 a', '1 bc']);
});

test('each run that is made of the original begins a row', () => {
  expect(shape([run('a', null), run('b', 'a'), run('c', 'a')])).toEqual(['0 a', '1 b', '1 c']);
});

test('a second run that is made of a fork begins a row below it', () => {
  const nodes = [run('a', null), run('b', 'a'), run('c', 'b'), run('d', 'b'), run('e', 'd')];
  expect(shape(nodes)).toEqual(['0 a', '1 bc', '2 de']);
});
