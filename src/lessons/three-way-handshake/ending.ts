import { COMMON_SIMPLIFICATIONS } from '../simplifications.ts';
import type { LessonEnding } from '../types.ts';
import { REFERENCES } from './references.ts';

export const ending: LessonEnding = {
  simplifications: [
    ...COMMON_SIMPLIFICATIONS,
    {
      en: 'The connection stays open at the end. How it closes is <Lesson id="four-way-close" />.',
      zh: '结束时连接仍然开着。怎样关闭，见<Lesson id="four-way-close" />。',
    },
    {
      en: 'A SYN that comes again is answered with the SYN-ACK again, as systems do; the RFC has a bare ACK here.',
      zh: '重复的 SYN 再用 SYN-ACK 应答，与实际系统相同；RFC 在这里规定的是单独的 ACK。',
    },
    {
      en: 'The initial sequence numbers follow from the seed of the run: whoever knows it knows them. A real host’s secret is secret.',
      zh: '这里的初始序号由随机种子决定，知道种子就能算出来；真实主机的密钥是保密的。',
    },
  ],
  references: REFERENCES,
};
