import { cite } from '../references/cite.ts';
import { COMMON_SIMPLIFICATIONS } from '../simplifications.ts';
import type { LessonEnding } from '../types.ts';

export const ending: LessonEnding = {
  simplifications: [
    ...COMMON_SIMPLIFICATIONS,
    {
      en: 'The maximum segment lifetime is 30 seconds, as in Linux and others; the RFC has two minutes.',
      zh: '最长报文段寿命（MSL）取 30 秒，与 Linux 等系统相同；RFC 给出的是两分钟。',
    },
    {
      en: 'Our stack acknowledges a FIN at once. Others may wait a moment, and then ACK and FIN often share one segment.',
      zh: '我们的协议栈收到 FIN 立刻确认。有的系统会稍等片刻，ACK 和 FIN 就常常合成一个报文段。',
    },
  ],
  references: [
    cite(9293, '3.6'),
    cite(9293, '3.6.1'),
    cite(9293, '3.3.2'),
    cite(9293, '3.5.2'),
    cite(9293, '3.10.4'),
    cite(9293, '3.10.7.4'),
    cite(9293, '3.4.2'),
    cite(6298, 5),
  ],
};
