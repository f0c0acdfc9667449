import { rfc } from '../../../core/rfc.ts';
import type { ProblemText, StructureProblem } from '../../../wire/problems.ts';

export type UdpProblem =
  | StructureProblem<'udp'>
  | 'udp.length-small'
  | 'udp.length-large'
  | 'udp.checksum'
  | 'udp.no-checksum'
  | 'udp.port-zero';

const udpDrops = { en: 'UDP drops it without a word.', zh: 'UDP 不声不响地丢弃它。' };

export const udpProblems: Readonly<Record<UdpProblem, ProblemText>> = {
  'udp.truncated': {
    outcome: 'dropped',
    what: { en: 'The datagram ends inside the UDP header.', zh: '数据报在 UDP 首部中间就结束了。' },
    does: udpDrops,
    ref: rfc(768),
  },
  'udp.length-small': {
    outcome: 'dropped',
    what: {
      en: 'The length is below 8, the size of the header.',
      zh: '长度小于 8，连首部都装不下。',
    },
    does: udpDrops,
    ref: rfc(768),
  },
  'udp.length-large': {
    outcome: 'dropped',
    what: {
      en: 'The length is more than the IP packet holds.',
      zh: '长度超过了 IP 分组实有的字节。',
    },
    does: udpDrops,
    ref: rfc(768),
  },
  'udp.checksum': {
    outcome: 'dropped',
    what: { en: 'The UDP checksum does not add up.', zh: 'UDP 校验和对不上。' },
    does: udpDrops,
    ref: rfc(1122, '4.1.3.4'),
  },
  'udp.no-checksum': {
    outcome: 'accepted',
    what: { en: 'The sender computed no checksum.', zh: '发送方没有计算校验和。' },
    does: {
      en: 'Taken as it is, unless the application asked otherwise.',
      zh: '照样接收，除非应用另有要求。',
    },
    ref: rfc(1122, '4.1.3.4'),
  },
  'udp.port-zero': {
    outcome: 'dropped',
    what: {
      en: 'Port 0 is reserved; nobody can listen there.',
      zh: '0 号端口是保留的，不会有人监听。',
    },
    does: {
      en: 'There is no socket for it, so the answer is ICMP port unreachable.',
      zh: '没有对应的套接字，于是回以 ICMP 端口不可达。',
    },
    ref: rfc(6335, '6'),
  },
};
