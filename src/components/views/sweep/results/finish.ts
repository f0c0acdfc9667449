import { begunAt, completedAt, dataFlows } from '../../../../model/fairness.ts';
import type { ResultKind } from '../result.ts';

export const result: ResultKind = {
  id: 'finish',
  title: { en: 'Time to deliver everything', zh: '全部送达用时' },
  is: {
    en: 'From the first data sent until the last new byte was acknowledged, of all flows.',
    zh: '从发出第一份数据，到所有流的最后一个新字节得到确认。',
  },
  unit: 'time',
  order: 1,
  of(run) {
    const flows = dataFlows(run);
    let [from, to] = [Number.POSITIVE_INFINITY, 0];
    for (const flow of flows) {
      const [begun, completed] = [begunAt(flow), completedAt(flow)];
      if (begun === undefined || completed === undefined) return undefined;
      from = Math.min(from, begun);
      to = Math.max(to, completed);
    }
    return flows.length > 0 ? to - from : undefined;
  },
};
