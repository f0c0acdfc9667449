/** The words of ICMP's events. */
import { rfc } from '../../../core/rfc.ts';
import { sentence, type WordsFor } from '../../../trace/words.ts';
import type { icmpEvents } from '../events.ts';

export const icmpWords: WordsFor<typeof icmpEvents> = {
  'icmp.sent': {
    source: 'network',
    label: { en: 'an ICMP message was sent', zh: '发出 ICMP 报文' },
    why: ({ type, code }, { node }) =>
      sentence(
        '{node} sent an ICMP message (type {type}, code {code}).',
        '{node} 发出 ICMP 报文（类型 {type}，代码 {code}）。',
        { node, type, code },
        rfc(792),
      ),
    say: null,
  },
  'icmp.received': {
    receives: true,
    source: 'network',
    label: { en: 'an ICMP message was received', zh: '收到 ICMP 报文' },
    why: ({ type, code }, { node }) =>
      sentence(
        '{node} received an ICMP message (type {type}, code {code}).',
        '{node} 收到 ICMP 报文（类型 {type}，代码 {code}）。',
        { node, type, code },
        rfc(792),
      ),
    say: null,
  },
};
