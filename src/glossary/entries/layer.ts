import { cite } from '../../lessons/references/cite.ts';
import type { GlossaryEntry } from '../entry.ts';

export const entry: GlossaryEntry = {
  term: { en: 'layer', zh: '协议层' },
  also: { en: ['protocol layer'], zh: ['分层'] },
  says: {
    en: 'One of the floors that networking is built in: link, network, transport, application. Each uses the one below and serves the one above.',
    zh: '网络按层搭建：链路层、网络层、传输层、应用层。每一层使用下一层的服务，并为上一层服务。',
  },
  ref: cite(1122, '1.1.3'),
  lesson: 'layers',
};
