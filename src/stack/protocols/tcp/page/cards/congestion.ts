import { card, type SettingGroup } from './card.ts';

export const congestion: SettingGroup = {
  id: 'congestion',
  title: { en: 'Congestion control', zh: '拥塞控制' },
  cards: {
    congestionControl: card(
      'Algorithm',
      '算法',
      {
        en: 'Another shape of cwnd after each loss. With none, the queue overflows again and again.',
        zh: '每次丢失之后 cwnd 的曲线不同。选 none 时队列反复溢出。',
      },
      { sign: 'TCP_CONGESTION' },
    ),
    initialWindow: card(
      'Initial window',
      '初始窗口',
      {
        en: 'Larger: a short answer arrives a round trip or two sooner; it fills small queues.',
        zh: '调大：短的应答早一两个往返时间到达，但会填满小队列。',
      },
      { sign: 'IW' },
    ),
    byteCounting: card(
      'Growth for one ACK in slow start',
      '慢启动中每个确认的增量',
      {
        en: '0 with delayed ACKs: slow start grows by half, not twofold. See Congestion.',
        zh: '延迟确认时取 0：慢启动每轮只增一半，不是翻倍。看“拥塞控制”。',
      },
      { sign: 'ABC L' },
    ),
    restartAfterIdle: card('Slow start after idle', '空闲后重新慢启动', {
      en: 'Off: after a pause the whole old cwnd leaves at once. See Queue.',
      zh: '关闭：停顿之后按原来的 cwnd 一次发出一大批。看“队列”。',
    }),
  },
};
