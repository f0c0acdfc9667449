/** The one setting that every discipline has, for pages: how much may wait. */
import type { LinkKnob } from '../../links/page.ts';

export const ROOM: LinkKnob = {
  ...{ key: 'queueBytes', unit: 'B', initial: 0, high: 0x7fffffff, usual: 4_000_000 },
  name: { en: 'Room', zh: '队列容量' },
  line: {
    ...{ across: 'bytes', limit: true },
    label: (n) => ({ en: `limit ${n}`, zh: `上限 ${n}` }),
  },
  about: {
    en: 'Bytes that may wait in front of the line in each direction; 0: no limit.',
    zh: '每个方向上可以在线路前等待的字节数；0 表示不限。',
  },
  expect: {
    en: 'Smaller: who finds it full is dropped. Larger: longer waits, up to bufferbloat. See Queue.',
    zh: '调小：来时已满的分组被丢弃。调大：排队更久，直至缓冲区膨胀。看“队列”。',
  },
};
