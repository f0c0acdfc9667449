import type { QueuePage } from '../../../links/page.ts';
import { ROOM } from '../../page/room.ts';

export const queuePage: QueuePage = {
  kind: 'drop-tail',
  title: { en: 'Drop-tail', zh: '尾部丢弃' },
  about: {
    en: 'Who finds the queue full is dropped; nobody else is.',
    zh: '来时队列已满的分组被丢弃，此外谁也不丢。',
  },
  expect: {
    en: 'The queue fills to the brim before anybody slows down, and losses come in bursts.',
    zh: '队列要灌满之后才有人放慢，丢失成片出现。',
  },
  rfc: 'RFC7567#2',
  knobs: [
    ROOM,
    {
      ...{ key: 'markBytes', unit: 'B', initial: 0, high: 0x7fffffff, usual: 4_000_000 },
      line: {
        across: 'bytes',
        label: (n) => ({ en: `marks beyond ${n}`, zh: `超过 ${n} 就标记` }),
      },
      name: { en: 'ECN marks beyond', zh: 'ECN 标记门限' },
      about: {
        en: 'Bytes waiting beyond which ECN-capable packets are marked CE; 0: never.',
        zh: '等待的字节超过它时，支持 ECN 的分组被标记 CE；0 表示不标记。',
      },
      expect: {
        en: 'Low, with ECN on at one end: senders slow down without a loss.',
        zh: '调低且一端打开 ECN：发送方不丢分组就会放慢。',
      },
      rfc: 'RFC3168#5',
    },
  ],
};
