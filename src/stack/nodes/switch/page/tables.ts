/** The address table of a switch, from what it writes about itself. */
import { formatMac, type Mac } from '../../../core/addresses.ts';
import type { Instant } from '../../../core/instant.ts';
import type { Localized } from '../../../core/localized.ts';
import { columnsOf } from '../../../trace/page/columns.ts';
import type { NodeTable, TableRow, TableWriter } from '../../../trace/page/table.ts';
import '../events.ts';
import type { ForgetReason } from '../events.ts';

const WHY: Readonly<Record<ForgetReason, Localized>> = {
  aged: { en: 'too old', zh: '已老化' },
  'link-down': { en: 'link down', zh: '链路断开' },
  'table-full': { en: 'table full', zh: '表已满' },
};

export const ADDRESS = columnsOf({
  address: { label: { en: 'Hardware address', zh: '硬件地址' }, mono: true },
  port: { label: { en: 'Port', zh: '端口' }, mono: true },
  heard: { label: { en: 'Last heard', zh: '上次听到' } },
});

/** Whatever a switch does with a frame, it has heard the frame's sender again. */
function heard(rows: TableWriter, source: Mac, at: Instant): void {
  const key = formatMac(source);
  const known = rows.cells(key);
  if (known === undefined) return;
  rows.touch(key, ADDRESS.cells({ ...ADDRESS.read(known), heard: { since: at } }));
}

const portOf = ({ cells }: TableRow): number => Number(ADDRESS.read(cells).port);

/** Whoever shows what a switch knows begins here: the map, and the view of a switch's table. */
export const addressTable = {
  id: 'switch',
  title: { en: 'Address table', zh: '转发表' },
  layer: 'link',
  order: 10,
  columns: ADDRESS.columns,
  empty: {
    en: 'Empty: every frame would go to all ports.',
    zh: '空：每个帧都会发往所有端口。',
  },
  of: ({ kind }) => kind === 'switch',
  readers: {
    'switch.learned': ({ address, port, at }, rows) => {
      const key = formatMac(address);
      rows.put(key, ADDRESS.cells({ address: key, port: String(port + 1), heard: { since: at } }));
    },
    'switch.forgot': ({ address, why }, rows) => rows.remove(formatMac(address), WHY[why]),
    'switch.forwarded': ({ source, at }, rows) => heard(rows, source, at),
    'switch.flooded': ({ source, at }, rows) => heard(rows, source, at),
    'switch.filtered': ({ source, at }, rows) => heard(rows, source, at),
  },
  uses(field, rows) {
    const to = field('eth', 'dst');
    const key = to === undefined ? '' : formatMac(to);
    return rows.some((row) => row.key === key) ? key : undefined;
  },
  compare: (a, b) => portOf(a) - portOf(b),
} satisfies NodeTable;

export const tables: readonly NodeTable[] = [addressTable];
