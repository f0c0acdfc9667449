import { cite } from '../references/cite.ts';
import type { LessonEnding } from '../types.ts';

export const ending: LessonEnding = {
  simplifications: [
    {
      en: 'All neighbours already know each other’s hardware address, as if ARP had just run (<Lesson id="arp" />). Each link takes 5 ms, is infinitely fast and loses nothing.',
      zh: '相邻的节点已经知道彼此的硬件地址，就像刚做完 ARP 一样（<Lesson id="arp" />）。每条链路单程 5 毫秒，带宽无限，也不丢包。',
    },
    {
      en: 'The internet between the homes is one router. Nobody in it forwards to a private address, as it should be.',
      zh: '两个家之间的互联网只画成一台路由器。它和真正的互联网一样，不会向私有地址转发。',
    },
    {
      en: 'Programs here know beforehand to which port they must send. Real ones are told by a server that has seen it (STUN).',
      zh: '这里的程序事先就知道该发往哪个端口。真实的程序要靠一台看得见它的服务器告诉它（STUN）。',
    },
    {
      en: 'This NAT keeps the host’s own port if it is free, else takes the next free one, counted from 1024. Others draw one by chance, so that nobody outside can guess it.',
      zh: '这里的 NAT，端口空着就保留原来的，否则从 1024 起取下一个空闲的。有的 NAT 会随机挑选，让外面的人猜不到。',
    },
  ],
  references: [
    cite(1918, 3),
    cite(3022, '4.1'),
    cite(3022, '4.2'),
    cite(4787, '4.1'),
    cite(4787, '4.2.1'),
    cite(4787, '4.3'),
    cite(4787, 5),
    cite(5128, '3.3'),
    cite(5382, '4.3'),
    cite(5382, 5),
    cite(5508, '3.1'),
    cite(5508, '4.2'),
  ],
};
