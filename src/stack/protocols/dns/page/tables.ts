/** What a resolver remembers, for the map: its cache as far as the cursor has come. */
import type { Localized } from '../../../core/localized.ts';
import { columnsOf } from '../../../trace/page/columns.ts';
import type { NodeTable } from '../../../trace/page/table.ts';
import { spokenName } from '../name.ts';
import '../resolver-events.ts';
import type { CacheState, GoneReason } from '../resolver-events.ts';

const STATES: Readonly<Record<Exclude<CacheState, 'records'>, Localized>> = {
  'no-name': { en: 'no such name', zh: '没有这个域名' },
  'no-data': { en: 'no such record', zh: '没有这种记录' },
  failure: { en: 'no answer', zh: '得不到答案' },
};

const GONE: Readonly<Record<GoneReason, Localized>> = {
  expired: { en: 'its time is over', zh: '已到期' },
  replaced: { en: 'something newer took its place', zh: '被更新的数据取代' },
  full: { en: 'the cache is full', zh: '缓存已满' },
  flushed: { en: 'forgotten by hand', zh: '被人清除' },
};

const FOREVER: Localized = { en: 'a hint', zh: '预置' };

const { columns, cells } = columnsOf({
  name: { label: { en: 'Name', zh: '域名' }, mono: true },
  type: { label: { en: 'Type', zh: '类型' }, mono: true },
  data: { label: { en: 'What is known', zh: '内容' }, mono: true },
  until: { label: { en: 'TTL left', zh: '剩余 TTL' } },
});

const cache: NodeTable = {
  id: 'dns.cache',
  title: { en: 'DNS cache', zh: 'DNS 缓存' },
  layer: 'application',
  order: 62,
  columns,
  of: ({ host }) => host,
  readers: {
    'dns.cache.stored': ({ process, name, type, state, data, until }, rows) => {
      const what = state === 'records' ? data : STATES[state];
      rows.put(
        `${process} ${name.toLowerCase()} ${type}`,
        cells({
          name: spokenName(name),
          type,
          data: what,
          until: until === 0 ? FOREVER : { until },
        }),
      );
    },
    'dns.cache.gone': ({ process, name, type, why }, rows) => {
      rows.remove(`${process} ${name.toLowerCase()} ${type}`, GONE[why]);
    },
  },
};

export const tables: readonly NodeTable[] = [cache];
