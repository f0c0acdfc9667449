/** The ARP cache of a host: whose hardware address is known, asked for, or given up. */
import { formatIpv4, formatMac } from '../../../core/addresses.ts';
import type { Localized } from '../../../core/localized.ts';
import type { NodeTable } from '../../../trace/page/table.ts';
import '../events.ts';

/** The states of an entry (`Neighbour` in ethernet/nic.ts). */
const STATES: Readonly<Record<string, Localized>> = {
  reachable: { en: 'known', zh: '已知' },
  incomplete: { en: 'being asked for', zh: '正在询问' },
  failed: { en: 'no answer', zh: '无人应答' },
  static: { en: 'set by hand', zh: '手工设定' },
};

/** Why an entry left. */
const GONE: Readonly<Record<string, Localized>> = {
  expired: { en: 'too old', zh: '已过期' },
  doubted: { en: 'doubted: asked for anew', zh: '存疑：将重新询问' },
  full: { en: 'cache full', zh: '缓存已满' },
  removed: { en: 'taken away by hand', zh: '被手工删除' },
};

const cache: NodeTable = {
  id: 'arp',
  title: { en: 'ARP cache', zh: 'ARP 缓存' },
  layer: 'link',
  order: 30,
  columns: [
    { label: { en: 'IPv4 address', zh: 'IPv4 地址' }, mono: true },
    { label: { en: 'Hardware address', zh: '硬件地址' }, mono: true },
    { label: { en: 'State', zh: '状态' } },
  ],
  empty: {
    en: 'Empty: whoever is written to first is asked for first.',
    zh: '空：要给谁发，就得先问谁的地址。',
  },
  of: ({ host }) => host,
  begin({ neighbours }, rows) {
    for (const { address, mac } of neighbours) {
      const key = formatIpv4(address);
      rows.put(key, [key, formatMac(mac), { en: 'known from the start', zh: '一开始就知道' }]);
    }
  },
  readers: {
    'cache.changed': ({ table, key, value, state }, rows) => {
      if (table !== 'arp') return;
      if (state === '') rows.remove(key, GONE[value] ?? { en: value, zh: value });
      else rows.put(key, [key, value || '–', STATES[state] ?? state]);
    },
  },
  uses(field, rows) {
    const to = field('eth', 'dst');
    const mac = to === undefined ? '' : formatMac(to);
    return rows.find(({ cells }) => cells[1] === mac)?.key;
  },
};

export const tables: readonly NodeTable[] = [cache];
