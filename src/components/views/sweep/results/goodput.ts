import { dataFlows, goodputOf } from '../../../../model/fairness.ts';
import type { ResultKind } from '../result.ts';

export const result: ResultKind = {
  id: 'goodput',
  title: { en: 'Goodput', zh: '有效吞吐' },
  is: {
    en: 'New data acknowledged, of all flows together, over the time from the first sending to the last acknowledgement.',
    zh: '所有流中得到确认的新数据，除以从首次发送到最后一次确认的时间。',
  },
  unit: 'rate',
  order: 3,
  of: (run) => goodputOf(dataFlows(run)),
};
