/** The words of ARP's events. */
import { formatIpv4 } from '../../../core/addresses.ts';
import type { Localized } from '../../../core/localized.ts';
import { rfc } from '../../../core/rfc.ts';
import type { TraceEvent } from '../../../trace/schema.ts';
import { type Scene, type Sentence, sentence, type WordsFor } from '../../../trace/words.ts';
import type { ArpOperation, arpEvents } from '../events.ts';

const RFC826 = rfc(826);

/** What is neither has a number only (IANA's registry of ARP parameters names it). */
function nameOf(operation: ArpOperation): Localized {
  if (operation === 'request') return { en: 'request', zh: '请求' };
  if (operation === 'reply') return { en: 'reply', zh: '应答' };
  const number = operation.slice('operation '.length);
  return { en: `message with operation ${number}`, zh: `报文（操作码 ${number}）` };
}

/** A question, or one of the two things that RFC 5227 uses questions for. */
function whySent({ operation, sender, target }: TraceEvent<'arp.sent'>, { node }: Scene): Sentence {
  const values = { node, target: formatIpv4(target) };
  if (operation === 'reply') {
    return sentence(
      '{node} says that {sender} is at its card.',
      '{node} 说：{sender} 在自己的网卡上。',
      { node, sender: formatIpv4(sender) },
      RFC826,
    );
  }
  if (sender === 0) {
    return sentence(
      '{node} asks whether somebody has {target} already, before it takes it itself.',
      '{node} 在启用 {target} 之前，先问是否已有主机使用它。',
      values,
      rfc(5227, '2.1.1'),
    );
  }
  if (sender === target) {
    return sentence(
      '{node} announces that {target} is at its card, so that no cache names another.',
      '{node} 宣告 {target} 在自己的网卡上，使各处缓存不再指向别的网卡。',
      values,
      rfc(5227, '2.3'),
    );
  }
  return sentence(
    '{node} does not know which card has {target}, so it asks everybody on the link.',
    '{node} 不知道哪块网卡拥有 {target}，于是问链路上所有人。',
    values,
    RFC826,
  );
}

export const arpWords: WordsFor<typeof arpEvents> = {
  'arp.sent': {
    source: 'link',
    label: { en: 'an ARP message was sent', zh: '发出 ARP 报文' },
    why: whySent,
    ask: ({ operation }, { node }) =>
      sentence(
        'Why did {node} send this ARP {operation}?',
        '{node} 为什么发出这个 ARP {operation}？',
        { node, operation: nameOf(operation) },
      ),
    say: null,
  },
  'arp.received': {
    receives: true,
    source: 'link',
    label: { en: 'an ARP message was received', zh: '收到 ARP 报文' },
    why: ({ operation, sender }, { node }) =>
      sentence(
        '{node} heard the ARP {operation} of {sender}.',
        '{node} 收到了 {sender} 的 ARP {operation}。',
        {
          node,
          sender: formatIpv4(sender),
          operation: nameOf(operation),
        },
        RFC826,
      ),
    say: null,
  },
};
