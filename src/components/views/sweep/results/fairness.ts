import {
  competing,
  dataFlows,
  jainIndex,
  sharedStretch,
  sharesIn,
} from '../../../../model/fairness.ts';
import type { ResultKind } from '../result.ts';

export const result: ResultKind = {
  id: 'fairness',
  title: { en: 'Fairness (Jain’s index)', zh: '公平性（Jain 指数）' },
  is: {
    en: 'Of what the flows got while all of them were sending: 1 when all got the same, 1/n when one got everything.',
    zh: '只看所有流同时在发送的那段时间：各流所得相同为 1，一条流独占为 1/n。',
  },
  unit: 'part',
  order: 8,
  of(run) {
    const flows = competing(dataFlows(run));
    const stretch = sharedStretch(flows);
    return flows.length < 2 || stretch === undefined
      ? undefined
      : jainIndex(sharesIn(flows, stretch));
  },
};
