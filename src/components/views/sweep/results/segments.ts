import { totalsOf } from '../../../../model/compare/totals.ts';
import type { ResultKind } from '../result.ts';

export const result: ResultKind = {
  id: 'segments',
  title: { en: 'Segments sent', zh: '发出的报文段' },
  is: {
    en: 'All TCP segments of both directions, retransmissions and ACKs too.',
    zh: '两个方向的全部 TCP 报文段，包括重传和 ACK。',
  },
  unit: 'count',
  order: 9,
  of: (run) => totalsOf(run).segments,
};
