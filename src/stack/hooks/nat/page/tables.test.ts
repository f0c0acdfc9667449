/** The tables of a NAT at any cursor, from events alone. */
import { expect, test } from 'vitest';
import { rowsAt, tableNode } from '../../../../components/view-kit/tables/part.ts';
import { cursorAfter, cursorAtEnd } from '../../../../model/cursor.ts';
import { recordedRun } from '../../../../model/recorded-run.ts';
import { MINUTE } from '../../../core/instant.ts';
import type { NodeTable } from '../../../trace/page/table.ts';
import { all } from '../../../world/testing.ts';
import { topologyOf } from '../../../world/topology.ts';
import { ANNA, homes, NORTH, runHomes, SERVERS, SWITCH } from '../testing/homes.ts';
import { fetchFrom, serves } from '../testing/steps.ts';
import { tables } from './tables.ts';

const [mappings, sessions] = tables as readonly [NodeTable, NodeTable];
const given = {
  anna: fetchFrom(SERVERS),
  server: serves(3_000),
  north: { forwards: [{ protocol: 'udp' as const, port: 53, to: '192.168.1.3', toPort: 5353 }] },
  more: { until: 10 * MINUTE },
};
const { log } = runHomes(given).sim;
const run = recordedRun(log, topologyOf(homes(given)));
const cells = (table: NodeTable, event: number) =>
  rowsAt(run, table, NORTH, cursorAfter(log, event)).map((row) => row.cells);

test('only the router that is a NAT has them', () => {
  const has = (id: number) => mappings.of(tableNode(run, id) as never);
  expect([NORTH, SWITCH, ANNA].map(has)).toEqual([true, false, false]);
});

test('they begin with the port forwards, which stay', () => {
  const forward = ['UDP', '192.168.1.3:5353', '53', { en: 'port forward', zh: '端口转发' }];
  expect(rowsAt(run, mappings, NORTH, { at: 0, event: 0 }).map((row) => row.cells)).toEqual([
    forward,
  ]);
  expect(rowsAt(run, mappings, NORTH, cursorAtEnd(log)).map((row) => row.cells)).toContainEqual(
    forward,
  );
});

test('a mapping stands there with its conversation, whose state changes, until both are forgotten', () => {
  const [mapped] = all(log, 'nat.mapped');
  const states = all(log, 'nat.session');
  const [ended] = all(log, 'nat.unmapped');
  expect(cells(mappings, mapped?.id ?? -1)[1]).toEqual([
    ...['TCP', `192.168.1.2:${mapped?.insidePort}`, `198.51.100.1:${mapped?.outsidePort}`],
    { since: mapped?.at },
  ]);
  expect(
    states.map(({ id }) => (cells(sessions, id)[0] as [string, string, { en: string }])[2].en),
  ).toEqual([...['opening', 'established', 'closing']]);
  expect(ended).toBeDefined();
  const rows = rowsAt(run, mappings, NORTH, cursorAfter(log, ended?.id ?? -1));
  expect(rows.filter(({ gone }) => !gone)).toHaveLength(1);
  expect(rows.find(({ gone }) => gone)?.why?.zh).toBe('它空闲得太久了');
});

test('the row by which a packet goes is found from its bytes, both ways', () => {
  const [mapped] = all(log, 'nat.mapped');
  const rows = rowsAt(run, mappings, NORTH, cursorAfter(log, mapped?.id ?? -1));
  const key = `tcp ${mapped?.outsidePort}`;
  const packet = (fields: Record<string, number>) => (header: string, field: string) =>
    fields[`${header}.${field}`];
  const out = { 'ipv4.src': mapped?.outside ?? 0, 'tcp.srcPort': mapped?.outsidePort ?? 0 };
  const back = { 'ipv4.dst': mapped?.inside ?? 0, 'tcp.dstPort': mapped?.insidePort ?? 0 };
  expect(mappings.uses?.(packet(out), rows)).toBe(key);
  expect(mappings.uses?.(packet(back), rows)).toBe(key);
  expect(mappings.uses?.(packet({ 'ipv4.src': 1, 'tcp.srcPort': 1 }), rows)).toBeUndefined();
});
