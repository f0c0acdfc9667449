import { rfc } from '../../core/rfc.ts';
import type { ProblemCode } from '../problems.ts';
import type { ProblemText } from './problems.ts';

type Codes = Extract<ProblemCode, `${'eth' | 'arp' | 'ipv4' | 'icmp'}.${string}`>;

const silently = {
  en: 'The network layer drops it without a word.',
  zh: '网络层不声不响地丢弃它。',
};

const arpDrops = {
  en: 'ARP drops it and learns nothing from it.',
  zh: 'ARP 把它丢弃，不从中学习任何地址。',
};

export const networkProblems: Readonly<Record<Codes, ProblemText>> = {
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
