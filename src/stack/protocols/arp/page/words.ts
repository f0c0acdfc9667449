/** The words of ARP's events. */
import { formatIpv4 } from '../../../core/addresses.ts';
import { rfc } from '../../../core/rfc.ts';
import { sentence, type WordsFor } from '../../../trace/words.ts';
import type { arpEvents } from '../events.ts';

const RFC826 = rfc(826);

export const arpWords: WordsFor<typeof arpEvents> = {
  'arp.sent': {
    source: 'link',
    label: { en: 'an ARP message was sent', zh: '发出 ARP 报文' },
    why: ({ operation, target }, { node }) =>
      operation === 'request'
        ? sentence(
            '{node} does not know which card has {target}, so it asks everybody on the link.',
            '{node} 不知道哪块网卡拥有 {target}，于是问链路上所有人。',
            { node, target: formatIpv4(target) },
            RFC826,
          )
        : sentence(
            '{node} answers with its own hardware address.',
            '{node} 用自己的硬件地址作答。',
            { node },
            RFC826,
          ),
    say: null,
  },
  'arp.received': {
    source: 'link',
    label: { en: 'an ARP message was received', zh: '收到 ARP 报文' },
    why: ({ operation, sender }, { node }) =>
      sentence(
        '{node} heard the ARP {operation} of {sender}.',
        '{node} 收到了 {sender} 的 ARP {operation}。',
        {
          node,
          sender: formatIpv4(sender),
          operation:
            operation === 'request' ? { en: 'request', zh: '请求' } : { en: 'reply', zh: '应答' },
        },
        RFC826,
      ),
    say: null,
  },
};
