import { cite } from '../references/cite.ts';
import { COMMON_SIMPLIFICATIONS } from '../simplifications.ts';
import type { LessonEnding } from '../types.ts';

export const ending: LessonEnding = {
  simplifications: [
    COMMON_SIMPLIFICATIONS[0],
    {
      en: 'Windows of real hosts are many times as large, and grow (<Lesson id="window-scale" />). Here the window is so small that you see it fill.',
      zh: '真实主机的窗口要大许多倍，还会增长（<Lesson id="window-scale" />）。这里取得这么小，是为了让你看见它被填满。',
    },
    {
      en: 'Each segment is acknowledged at once; a real host waits for a second one (<Lesson id="delayed-ack" />). There is no SACK before <Lesson id="sack" />.',
      zh: '每个报文段都立即确认；真实主机会等到第二个（<Lesson id="delayed-ack" />）。SACK 留到<Lesson id="sack" />再讲。',
    },
    {
      en: 'The congestion window is larger than the receiver’s, so it does not limit; only where a data segment is lost does it, for a while. What it is for: <Lesson id="slow-start" />.',
      zh: '拥塞窗口比接收窗口大，所以不起限制作用；只有丢了数据报文段之后，它才会限制一阵。它的用处见<Lesson id="slow-start" />。',
    },
  ],
  references: [
    cite(9293, '3.3.1'),
    cite(9293, '3.4'),
    cite(9293, '3.8.6'),
    cite(9293, '3.8.6.1'),
    cite(9293, '3.8.6.2.1'),
    cite(9293, '3.10.7.4'),
    cite(5681, 2),
  ],
};
