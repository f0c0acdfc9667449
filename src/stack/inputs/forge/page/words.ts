/** The words of frames that somebody has put together. */
import type { Localized } from '../../../core/localized.ts';
import { rfc } from '../../../core/rfc.ts';
import { type EventWords, sentence, type WordsFor } from '../../../trace/words.ts';
import type { forgeEvents } from '../events.ts';

type ForgedWords = Omit<EventWords<unknown>, 'why' | 'source'> & Pick<EventWords<unknown>, 'why'>;

/** The same is told of every protocol's; `ref`: where its header is written down. */
function words(what: Localized, ref: ReturnType<typeof rfc>): ForgedWords {
  return {
    label: { en: `${what.en} put together by hand`, zh: `手工构造的${what.zh}` },
    why: (_, { node }) =>
      sentence(
        'You put {what} together, and {node} sent it as it is: no protocol of {node} has looked at it.',
        '你构造了{what}，{node} 原样发出：{node} 的任何协议都没有检查过它。',
        { what, node },
        ref,
      ),
    say: (_, { node }) =>
      sentence('{node} sends {what} that you put together', '{node} 发出你构造的{what}', {
        node,
        what,
      }),
  };
}

export const forgeWords: WordsFor<typeof forgeEvents> = {
  'forged.frame': { source: 'learner', ...words({ en: 'a frame', zh: '帧' }, rfc(894)) },
  'forged.arp': { source: 'learner', ...words({ en: 'an ARP packet', zh: ' ARP 分组' }, rfc(826)) },
  'forged.ip': {
    source: 'learner',
    ...words({ en: 'an IP packet', zh: ' IP 分组' }, rfc(791, '3.1')),
  },
  'forged.icmp': {
    source: 'learner',
    ...words({ en: 'an ICMP message', zh: ' ICMP 报文' }, rfc(792)),
  },
  'forged.udp': {
    source: 'learner',
    ...words({ en: 'a UDP datagram', zh: ' UDP 数据报' }, rfc(768)),
  },
  'forged.tcp': {
    source: 'learner',
    ...words({ en: 'a TCP segment', zh: ' TCP 报文段' }, rfc(9293, '3.1')),
  },
};
