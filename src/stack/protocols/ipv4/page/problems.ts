import { rfc } from '../../../core/rfc.ts';
import type { GrowingProblem, ProblemText } from '../../../wire/problems.ts';

export type Ipv4Problem =
  | GrowingProblem<'ipv4'>
  | 'ipv4.version'
  | 'ipv4.total-length-small'
  | 'ipv4.total-length-large'
  | 'ipv4.checksum'
  | 'ipv4.source'
  | 'ipv4.reserved-flag'
  | 'ipv4.fragment-too-long'
  | 'ipv4.fragment-size'
  | 'ipv4.ttl-zero';

const silently = {
  en: 'The network layer drops it without a word.',
  zh: '网络层不声不响地丢弃它。',
};

export const ipv4Problems: Readonly<Record<Ipv4Problem, ProblemText>> = {
  'ipv4.truncated': {
    outcome: 'dropped',
    what: { en: 'The packet ends inside the IP header.', zh: '分组在 IP 首部中间就结束了。' },
    does: silently,
    ref: rfc(791, '3.1'),
  },
  'ipv4.header-length': {
    outcome: 'dropped',
    what: {
      en: 'The header length is below 5 words, the least there can be.',
      zh: '首部长度小于 5 个字，而 5 已是最小值。',
    },
    does: silently,
    ref: rfc(791, '3.1'),
  },
  'ipv4.header-truncated': {
    outcome: 'dropped',
    what: {
      en: 'The header claims more bytes than there are.',
      zh: '首部声称的长度超过了实有的字节数。',
    },
    does: silently,
    ref: rfc(791, '3.1'),
  },
  'ipv4.option-illegal-length': {
    outcome: 'dropped',
    what: {
      en: 'An option has a length below 2, so the next one cannot be found.',
      zh: '有个选项的长度小于 2，无法找到下一个选项。',
    },
    does: {
      en: 'Dropped, perhaps with an ICMP parameter problem to the sender.',
      zh: '丢弃，也可能向发送方回一个 ICMP 参数问题。',
    },
    ref: rfc(1122, '3.2.2.5'),
  },
  'ipv4.option-overrun': {
    outcome: 'dropped',
    what: { en: 'An option runs past the end of the header.', zh: '有个选项越过了首部末尾。' },
    does: {
      en: 'Dropped, perhaps with an ICMP parameter problem to the sender.',
      zh: '丢弃，也可能向发送方回一个 ICMP 参数问题。',
    },
    ref: rfc(1122, '3.2.2.5'),
  },
  'ipv4.option-wrong-length': {
    outcome: 'ignored',
    what: {
      en: 'A known option has a length that is not its own.',
      zh: '某个已知选项的长度不符合规定。',
    },
    does: {
      en: 'The option is passed over by its length.',
      zh: '按其长度跳过该选项。',
    },
    ref: rfc(1122, '3.2.1.8'),
  },
  'ipv4.version': {
    outcome: 'dropped',
    what: { en: 'The version is not 4.', zh: '版本不是 4。' },
    does: silently,
    ref: rfc(1122, '3.2.1.1'),
  },
  'ipv4.total-length-small': {
    outcome: 'dropped',
    what: { en: 'The total length is shorter than the header.', zh: '总长度比首部还短。' },
    does: silently,
    ref: rfc(791, '3.1'),
  },
  'ipv4.total-length-large': {
    outcome: 'dropped',
    what: {
      en: 'The total length is more than the frame holds: part of it is missing.',
      zh: '总长度超过帧里实有的字节：有一部分缺失了。',
    },
    does: silently,
    ref: rfc(791, '3.1'),
  },
  'ipv4.checksum': {
    outcome: 'dropped',
    what: { en: 'The header checksum does not add up.', zh: '首部校验和对不上。' },
    does: {
      en: 'The network layer drops it without a word: even the sender address may be wrong.',
      zh: '网络层不声不响地丢弃它：连发送方地址都可能是错的。',
    },
    ref: rfc(1122, '3.2.1.2'),
  },
  'ipv4.source': {
    outcome: 'dropped',
    what: {
      en: 'The source is no address that one host can have.',
      zh: '源地址不可能属于某一台主机。',
    },
    does: silently,
    ref: rfc(1122, '3.2.1.3'),
  },
  'ipv4.reserved-flag': {
    outcome: 'ignored',
    what: { en: 'The reserved flag is set; it must be zero.', zh: '保留标志被置位，它必须为零。' },
    does: { en: 'The bit is not looked at.', zh: '这一位不会被查看。' },
    ref: rfc(791, '3.1'),
  },
  'ipv4.fragment-too-long': {
    outcome: 'dropped',
    what: {
      en: 'The fragment would end beyond the 65,535 bytes that a datagram can have.',
      zh: '该分片的末尾会超出数据报的上限 65 535 字节。',
    },
    does: {
      en: 'Reassembly drops it (older stacks crashed on this: the "ping of death").',
      zh: '重组时丢弃（老协议栈会因此崩溃，即“死亡之 ping”）。',
    },
    ref: rfc(791, '3.2'),
  },
  'ipv4.fragment-size': {
    outcome: 'dropped',
    what: {
      en: 'More fragments follow, but this one is no multiple of 8 bytes long.',
      zh: '后面还有分片，但本分片的长度不是 8 字节的整数倍。',
    },
    does: {
      en: 'The next fragment cannot fit behind it, so reassembly drops it.',
      zh: '下一个分片接不上，重组时只能丢弃。',
    },
    ref: rfc(791, '3.2'),
  },
  'ipv4.ttl-zero': {
    outcome: 'accepted',
    what: { en: 'The time to live is zero.', zh: '生存时间为零。' },
    does: {
      en: 'A router drops it and reports time exceeded; the host it is for takes it all the same.',
      zh: '路由器会丢弃并报告超时；而目的主机照样收下。',
    },
    ref: rfc(1122, '3.2.1.7'),
  },
};
