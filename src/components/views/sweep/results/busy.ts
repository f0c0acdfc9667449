import { dataFlows } from '../../../../model/fairness.ts';
import type { ResultKind } from '../result.ts';

export const result: ResultKind = {
  id: 'busy',
  title: { en: 'Time with data under way', zh: '有数据在途的时间' },
  is: {
    en: 'How long something was sent and not yet acknowledged: pauses of the programs do not count.',
    zh: '至少有一份内容已发出而未得到确认的时间；程序自己停顿的时间不算。',
  },
  unit: 'time',
  order: 2,
  of(run) {
    const flows = dataFlows(run);
    // At each change, how many flows more, or fewer, wait for an acknowledgement.
    const changes: { readonly at: number; readonly by: number }[] = [];
    for (const { vars } of flows) {
      let waits = false;
      for (let i = 0; i < vars.at.length; i++) {
        const now = vars.una[i] !== vars.nxt[i];
        if (now !== waits) changes.push({ at: vars.at[i] as number, by: now ? 1 : -1 });
        waits = now;
      }
      if (waits) return undefined;
    }
    changes.sort((a, b) => a.at - b.at);
    let [busy, waiting, since] = [0, 0, 0];
    for (const { at, by } of changes) {
      if (waiting > 0) busy += at - since;
      waiting += by;
      since = at;
    }
    return flows.length > 0 ? busy : undefined;
  },
};
