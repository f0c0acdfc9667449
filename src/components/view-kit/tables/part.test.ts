import { describe, expect, it } from 'vitest';
import { cursorAfter, cursorAtEnd, visibleAt } from '../../../model/cursor.ts';
import { recordedRun } from '../../../model/recorded-run.ts';
import { loadEveryPage } from '../../../runtime/capability-pages.ts';
import { parseMac } from '../../../stack/core/addresses.ts';
import { SECOND } from '../../../stack/core/instant.ts';
import {
  CLIENT,
  fourHosts,
  runSwitch,
  SERVER,
  SWITCH,
} from '../../../stack/nodes/switch/testing/four-hosts.ts';
import { cardTable } from '../../../stack/protocols/ipv4/page/card-table.ts';
import type { NodeTable, TableRow } from '../../../stack/trace/page/table.ts';
import { all } from '../../../stack/world/testing.ts';
import { topologyOf } from '../../../stack/world/topology.ts';
import { nodeTables } from './found.ts';
import { rowsAt, tableNode } from './part.ts';

await loadEveryPage();

const spec = fourHosts();
const { log } = runSwitch(spec).sim;
const run = recordedRun(log, topologyOf(spec));
const table = (id: string): NodeTable =>
  nodeTables().find((each) => each.id === id) ?? expect.fail(`no table ${id}`);
const end = cursorAtEnd(log);

describe('the tables that folders tell', () => {
  it('are of the nodes that keep them, in one order, each with its own name', () => {
    const tablesOf = (id: number) => {
      const node = tableNode(run, id);
      return nodeTables()
        .filter((each) => node !== undefined && each.of(node))
        .map(({ id }) => id);
    };
    expect(tablesOf(SWITCH)).toEqual(['switch']);
    expect(tablesOf(CLIENT)).toEqual(expect.arrayContaining(['interfaces', 'routes', 'arp']));
    expect(new Set(nodeTables().map(({ id }) => id)).size).toBe(nodeTables().length);
  });

  it('are all handed to the page by their folders', () => {
    const files = import.meta.glob<readonly NodeTable[]>('../../../stack/*/*/page/tables.ts', {
      eager: true,
      import: 'tables',
    });
    const ids = (tables: readonly NodeTable[]) => tables.map(({ id }) => id).sort();
    expect(ids(nodeTables())).toEqual(ids(Object.values(files).flat()));
  });

  it('begin with what the scenario says', () => {
    expect(rowsAt(run, table('interfaces'), CLIENT, { at: 0, event: 0 })).toMatchObject([
      { cells: ['eth0', '10.0.0.1/24', '02:00:00:00:00:01', '1500'], event: -1, changed: false },
    ]);
    expect(rowsAt(run, table('routes'), CLIENT, end).map(({ key }) => key)).toEqual([
      '10.0.0.0/24 eth0',
    ]);
    expect(cardTable.cards(rowsAt(run, table('interfaces'), SERVER, end))).toEqual([
      { card: 0, address: '10.0.0.3', network: '10.0.0.0/24', mtu: 1500 },
    ]);
  });

  it('know a card’s MTU from its link, unless it says its own', () => {
    const links = spec.links.map((link) => ({ ...link, mtu: 9000 }));
    const nodes = spec.nodes.map((node) => (node.name === 'server' ? { ...node, mtu: 600 } : node));
    const other = recordedRun(log, topologyOf({ ...spec, nodes, links }));
    const mtu = (node: number) =>
      rowsAt(other, table('interfaces'), node, { at: 0, event: 0 })[0]?.cells[3];
    expect([mtu(CLIENT), mtu(SERVER)]).toEqual(['9000', '600']);
  });

  it('follow the trace: a neighbour is asked for, and then known; the latest change is marked', () => {
    const changes = all(log, 'cache.changed').filter(({ node }) => node === CLIENT);
    const rows = (event: number) => rowsAt(run, table('arp'), CLIENT, cursorAfter(log, event));
    expect(rowsAt(run, table('arp'), CLIENT, { at: 0, event: 0 })).toEqual([]);
    expect(rows(changes[0]!.id)).toMatchObject([
      { key: '10.0.0.3', cells: ['10.0.0.3', '–', { en: 'being asked for' }], changed: true },
    ]);
    expect(rows(changes[1]!.id)).toMatchObject([
      { cells: ['10.0.0.3', '02:00:00:00:00:03', { en: 'known' }], event: changes[1]!.id },
    ]);
  });

  it('mark the latest change no longer once it is a while ago', () => {
    const last = all(log, 'cache.changed').findLast(({ node }) => node === CLIENT)!;
    const marked = (after: number) =>
      rowsAt(run, table('arp'), CLIENT, visibleAt(log, last.at + after)).filter(
        ({ changed }) => changed,
      ).length;
    expect([marked(0), marked(2 * SECOND), marked(2 * SECOND + 1)]).toEqual([1, 1, 0]);
  });

  it('know everybody from the start where the scenario says so', () => {
    const known = recordedRun(log, topologyOf({ ...spec, knowsNeighbours: true }));
    const rows = rowsAt(known, table('arp'), CLIENT, { at: 0, event: 0 });
    expect(rows.map(({ key }) => key)).toEqual(['10.0.0.2', '10.0.0.3', '10.0.0.4']);
  });

  it('show what has gone until the table changes again, with the reason', () => {
    const [first, second] = all(log, 'switch.forgot');
    const gone = (event: number) =>
      rowsAt(run, table('switch'), SWITCH, cursorAfter(log, event)).filter((row) => row.gone);
    expect(gone(first!.id)).toMatchObject([{ why: { en: 'too old' }, changed: true }]);
    expect(gone(second!.id).map(({ event }) => event)).toEqual([second!.id]);
  });

  it('have a row heard of again without calling it changed', () => {
    const learned = all(log, 'switch.learned').at(-1)!;
    const rows = rowsAt(run, table('switch'), SWITCH, visibleAt(log, 100 * SECOND));
    expect(rows.map(({ cells }) => cells[1])).toEqual(['1', '2', '3', '4']);
    expect(rows.filter(({ changed }) => changed).length).toBeLessThan(2);
    expect(Math.max(...rows.map(({ event }) => event))).toBeGreaterThan(learned.id);
  });
});

describe('the row that a packet goes by', () => {
  const row = (key: string, ...cells: string[]): TableRow => ({ key, cells: [key, ...cells] });
  const to = (header: string, value: number) => (name: string, field: string) =>
    name === header && field === 'dst' ? value : undefined;

  it('is the route with the longest prefix, whatever their order', () => {
    const routes = [row('0.0.0.0/0'), row('203.0.113.128/25'), row('203.0.113.0/24')];
    const uses = (value: number) => table('routes').uses?.(to('ipv4', value), routes);
    expect(uses(0xcb0071c8)).toBe('203.0.113.128/25');
    expect(uses(0xcb007101)).toBe('203.0.113.0/24');
    expect(uses(0x0a000001)).toBe('0.0.0.0/0');
    expect(table('routes').uses?.(to('eth', 1), routes)).toBeUndefined();
  });

  it('is the neighbour, or the port, with its hardware address', () => {
    const mac = parseMac('02:00:00:00:00:03') as number;
    const neighbours = [row('10.0.0.3', '02:00:00:00:00:03'), row('10.0.0.4', '–')];
    expect(table('arp').uses?.(to('eth', mac), neighbours)).toBe('10.0.0.3');
    expect(table('switch').uses?.(to('eth', mac), [row('02:00:00:00:00:03', '3')])).toBe(
      '02:00:00:00:00:03',
    );
    expect(table('switch').uses?.(to('eth', mac), [])).toBeUndefined();
  });
});
