/** The tables of a DHCP server and of its client at any cursor, from events alone. */
import { describe, expect, test } from 'vitest';
import { rowsAt } from '../../../../components/view-kit/tables/part.ts';
import { cursorAfter, cursorAtEnd, visibleAt } from '../../../../model/cursor.ts';
import { recordedRun } from '../../../../model/recorded-run.ts';
import { played } from '../../../../runtime/testing/played.ts';
import { formatIpv4 } from '../../../core/addresses.ts';
import { MILLISECOND, SECOND } from '../../../core/instant.ts';
import type { NodeTable, TableCell } from '../../../trace/page/table.ts';
import type { SessionInput } from '../../../world/inputs.ts';
import type { ScenarioSpec } from '../../../world/scenario.ts';
import { all } from '../../../world/testing.ts';
import { topologyOf } from '../../../world/topology.ts';
import { tables } from './tables.ts';

const [SERVER, CLIENT] = [0, 1];
const [leases, client] = tables as readonly [NodeTable, NodeTable];
const LEASE = 600 * SECOND;

function lan({ lease = LEASE, squatter = '10.0.0.9' } = {}): ScenarioSpec {
  const network = { from: '10.0.0.100', to: '10.0.0.103', prefixLength: 24, lease };
  const args = { networks: [network], probes: false };
  const names = ['server', 'client', 'squatter'];
  return {
    id: 'lan',
    nodes: [
      {
        ...{ name: 'server', address: '10.0.0.1' },
        processes: [{ name: 'dhcpd', app: 'dhcp.server', args }],
      },
      {
        ...{ name: 'client', address: '10.0.0.7' },
        processes: [{ name: 'dhcp', app: 'dhcp.client', args: {} }],
      },
      { name: 'squatter', address: squatter },
      { kind: 'switch', name: 'switch' },
    ],
    links: names.map((name) => ({ between: [name, 'switch'], delay: MILLISECOND })),
    until: 700 * SECOND,
  };
}

async function recorded(spec: ScenarioSpec, inputs: SessionInput[] = []) {
  const { log } = (await played(spec, { inputs })).sim;
  const run = recordedRun(log, topologyOf(spec));
  const there = (table: NodeTable, node: number, cursor: Parameters<typeof rowsAt>[3]) =>
    rowsAt(run, table, node, cursor).filter(({ gone }) => !gone);
  return { log, run, there };
}

const shown = (cell: TableCell | undefined) =>
  typeof cell === 'object' && 'en' in cell ? cell.en : cell;
const killed = (at: number): SessionInput => ({
  ...{ kind: 'signal', at, node: SERVER, process: 0, signal: 'KILL' },
});
const typed = (at: number, line: string): SessionInput => ({
  ...{ kind: 'type', at, node: CLIENT, process: 0, line },
});

describe('the leases of a server', () => {
  test('go from offered to leased, each with the time at which that ends', async () => {
    const { log, run } = await recorded(lan());
    const events = all(log, 'dhcp.lease').slice(0, 2);
    const rows = events.map(({ id }) => rowsAt(run, leases, SERVER, cursorAfter(log, id))[0]);
    expect(rows.map((row) => shown(row?.cells[2]))).toEqual(['offered', 'leased']);
    expect(rows.map((row) => row?.cells[3])).toEqual(events.map(({ until }) => ({ until })));
    expect(rows[1]?.cells.slice(0, 2)).toEqual(['10.0.0.100', '02:00:00:00:00:02']);
  });

  test('that have ended are remembered, for whoever had them', async () => {
    const { log, there } = await recorded(lan(), [typed(20 * SECOND, 'release')]);
    const [row] = there(leases, SERVER, cursorAtEnd(log));
    expect(row?.cells.map(shown)).toEqual([
      ...['10.0.0.100', '02:00:00:00:00:02', 'given back', '–'],
    ]);
  });

  test('without an end say so', async () => {
    const { log, there } = await recorded(lan({ lease: 0 }));
    expect(shown(there(leases, SERVER, cursorAtEnd(log))[0]?.cells[3])).toBe('for ever');
    expect(shown(there(client, CLIENT, cursorAtEnd(log))[0]?.cells[5])).toBe('for ever');
  });

  test('a packet that gives an address lights its row', async () => {
    const { log, run } = await recorded(lan());
    const rows = rowsAt(run, leases, SERVER, cursorAtEnd(log));
    const address = all(log, 'dhcp.lease')[0]?.address ?? 0;
    const field = (value: number) => (header: string, name: string) =>
      header === 'dhcp' && name === 'yiaddr' ? value : undefined;
    expect(leases.uses?.(field(address), rows)).toBe(formatIpv4(address));
    expect(leases.uses?.(field(0), rows)).toBeUndefined();
  });
});

describe('the lease of a client', () => {
  test('has T1 and T2 at half and seven eighths of its time (RFC 2131 §4.4.5)', async () => {
    const { log, run, there } = await recorded(lan());
    const bound = all(log, 'dhcp.client').find(({ state }) => state === 'BOUND');
    const asked = all(log, 'dhcp.client').find(({ state }) => state === 'SELECTING')?.at ?? 0;
    const [row] = there(client, CLIENT, cursorAfter(log, bound?.id ?? -1));
    expect(row?.cells).toEqual([
      ...['10.0.0.100', 'BOUND', '10.0.0.1'],
      ...[LEASE / 2, (LEASE * 7) / 8, LEASE].map((after) => ({ until: asked + after })),
    ]);
    expect(rowsAt(run, client, SERVER, cursorAtEnd(log))).toEqual([]);
  });

  test('has no times as long as it is only offered', async () => {
    const { log, there } = await recorded(lan());
    const states = all(log, 'dhcp.client').slice(0, 2);
    const rows = states.map(({ id }) => there(client, CLIENT, cursorAfter(log, id))[0]?.cells);
    expect(rows.map((cells) => cells?.slice(0, 2))).toEqual([
      ['–', 'SELECTING'],
      ['10.0.0.100', 'REQUESTING'],
    ]);
    for (const cells of rows) expect(cells?.slice(3)).toEqual(['–', '–', '–']);
  });

  test('whose server is gone is renewed, rebound, and over', async () => {
    const { log, there } = await recorded(lan(), [killed(20 * SECOND)]);
    const at = (second: number) =>
      there(client, CLIENT, visibleAt(log, second * SECOND))[0]?.cells.slice(0, 2);
    expect([299, 310, 530, 605].map(at)).toEqual([
      ...[
        ['10.0.0.100', 'BOUND'],
        ['10.0.0.100', 'RENEWING'],
        ['10.0.0.100', 'REBINDING'],
      ],
      ['–', 'SELECTING'],
    ]);
  });

  test('that it gives back leaves the table', async () => {
    const { log, run } = await recorded(lan(), [typed(20 * SECOND, 'release')]);
    const release = all(log, 'dhcp.client').find(({ event }) => event === 'RELEASE');
    const [row] = rowsAt(run, client, CLIENT, cursorAfter(log, release?.id ?? -1));
    expect(row).toMatchObject({ gone: true, why: { en: 'given back' } });
  });

  test('at an address that somebody has is declined, and leaves the table', async () => {
    const { log, run, there } = await recorded(lan({ squatter: '10.0.0.100' }));
    const decline = all(log, 'dhcp.client').find(({ state }) => state === 'INIT');
    const [row] = rowsAt(run, client, CLIENT, cursorAfter(log, decline?.id ?? -1));
    expect(row).toMatchObject({ gone: true, why: { zh: '已有别的主机在用' } });
    const declined = there(leases, SERVER, visibleAt(log, 60 * SECOND));
    expect(declined.map(({ cells }) => shown(cells[2]))).toEqual([
      ...['declined: somebody has it', 'leased'],
    ]);
  });
});
