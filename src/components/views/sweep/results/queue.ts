import { QUEUES, waitingIn } from '../../../../model/parts/queues.ts';
import type { ResultKind } from '../result.ts';

export const result: ResultKind = {
  id: 'queue',
  title: { en: 'Longest queue', zh: '最长队列' },
  is: {
    en: 'The most packets that waited in front of one line at once.',
    zh: '同一时刻在一条线路前排队的分组，最多有几个。',
  },
  unit: 'count',
  order: 7,
  of(run) {
    let most = 0;
    for (const line of run.part(QUEUES).byLine.values()) {
      for (const { packets } of waitingIn(line)) most = Math.max(most, packets);
    }
    return most;
  },
};
