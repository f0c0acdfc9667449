import { totalsOf } from '../../../../model/compare/totals.ts';
import type { ResultKind } from '../result.ts';

export const result: ResultKind = {
  id: 'lost',
  title: { en: 'Packets lost', zh: '丢失的分组' },
  is: {
    en: 'Packets that a link or its queue dropped.',
    zh: '被链路或其队列丢弃的分组个数。',
  },
  unit: 'count',
  order: 6,
  of: (run) => totalsOf(run).lost,
};
