import { cite } from '../references/cite.ts';
import { COMMON_SIMPLIFICATIONS } from '../simplifications.ts';
import type { LessonEnding } from '../types.ts';

export const ending: LessonEnding = {
  simplifications: [
    COMMON_SIMPLIFICATIONS[0],
    {
      en: 'The slow line and its queue stand right behind the client. Mostly they are in a router on the way; what the client learns of them is the same: only what its ACKs say.',
      zh: '慢的线路和队列就在客户端身后。真实网络里它们多半在途中某台路由器上；客户端能知道的却一样：只有 ACK 说的那些。',
    },
    {
      en: 'The client has the line to itself, so that all that happens to it is its own doing. What two senders make of one line, who both feel their way up, is another question (<Lesson id="reno-cubic-bbr" />).',
      zh: '线路由客户端独用，所以遇到的一切都是它自己造成的。两个发送方都在摸索着加大窗口，一条线路怎么分，是另一个问题（<Lesson id="reno-cubic-bbr" />）。',
    },
    {
      en: 'Each segment is acknowledged at once. A real host waits for a second one, and the sender then counts bytes, so that growth is nearly as fast (<Lesson id="delayed-ack" />).',
      zh: '每个报文段都立即确认。真实主机会等到第二个再确认，发送方就按字节数来增长，快慢差不多（<Lesson id="delayed-ack" />）。',
    },
    {
      en: 'The rules are those of NewReno, with SACK. What most systems use today grows differently above ssthresh, and some leave slow start as soon as the round trip gets longer (<Lesson id="reno-cubic-bbr" />).',
      zh: '这里用的是带 SACK 的 NewReno。如今多数系统用的算法，超过 ssthresh 后增长方式不同，有的一发现往返时间变长就退出慢启动（<Lesson id="reno-cubic-bbr" />）。',
    },
  ],
  references: [cite(5681, '3.1'), cite(5681, '3.2'), cite(5681, '4.1'), cite(6928, 2)],
};
