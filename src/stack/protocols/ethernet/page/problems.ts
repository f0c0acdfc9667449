import { rfc } from '../../../core/rfc.ts';
import type { ProblemText, StructureProblem } from '../../../wire/problems.ts';

export type EthernetProblem = StructureProblem<'eth'> | 'eth.length-field' | 'eth.group-source';

export const ethernetProblems: Readonly<Record<EthernetProblem, ProblemText>> = {
  'eth.truncated': {
    outcome: 'dropped',
    what: { en: 'The frame ends inside the Ethernet header.', zh: '帧在以太网首部中间就结束了。' },
    does: { en: 'The card drops it as a runt.', zh: '网卡把它当作残帧丢弃。' },
    ref: rfc(894),
  },
  'eth.length-field': {
    outcome: 'dropped',
    what: {
      en: 'Below 0x0600 this is an IEEE 802.3 length and not an EtherType.',
      zh: '小于 0x0600 时，这是 IEEE 802.3 的长度，而不是 EtherType。',
    },
    does: {
      en: 'A stack without 802.2 LLC has nobody to hand it to, and drops it.',
      zh: '不支持 802.2 LLC 的协议栈找不到接收者，只能丢弃。',
    },
    ref: rfc(1122, '2.3.3'),
  },
  'eth.group-source': {
    outcome: 'dropped',
    what: {
      en: 'The source is a group address; a frame has one sender.',
      zh: '源地址是组地址，而一帧只能有一个发送者。',
    },
    does: { en: 'Switches and cards drop it.', zh: '交换机和网卡会丢弃它。' },
    ref: rfc(9542, '2.1'),
  },
};
