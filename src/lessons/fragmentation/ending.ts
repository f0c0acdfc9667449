import { cite } from '../references/cite.ts';
import type { LessonEnding } from '../types.ts';

export const ending: LessonEnding = {
  simplifications: [
    {
      en: 'All hosts and routers know their neighbours’ hardware addresses already, as if ARP had just run (<Lesson id="arp" />).',
      zh: '所有主机和路由器都已经知道邻居的硬件地址，就像刚做完 ARP 一样（<Lesson id="arp" />）。',
    },
    {
      en: 'The links carry 1 Mb/s, so that pieces are seen one behind the other.',
      zh: '各条链路都只有 1 Mb/s，好让分片一个接一个地看得清楚。',
    },
    {
      en: 'The servers don’t guess that there may be a black hole, as Linux by default. One that does tries smaller segments after a few silent timeouts.',
      zh: '服务器不会猜测路上有黑洞，Linux 默认也是如此。会猜的系统在连续几次超时之后，会改用更小的报文段试试。',
    },
    {
      en: 'A host waits a minute for a missing piece, the least that the standard recommends; Linux waits half as long.',
      zh: '缺少分片时，主机等一分钟，这是标准建议的下限；Linux 只等一半。',
    },
    {
      en: 'Real systems keep a path MTU that ping has found out, too; here only TCP and UDP do.',
      zh: '真实系统也会记住 ping 得知的路径 MTU；这里只有 TCP 和 UDP 会记。',
    },
  ],
  references: [
    cite(791, '3.1'),
    cite(791, '3.2'),
    cite(792, ''),
    cite(1122, '3.3.2'),
    cite(1122, '3.3.3'),
    cite(1191, 1),
    cite(1191, 2),
    cite(1812, '5.2.6'),
    cite(2923, 2.1),
    cite(4787, 11),
    cite(9293, 3.7),
    cite(9293, '3.7.1'),
    cite(9293, '3.7.2'),
  ],
};
