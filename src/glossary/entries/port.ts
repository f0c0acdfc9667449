import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'port', zh: '端口' },
  also: { en: ['port number'], zh: ['端口号'] },
  says: {
    en: 'A number from 0 to 65535 by which a host knows which of its sockets a segment or datagram is for.',
    zh: '0 到 65535 之间的一个数；主机凭它知道收到的报文段或数据报该交给哪个套接字。',
  },
  ref: cite(6335, 6),
  lesson: 'ports',
};
