import { rfc } from '../../../core/rfc.ts';
import type { ProblemText, StructureProblem } from '../../../wire/problems.ts';

export type IcmpProblem = StructureProblem<'icmp'> | 'icmp.checksum' | 'icmp.type' | 'icmp.quote';

const silently = {
  en: 'The network layer drops it without a word.',
  zh: '网络层不声不响地丢弃它。',
};

export const icmpProblems: Readonly<Record<IcmpProblem, ProblemText>> = {
  'icmp.truncated': {
    outcome: 'dropped',
    what: { en: 'The message ends inside the ICMP header.', zh: '报文在 ICMP 首部中间就结束了。' },
    does: silently,
    ref: rfc(792),
  },
  'icmp.checksum': {
    outcome: 'dropped',
    what: { en: 'The ICMP checksum does not add up.', zh: 'ICMP 校验和对不上。' },
    does: silently,
    ref: rfc(792),
  },
  'icmp.type': {
    outcome: 'dropped',
    what: { en: 'A message type that is not known here.', zh: '这里不认识的报文类型。' },
    does: silently,
    ref: rfc(1122, '3.2.2'),
  },
  'icmp.quote': {
    outcome: 'dropped',
    what: {
      en: 'The error quotes less than an IP header and 8 bytes, so nobody can tell whose packet it was.',
      zh: '差错报文引用的内容不足一个 IP 首部加 8 字节，无从判断是谁的分组。',
    },
    does: silently,
    ref: rfc(1122, '3.2.2'),
  },
};
