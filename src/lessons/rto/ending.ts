import { cite } from '../references/cite.ts';
import { COMMON_SIMPLIFICATIONS } from '../simplifications.ts';
import type { LessonEnding } from '../types.ts';

export const ending: LessonEnding = {
  simplifications: [
    COMMON_SIMPLIFICATIONS[0],
    {
      en: 'Nothing holds the timeout up from below. The standard asks for one second at least; most systems have a smaller bound.',
      zh: '这里的超时时间没有下限。标准要求至少一秒，多数系统的下限小一些。',
    },
    {
      en: 'Every round trip takes equally long until you change the path: there is no queue that could make one later than another (<Lesson id="bufferbloat" />).',
      zh: '在你改动之前，每个往返都一样久：没有队列让哪一个慢下来（<Lesson id="bufferbloat" />）。',
    },
    {
      en: 'One segment is under way at a time, and each is acknowledged at once (<Lesson id="delayed-ack" />). Timestamps are switched off until <Lesson id="window-scale" />.',
      zh: '一次只有一个报文段在路上，并且立即得到确认（<Lesson id="delayed-ack" />）。时间戳先关掉，留到<Lesson id="window-scale" />。',
    },
  ],
  references: [cite(6298, 2), cite(6298, 3), cite(6298, 5), cite(5681, '3.1')],
};
