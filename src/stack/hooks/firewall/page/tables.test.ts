/** The rules of a firewall with their counters, and its flows, at any cursor. */
import { expect, test } from 'vitest';
import { rowsAt, tableNode } from '../../../../components/view-kit/tables/part.ts';
import { cursorAfter, cursorAtEnd } from '../../../../model/cursor.ts';
import { recordedRun } from '../../../../model/recorded-run.ts';
import { kernelOf } from '../../../capability.ts';
import type { NodeTable } from '../../../trace/page/table.ts';
import { all } from '../../../world/testing.ts';
import { topologyOf } from '../../../world/topology.ts';
import { ANNA, homes, NORTH, natKernel, runHomes, SERVERS } from '../../nat/testing/homes.ts';
import { fetchFrom, serves } from '../../nat/testing/steps.ts';
import { capability } from '../capability.ts';
import type { FirewallConfig } from '../spec.ts';
import { tables } from './tables.ts';

const [rules, flows] = tables as readonly [NodeTable, NodeTable];
const config: FirewallConfig = {
  rules: [
    { state: ['established', 'related'], verdict: 'accept' },
    { direction: 'forward', from: 0, protocol: 'tcp', dstPort: [80, 81], verdict: 'accept' },
  ],
  otherwise: 'drop',
};
const given = {
  anna: fetchFrom(SERVERS),
  server: serves(3_000),
  hooks: [{ hook: 'firewall', config }],
};
const kernel = kernelOf([...natKernel.capabilities, capability]);
const { log } = runHomes(given, [], { kernel }).sim;
const run = recordedRun(log, topologyOf(homes(given)));
const end = cursorAtEnd(log);

test('only who has a firewall has them', () => {
  const has = (id: number) => rules.of(tableNode(run, id) as never);
  expect([NORTH, ANNA].map(has)).toEqual([true, false]);
});

test('rules stand there from the start, in words; packets are counted as they come', () => {
  const at = (cursor: typeof end) => rowsAt(run, rules, NORTH, cursor).map(({ cells }) => cells);
  expect(at({ at: 0, event: 0 })).toMatchObject([
    ['1', { en: 'established, related', zh: '已有应答、相关' }, '*', '*', { en: 'accept' }, '0'],
    [...['2', { en: 'passing through; eth0 → *; TCP' }, '*', '*:80–81'], ...[{ zh: '放行' }, '0']],
    ['–', { en: 'the rest' }, '*', '*', { en: 'drop' }, '0'],
  ]);
  const counted = all(log, 'firewall.verdict');
  const second = counted.find(({ rule }) => rule === 2);
  expect(at(cursorAfter(log, second?.id ?? -1)).map((cells) => cells.at(-1))).toEqual([
    ...['0', '1', '0'],
  ]);
  expect(at(end)[0]?.at(-1)).toBe(String(counted.length - 1));
});

test('a flow stands there with its state', () => {
  expect(rowsAt(run, flows, NORTH, end).map(({ cells }) => cells)).toMatchObject([
    ['TCP', expect.stringContaining('192.168.1.2:'), '203.0.113.9:80', { en: 'closing' }, {}],
  ]);
});
