/** Why a segment was sent, and what became of one that arrived: a sentence each, with its source. */
import { rfc } from '../../../core/rfc.ts';
import type { TableRow } from '../../../trace/words.ts';
import type { SegmentReason, SegmentVerdict } from '../names.ts';

/** `{node}` is the sender. */
export const REASON: Readonly<Record<SegmentReason, TableRow>> = {
  syn: {
    text: {
      en: '{node} asks for a connection and says which sequence number it starts from.',
      zh: '{node} 请求建立连接，并告知自己的初始序号。',
    },
    ref: rfc(9293, '3.5'),
  },
  'syn-ack': {
    text: {
      en: '{node} agrees: it acknowledges the SYN and sends its own sequence number in one segment.',
      zh: '{node} 同意建立连接：在同一个报文段里确认对方的 SYN，并告知自己的初始序号。',
    },
    ref: rfc(9293, '3.10.7.2'),
  },
  data: {
    text: {
      en: '{node} had data to send, and the window had room for it.',
      zh: '{node} 有数据要发，而且窗口容得下。',
    },
    ref: rfc(9293, '3.10.2'),
  },
  fin: {
    text: {
      en: '{node} has nothing more to send and says so with a FIN.',
      zh: '{node} 没有数据要发了，用 FIN 告诉对方。',
    },
    ref: rfc(9293, '3.6'),
  },
  ack: {
    text: {
      en: '{node} tells the other side what it has received and which byte it expects next.',
      zh: '{node} 告诉对方自己收到了什么、接下来期望收到哪个字节。',
    },
    ref: rfc(9293, '3.4'),
  },
  'delayed-ack': {
    text: {
      en: '{node} had put this acknowledgment off, hoping for data to send along with it; none came in time.',
      zh: '{node} 先前推迟了这个确认，想等有数据时捎带；没有等到，于是单独发出。',
    },
    ref: rfc(9293, '3.8.6.3'),
  },
  'immediate-ack': {
    text: {
      en: '{node} must acknowledge this at once: it may not be put off.',
      zh: '{node} 必须立刻确认，不许推迟。',
    },
    ref: rfc(5681, '4.2'),
  },
  'duplicate-ack': {
    text: {
      en: '{node} is still missing earlier bytes and repeats which one it expects.',
      zh: '{node} 还缺前面的字节，于是再说一遍自己期望收到哪一个。',
    },
    ref: rfc(5681, '4.2'),
  },
  'window-update': {
    text: {
      en: '{node} has room in its receive buffer again and says how much.',
      zh: '{node} 的接收缓冲区又有了空位，告诉对方现在有多少。',
    },
    ref: rfc(9293, '3.8.6.2.2'),
  },
  'retransmit-rto': {
    text: {
      en: 'No acknowledgment came before the retransmission timer ran out, so {node} sends it again.',
      zh: '重传定时器到时仍没等到确认，{node} 于是重发。',
    },
    ref: rfc(6298, '5.4'),
  },
  'fast-retransmit': {
    text: {
      en: 'Three duplicate acknowledgments say that a segment is missing; {node} sends it again without waiting for the timer.',
      zh: '三个重复确认说明有报文段丢了；{node} 不等定时器，立刻重发。',
    },
    ref: rfc(5681, '3.2'),
  },
  'sack-retransmit': {
    text: {
      en: 'The selective acknowledgments show a hole; {node} fills it.',
      zh: '选择确认显示中间有个缺口，{node} 把它补上。',
    },
    ref: rfc(6675, '5'),
  },
  'limited-transmit': {
    text: {
      en: 'A duplicate acknowledgment says that a segment has left the network, so {node} may send one more.',
      zh: '重复确认说明有一个报文段离开了网络，{node} 因此可以再发一个。',
    },
    ref: rfc(3042, '2'),
  },
  'tail-loss-probe': {
    text: {
      en: 'The last segments may be lost with nothing behind them to tell; {node} probes before the timer would.',
      zh: '最后几个报文段可能丢了，后面又没有别的数据能说明；{node} 抢在重传定时器之前探一下。',
    },
    ref: rfc(8985, '7.3'),
  },
  'window-probe': {
    text: {
      en: 'The other side’s window is closed; {node} asks whether it has opened, as the news of it may have been lost.',
      zh: '对方窗口已关闭；{node} 探问它是否已重新打开，因为通知可能丢了。',
    },
    ref: rfc(9293, '3.8.6.1'),
  },
  keepalive: {
    text: {
      en: 'Nothing was heard for long; {node} asks whether the other side is still there.',
      zh: '很久没有动静了；{node} 探问对方是否还在。',
    },
    ref: rfc(9293, '3.8.4'),
  },
  'challenge-ack': {
    text: {
      en: '{node} does not trust the segment that came: whoever really owns the connection will answer this.',
      zh: '{node} 不相信刚才收到的报文段：于是回一个挑战 ACK，真正的对端会作出回应。',
    },
    ref: rfc(5961, '3.2'),
  },
  rst: {
    text: {
      en: '{node} knows nothing of such a connection and says so with a RST.',
      zh: '{node} 没有这样的连接，用 RST 告诉对方。',
    },
    ref: rfc(9293, '3.10.7.1'),
  },
  'rst-refused': {
    text: {
      en: 'Nobody listens on that port; {node} refuses the connection.',
      zh: '那个端口没有人监听，{node} 拒绝建立连接。',
    },
    ref: rfc(9293, '3.10.7.1'),
  },
  'rst-abort': {
    text: {
      en: '{node} breaks the connection off; what was under way is lost.',
      zh: '{node} 中止了连接，还在路上的数据全部作废。',
    },
    ref: rfc(9293, '3.10.5'),
  },
};

/** One sentence for every ACK would miss the rule: that depends on what is acknowledged. */
export const ACK_OF_SYN: TableRow = {
  text: {
    en: '{node} acknowledges the other side’s SYN, so that the other side learns that its number arrived.',
    zh: '{node} 确认对方的 SYN：对方由此得知自己的序号已经送到。',
  },
  ref: rfc(9293, '3.10.7.3'),
};

export const ACK_OF_FIN: TableRow = {
  text: {
    en: '{node} acknowledges the FIN, as one number more than what came before it.',
    zh: '{node} 确认 FIN：它占用一个序号，确认号加一。',
  },
  ref: rfc(9293, '3.10.7.4'),
};

/**
 * The peer's SYN came again and has our SYN,ACK sent again. RFC 9293 §3.10.7.4 has a bare ACK here
 * (docs/MODEL.md), so there is no section to cite.
 */
export const SYN_ACK_AGAIN: Omit<TableRow, 'ref'> & { readonly ref?: undefined } = {
  text: {
    en: 'The SYN came again, so the other side may not have seen the answer: {node} sends its SYN, ACK once more.',
    zh: 'SYN 又来了，说明对方可能没收到应答：{node} 再发一次 SYN, ACK。',
  },
};

export const CHALLENGE_OF_SYN: TableRow = {
  text: {
    en: '{node} is connected already: to a SYN it only says which byte it expects next.',
    zh: '{node} 已经建立连接：对 SYN 只回答自己期望收到的下一个序号。',
  },
  ref: rfc(5961, '4.2'),
};

/** `{node}` is the receiver, `{packet}` what arrived. */
export const SYN_CHALLENGED: TableRow = {
  text: {
    en: '{packet} reached {node}, whose connection has left the exchange of SYNs behind: it is only answered with an ACK.',
    zh: '{packet} 到达 {node}；{node} 的连接早已过了交换 SYN 的阶段，只回一个 ACK。',
  },
  ref: rfc(5961, '4.2'),
};

/** `{node}` is the receiver, `{packet}` what arrived. */
export const VERDICT: Readonly<Record<SegmentVerdict, TableRow>> = {
  accepted: {
    text: {
      en: '{packet} reached {node}, which took it: it was what was expected.',
      zh: '{packet} 到达 {node}；正是期望收到的，收下了。',
    },
    ref: rfc(9293, '3.10.7.4'),
  },
  duplicate: {
    text: {
      en: '{packet} reached {node}, which had its bytes already.',
      zh: '{packet} 到达 {node}，但这些字节已经收过了。',
    },
    ref: rfc(9293, '3.10.7.4'),
  },
  'out-of-order': {
    text: {
      en: '{packet} reached {node} before bytes that come earlier; it is kept until they arrive.',
      zh: '{packet} 到达 {node}，但它前面的字节还没到；先存着等它们。',
    },
    ref: rfc(9293, '3.10.7.4'),
  },
  'out-of-window': {
    text: {
      en: '{packet} reached {node}, but lies outside the receive window.',
      zh: '{packet} 到达 {node}，但落在接收窗口之外。',
    },
    ref: rfc(9293, '3.4'),
  },
  'ack-only': {
    text: {
      en: '{packet} reached {node}: an acknowledgment without data.',
      zh: '{packet} 到达 {node}：一个不带数据的确认。',
    },
    ref: rfc(9293, '3.10.7.4'),
  },
  'ack-old': {
    text: {
      en: '{packet} reached {node}, but acknowledges nothing new.',
      zh: '{packet} 到达 {node}，但没有确认任何新数据。',
    },
    ref: rfc(9293, '3.10.7.4'),
  },
  'ack-too-new': {
    text: {
      en: '{packet} reached {node}, but acknowledges what was never sent.',
      zh: '{packet} 到达 {node}，却确认了从未发过的数据。',
    },
    ref: rfc(9293, '3.10.7.4'),
  },
  refused: {
    text: {
      en: '{packet} reached {node}, where there is no such connection.',
      zh: '{packet} 到达 {node}，那里没有这个连接。',
    },
    ref: rfc(9293, '3.10.7.1'),
  },
  challenged: {
    text: {
      en: '{packet} reached {node}, which suspects a forgery and asks back.',
      zh: '{packet} 到达 {node}；{node} 怀疑是伪造的，要核实一下。',
    },
    ref: rfc(5961, '3.2'),
  },
  reset: {
    text: {
      en: '{packet} reached {node} and ended its connection.',
      zh: '{packet} 到达 {node}，连接就此终止。',
    },
    ref: rfc(9293, '3.10.7.4'),
  },
  paws: {
    text: {
      en: '{packet} reached {node} with a timestamp that is too old: it belongs to the past.',
      zh: '{packet} 到达 {node}，但时间戳太旧，是早先滞留的报文段。',
    },
    ref: rfc(7323, '5.3'),
  },
  ignored: {
    text: {
      en: '{packet} reached {node}, which put it aside.',
      zh: '{packet} 到达 {node}，但未作处理。',
    },
    ref: rfc(9293, '3.10.7'),
  },
};
