import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'NOERROR', zh: '无差错 NOERROR' },
  also: { en: ['NODATA'], zh: [] },
  says: {
    en: 'The answer that nothing went wrong. If no record answers and no other servers are named, the name exists, but nothing of that type (NODATA).',
    zh: '表示查询得到了正常处理的回答。如果既没有所问的记录，也没有转介给别的服务器，就说明域名存在，只是没有这一类型的记录（NODATA）。',
  },
  ref: cite(2308, '2.2'),
  lesson: 'dns-messages',
};
