import { cite } from '../references/cite.ts';
import { COMMON_SIMPLIFICATIONS } from '../simplifications.ts';
import type { LessonEnding } from '../types.ts';

export const ending: LessonEnding = {
  simplifications: [
    COMMON_SIMPLIFICATIONS[0],
    {
      en: 'Each segment is acknowledged at once (<Lesson id="delayed-ack" />), and the buffer has room for four. Those of real hosts are many times as large, and grow (<Lesson id="window-scale" />).',
      zh: '每个报文段都立即确认（<Lesson id="delayed-ack" />），缓冲区只装得下四个。真实主机的缓冲区要大许多倍，还会增长（<Lesson id="window-scale" />）。',
    },
    {
      en: 'The client sends whatever fits into the window: its own guard against silly windows is switched off, so that you see the server’s (<Lesson id="silly-window" />).',
      zh: '客户端有多大窗口就发多少：它这一端防糊涂窗口的规则先关掉，好让你看清服务器那一端的（<Lesson id="silly-window" />）。',
    },
    {
      en: 'The probe carries one new byte, as the RFC says. Linux probes with an old number and no data at all; the answer is the same.',
      zh: '探测带一个新字节，照 RFC 的说法。Linux 的探测用旧序号、不带数据，得到的应答是一样的。',
    },
  ],
  references: [
    cite(9293, '3.8.6'),
    cite(9293, '3.8.6.1'),
    cite(9293, '3.8.6.2'),
    cite(9293, '3.8.6.2.1'),
    cite(9293, '3.8.6.2.2'),
    cite(5681, '3.1'),
  ],
};
