import { dropping } from '../facts.ts';
import type { Solution } from '../types.ts';
import { acks, farther, sends, shrinking } from './events.ts';

export const solutions: readonly Solution[] = [
  {
    task: 'lose-ack',
    inputs: (run) => [dropping(acks(1))(run)],
    says: {
      en: 'The first ACK was dropped and nobody sent it again: the next one says all that it said, and the trailing edge makes two steps at once.',
      zh: '第一个 ACK 被丢掉，谁也没有重发它：下一个 ACK 把它要说的也说了，后沿一次前移两步。',
    },
  },
  {
    task: 'hole',
    inputs: (run) => [dropping(sends(1))(run)],
    says: {
      en: 'The first segment was dropped: the other three waited in the buffer behind the hole, and once it was sent again, one ACK was enough for all four.',
      zh: '第一个报文段被丢掉：后面三个在缓冲区里等着，缺口一补上，一个 ACK 就确认了全部四个。',
    },
  },
  {
    task: 'shrink',
    inputs: (run) => [shrinking(run)],
    says: {
      en: 'An ACK arrived that told a smaller window and acknowledged nothing: the leading edge went back under what was already on its way.',
      zh: '来了一个 ACK，什么也没确认，窗口却变小了：前沿退到了已经发出的数据之前。',
    },
  },
  {
    task: 'far',
    inputs: (run) => [farther(run)],
    says: {
      en: 'The link was made longer before the second file was sent: after each window the client waits for a round trip, and each round trip is longer now.',
      zh: '第二个文件发送之前，链路变长了：客户端每发完一个窗口就要等一个往返，而现在每个往返都更久。',
    },
  },
];
