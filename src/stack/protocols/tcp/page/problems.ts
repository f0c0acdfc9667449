import { rfc } from '../../../core/rfc.ts';
import type { GrowingProblem, ProblemText } from '../../../wire/problems.ts';

export type TcpProblem =
  | GrowingProblem<'tcp'>
  | 'tcp.checksum'
  | 'tcp.port-zero'
  | 'tcp.reserved'
  | 'tcp.no-ack'
  | 'tcp.syn-fin'
  | 'tcp.syn-rst'
  | 'tcp.option-without-syn'
  | 'tcp.shift-too-large'
  | 'tcp.padding';

const tcpDrops = {
  en: 'TCP drops it without a word; the sender will send again when no ACK comes.',
  zh: 'TCP 不声不响地丢弃它；发送方等不到确认自会重传。',
};

export const tcpProblems: Readonly<Record<TcpProblem, ProblemText>> = {
  'tcp.truncated': {
    outcome: 'dropped',
    what: { en: 'The segment ends inside the TCP header.', zh: '报文段在 TCP 首部中间就结束了。' },
    does: tcpDrops,
    ref: rfc(9293, '3.1'),
  },
  'tcp.header-length': {
    outcome: 'dropped',
    what: {
      en: 'The data offset is below 5 words, the least there can be.',
      zh: '数据偏移小于 5 个字，而 5 已是最小值。',
    },
    does: tcpDrops,
    ref: rfc(9293, '3.1'),
  },
  'tcp.header-truncated': {
    outcome: 'dropped',
    what: {
      en: 'The header claims more bytes than there are.',
      zh: '首部声称的长度超过了实有的字节数。',
    },
    does: tcpDrops,
    ref: rfc(9293, '3.1'),
  },
  'tcp.option-illegal-length': {
    outcome: 'ignored',
    what: {
      en: 'An option has a length below 2, so the next one cannot be found.',
      zh: '有个选项的长度小于 2，无法找到下一个选项。',
    },
    does: {
      en: 'TCP must survive it (MUST-7). The options from here on are not read; the RFC suggests to reset the connection.',
      zh: 'TCP 必须经受得住（MUST-7）。从这里起的选项不再读取；RFC 建议复位连接。',
    },
    ref: rfc(9293, '3.1'),
  },
  'tcp.option-overrun': {
    outcome: 'ignored',
    what: { en: 'An option runs past the end of the header.', zh: '有个选项越过了首部末尾。' },
    does: {
      en: 'TCP must survive it (MUST-7): the options from here on are not read.',
      zh: 'TCP 必须经受得住（MUST-7）：从这里起的选项不再读取。',
    },
    ref: rfc(9293, '3.1'),
  },
  'tcp.option-wrong-length': {
    outcome: 'ignored',
    what: {
      en: 'A known option has a length that is not its own.',
      zh: '某个已知选项的长度不符合规定。',
    },
    does: {
      en: 'The option is passed over by its length, as an unknown one would be (MUST-6).',
      zh: '像对待未知选项一样（MUST-6），按其长度跳过。',
    },
    ref: rfc(9293, '3.1'),
  },
  'tcp.checksum': {
    outcome: 'dropped',
    what: { en: 'The TCP checksum does not add up.', zh: 'TCP 校验和对不上。' },
    does: tcpDrops,
    ref: rfc(9293, '3.1'),
  },
  'tcp.port-zero': {
    outcome: 'accepted',
    what: { en: 'Port 0 is reserved; nobody can have it.', zh: '0 号端口是保留的，谁都不能使用。' },
    does: {
      en: 'There is no connection for it, so the answer is a reset.',
      zh: '没有对应的连接，于是回以复位报文段。',
    },
    ref: rfc(6335, '6'),
  },
  'tcp.reserved': {
    outcome: 'ignored',
    what: { en: 'Reserved bits are set.', zh: '保留位被置位。' },
    does: {
      en: 'They are ignored, so that they can get a meaning one day.',
      zh: '接收方忽略它们，好让它们将来可以有含义。',
    },
    ref: rfc(9293, '3.1'),
  },
  'tcp.no-ack': {
    outcome: 'dropped',
    what: {
      en: 'Neither SYN, RST nor ACK is set. Every other segment of a connection must carry ACK.',
      zh: 'SYN、RST、ACK 都没有置位。连接中其余报文段都必须带 ACK。',
    },
    does: {
      en: 'TCP drops it; where there is no connection, it answers with a reset.',
      zh: 'TCP 把它丢弃；若连接不存在，则回以复位报文段。',
    },
    ref: rfc(9293, '3.10.7.4'),
  },
  'tcp.syn-fin': {
    outcome: 'accepted',
    what: {
      en: 'SYN and FIN together: open and finished in one breath. Mostly a port scan.',
      zh: 'SYN 与 FIN 同时出现：刚打开就结束，多半是端口扫描。',
    },
    does: {
      en: 'The RFC does not forbid it: the SYN is processed first. Many firewalls drop it.',
      zh: 'RFC 并未禁止：先处理 SYN。许多防火墙会丢弃它。',
    },
    ref: rfc(9293, '3.10.7.2'),
  },
  'tcp.syn-rst': {
    outcome: 'accepted',
    what: {
      en: 'SYN and RST contradict each other.',
      zh: 'SYN 与 RST 自相矛盾。',
    },
    does: {
      en: 'RST is looked at first, so the SYN has no effect.',
      zh: '先看 RST，所以 SYN 不起作用。',
    },
    ref: rfc(9293, '3.10.7'),
  },
  'tcp.option-without-syn': {
    outcome: 'ignored',
    what: {
      en: 'An option that is negotiated on the SYN stands on another segment.',
      zh: '本应在 SYN 中协商的选项出现在别的报文段里。',
    },
    does: { en: 'The option is ignored.', zh: '该选项被忽略。' },
    ref: rfc(9293, '3.7.1'),
  },
  'tcp.shift-too-large': {
    outcome: 'accepted',
    what: { en: 'A window shift above 14.', zh: '窗口移位数大于 14。' },
    does: { en: 'TCP uses 14 instead.', zh: 'TCP 改用 14。' },
    ref: rfc(7323, '2.3'),
  },
  'tcp.padding': {
    outcome: 'ignored',
    what: {
      en: 'There is something behind the end of the options; padding must be zero (MUST-69).',
      zh: '选项结束之后还有内容，而填充必须为零（MUST-69）。',
    },
    does: { en: 'It is not read.', zh: '不会读取这些内容。' },
    ref: rfc(9293, '3.1'),
  },
};
