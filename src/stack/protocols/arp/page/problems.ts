import { rfc } from '../../../core/rfc.ts';
import type { ProblemText, StructureProblem } from '../../../wire/problems.ts';

export type ArpProblem =
  | StructureProblem<'arp'>
  | 'arp.hardware-type'
  | 'arp.protocol-type'
  | 'arp.address-lengths'
  | 'arp.operation';

const arpDrops = {
  en: 'ARP drops it and learns nothing from it.',
  zh: 'ARP 把它丢弃，不从中学习任何地址。',
};

export const arpProblems: Readonly<Record<ArpProblem, ProblemText>> = {
  'arp.truncated': {
    outcome: 'dropped',
    what: { en: 'The packet ends inside the ARP message.', zh: '分组在 ARP 报文中间就结束了。' },
    does: arpDrops,
    ref: rfc(826),
  },
  'arp.hardware-type': {
    outcome: 'dropped',
    what: { en: 'The hardware type is not Ethernet.', zh: '硬件类型不是以太网。' },
    does: arpDrops,
    ref: rfc(826),
  },
  'arp.protocol-type': {
    outcome: 'dropped',
    what: { en: 'The protocol type is not IPv4.', zh: '协议类型不是 IPv4。' },
    does: arpDrops,
    ref: rfc(826),
  },
  'arp.address-lengths': {
    outcome: 'dropped',
    what: {
      en: 'The address lengths are not those of Ethernet and IPv4 (6 and 4).',
      zh: '地址长度与以太网和 IPv4 不符（应为 6 和 4）。',
    },
    does: arpDrops,
    ref: rfc(826),
  },
  'arp.operation': {
    outcome: 'ignored',
    what: { en: 'Neither request nor reply.', zh: '既不是请求也不是应答。' },
    does: {
      en: 'The sender may still be learned from; nothing is answered.',
      zh: '仍可能从中学到发送方的地址，但不会应答。',
    },
    ref: rfc(826),
  },
};
