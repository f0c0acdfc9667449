import { totalsOf } from '../../../../model/compare/totals.ts';
import type { ResultKind } from '../result.ts';

export const result: ResultKind = {
  id: 'retransmissions',
  title: { en: 'Retransmissions', zh: '重传次数' },
  is: { en: 'Segments that were sent again.', zh: '重新发送的报文段个数。' },
  unit: 'count',
  order: 4,
  of: (run) => totalsOf(run).retransmissions,
};
