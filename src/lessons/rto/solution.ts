import { dropping } from '../facts.ts';
import type { Solution } from '../types.ts';
import { longer, mirrored, sends, shorter } from './events.ts';
import { DROPPED_FIRST, DROPPED_LATER } from './tasks.ts';

export const solutions: readonly Solution[] = [
  {
    task: 'lose-first',
    inputs: (run) => [dropping(sends(DROPPED_FIRST))(run)],
    says: {
      en: 'The first segment was dropped, so no ACK came: the client sent it again once its timer rang, three round trips later.',
      zh: '第一个报文段被丢掉，等不到 ACK：过了三个往返时间，客户端的定时器到时，把它重发了一遍。',
    },
  },
  {
    task: 'longer',
    inputs: (run) => [longer(run)],
    says: {
      en: 'The path became longer while nothing was under way: the next ACK came too late for a timer that had learned the old path.',
      zh: '趁路上没有数据，链路变长了：定时器是按旧路算的，下一个 ACK 来不及赶到。',
    },
  },
  {
    task: 'lose-later',
    inputs: (run) => [dropping(sends(DROPPED_LATER))(run)],
    says: {
      en: 'The segment was dropped and sent again: an ACK came for it, but it doesn’t say for which of the two copies.',
      zh: '报文段被丢掉，又重发了一遍：ACK 来了，却没有说应答的是哪一份。',
    },
  },
  {
    task: 'blind',
    inputs: (run) => [longer(run)],
    says: {
      en: 'The path became longer: each segment that went twice measured nothing but left its doubled timeout to the next, until one of them could wait for its ACK.',
      zh: '链路变长了：发了两遍的报文段什么也测不到，却把加倍的超时时间留给了下一个，直到有一个等得到自己的 ACK。',
    },
  },
  {
    task: 'shorter',
    inputs: (run) => [shorter(run)],
    says: {
      en: 'The path became shorter: the first sample lay so far from the mean that RTTVAR leaped, and the timeout with it.',
      zh: '链路变短了：第一个样本离平均值太远，RTTVAR 猛增，超时时间跟着上升。',
    },
  },
  {
    task: 'mirrored',
    inputs: (run) => [mirrored(run)],
    says: {
      en: 'The path became longer: one segment went twice, and the next gave a sample that moved mean and deviation by the same rule as before.',
      zh: '链路变长了：一个报文段发了两遍，下一个给出了样本，均值和偏差照同样的规则更新。',
    },
  },
];
