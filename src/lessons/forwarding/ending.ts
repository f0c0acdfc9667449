import { cite } from '../references/cite.ts';
import type { LessonEnding } from '../types.ts';

export const ending: LessonEnding = {
  simplifications: [
    {
      en: 'All routes are set by hand. Routers of the Internet learn them from each other: <Lesson id="dynamic-routing" />.',
      zh: '这里的路由都是手工设的。互联网上的路由器互相学习路由：<Lesson id="dynamic-routing" />。',
    },
    {
      en: 'A first ping has filled the ARP tables before you look, so that no request of ARP stands between the hops (<Lesson id="arp" />).',
      zh: '在你看之前，已经 ping 过一次，各处的 ARP 表都填好了，所以每一跳之间没有 ARP 请求（<Lesson id="arp" />）。',
    },
    {
      en: 'Each link takes 5 ms, is infinitely fast and loses nothing; a router takes no time.',
      zh: '每条链路 5 毫秒，带宽无限，不丢包；路由器处理分组不花时间。',
    },
    {
      en: 'The archive keeps an address of 10.2.3.0/24 although it stands elsewhere. That is allowed, and a makeshift: networks are numbered so that one row is enough for many.',
      zh: '档案机搬走了，却还用 10.2.3.0/24 里的地址。这样做可以，但只是权宜之计：把地址按网络分配，为的正是让一行管住许多主机。',
    },
  ],
  references: [
    cite(791, '3.1'),
    cite(1122, '1.1.2'),
    cite(1122, '3.3.1'),
    cite(1624, 3),
    cite(1812, '4.2.2.5'),
    cite(1812, '4.3.3.1'),
    cite(1812, '5.2.1.2'),
    cite(1812, '5.2.4.3'),
    cite(1812, '5.2.7.1'),
    cite(1812, '5.3.1'),
  ],
};
