/** A host's interfaces, its routes, and the path MTUs that it has learnt. */
import { formatIpv4 } from '../../../core/addresses.ts';
import type { NodeTable } from '../../../trace/page/table.ts';
import '../events.ts';
import { cardTable } from './card-table.ts';
import { isHost } from './cards.ts';
import { routes } from './routes-table.ts';

const pathMtu: NodeTable = {
  id: 'pmtu',
  title: { en: 'Path MTUs', zh: '路径 MTU' },
  layer: 'network',
  order: 25,
  columns: [
    { label: { en: 'Destination', zh: '目的' }, mono: true },
    { label: { en: 'Bytes', zh: '字节' }, mono: true },
  ],
  of: isHost,
  readers: {
    'cache.changed': ({ table, key, value, state }, rows) => {
      if (table !== 'pmtu') return;
      if (state === '') rows.remove(key, { en: 'forgotten', zh: '已忘掉' });
      else rows.put(key, [key, value]);
    },
  },
  uses(field) {
    const to = field('ipv4', 'dst');
    return to === undefined ? undefined : formatIpv4(to);
  },
};

export const tables: readonly NodeTable[] = [cardTable, routes, pathMtu];
