import { expect, test } from 'vitest';
import { cursorAfter, cursorAtEnd } from '../../../model/cursor.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { loadEveryPage } from '../../../runtime/capability-pages.ts';
import {
  CLIENT,
  fourHosts,
  runSwitch,
  SERVER,
} from '../../../stack/nodes/switch/testing/four-hosts.ts';
import { all } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { nodeTables } from '../../view-kit/tables/found.ts';
import { ownerOf, tableAt, tablesIn } from './model.ts';

await loadEveryPage();

const spec = fourHosts();
const { log } = runSwitch(spec).sim;
const run = recordedRun(log, topologyOf(spec));
const arp = nodeTables().find(({ id }) => id === 'arp') ?? expect.fail('no ARP cache');

test('a table stands there once for each node that keeps it, also where it is empty', () => {
  const hosts = spec.nodes.flatMap(({ kind = 'host' }, id) => (kind === 'host' ? [id] : []));
  const before = tableAt(run, arp, { at: 0, event: 0 });
  expect(before.map(({ node }) => node)).toEqual(hosts);
  expect(before.every(({ rows }) => rows.length === 0)).toBe(true);
});

test('who was asked has learnt the asker before the asker knows anything', () => {
  const asked = all(log, 'cache.changed').find(({ node, state }) => {
    return node === SERVER && state === 'reachable';
  });
  const tables = tableAt(run, arp, cursorAfter(log, asked?.id ?? -1));
  const states = (node: number) =>
    tables.find((each) => each.node === node)?.rows.map(({ cells }) => cells[2]);
  expect(states(CLIENT)).toMatchObject([{ en: 'being asked for' }]);
  expect(states(SERVER)).toMatchObject([{ en: 'known' }]);
});

test('the tables to choose from are those that some node keeps', () => {
  const ids = tablesIn(run, cursorAtEnd(log)).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['interfaces', 'routes', 'arp', 'switch']));
  expect(ids).not.toContain('nat');
});

test('a hardware address is known by the node whose card has it', () => {
  expect(ownerOf(run, '02:00:00:00:00:03')).toBe(SERVER);
  expect(ownerOf(run, '02:00:00:00:99:03')).toBeUndefined();
  expect(ownerOf(run, '10.0.0.3')).toBeUndefined();
});
