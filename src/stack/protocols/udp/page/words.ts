/** The words of UDP's events. */
import { rfc } from '../../../core/rfc.ts';
import { sentence, type WordsFor } from '../../../trace/words.ts';
import type { udpEvents } from '../events.ts';

export const udpWords: WordsFor<typeof udpEvents> = {
  'udp.sent': {
    source: 'transport',
    label: { en: 'a datagram was sent', zh: '发出数据报' },
    why: ({ length: n }, { node }) =>
      sentence(
        '{node} sent a UDP datagram of {n} {n:byte|bytes}.',
        '{node} 发出 {n} 字节的 UDP 数据报。',
        { node, n },
        rfc(768),
      ),
    say: null,
  },
  'udp.received': {
    receives: true,
    source: 'transport',
    label: { en: 'a datagram was received', zh: '收到数据报' },
    why: ({ length: n }, { node }) =>
      sentence(
        '{node} received a UDP datagram of {n} {n:byte|bytes}.',
        '{node} 收到 {n} 字节的 UDP 数据报。',
        { node, n },
        rfc(768),
      ),
    say: null,
  },
};
