import { cite } from '../references/cite.ts';
import type { LessonEnding } from '../types.ts';

export const ending: LessonEnding = {
  simplifications: [
    {
      en: 'Only distance costs time: each cable takes 1 ms, is infinitely fast and loses nothing.',
      zh: '只有距离才花时间：每根网线 1 毫秒，带宽无限，也不丢帧。',
    },
    {
      en: 'An entry lives for 20 minutes from the last ARP message of its owner, whether it is used or not; how long is up to each system. Others doubt an entry after less than a minute, and first ask its owner alone before they forget it.',
      zh: '一个表项从主人的上一个 ARP 报文算起存活 20 分钟，用不用都一样；多久由各系统自己定。别的系统不到一分钟就开始存疑，先单独问一问主人，没有回音才删掉。',
    },
    {
      en: 'The guest lies once. A real attacker repeats it every few seconds, before the truth can come back.',
      zh: '这里的访客只骗一次。真正的攻击者每隔几秒就重复一遍，不让真话有机会回来。',
    },
    {
      en: 'The switch believes everybody. Better ones know which address belongs at which port and drop an ARP message that contradicts it; ours cannot.',
      zh: '这里的交换机谁的话都信。更好的交换机知道哪个地址该在哪个端口，与此不符的 ARP 报文就丢掉；我们的还不会。',
    },
  ],
  references: [
    cite(826, ''),
    cite(1122, '2.3.2.1'),
    cite(1122, '3.3.1'),
    cite(5227, '2.1.1'),
    cite(5227, '2.3'),
    cite(5227, '2.4'),
    cite(5227, 4),
    cite(5227, 5),
  ],
};
