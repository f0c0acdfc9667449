/**
 * The choices a TCP notes in the trace, as sentences. `{a}` and `{b}` are the note's two numbers;
 * which of them are times says `times`.
 */
import type { Localized } from '../../../core/localized.ts';
import type { NoteCode } from '../events.ts';

interface NoteText {
  readonly text: Localized;
  /** The numbers that are durations in µs. */
  readonly times?: readonly ('a' | 'b')[];
}

export const NOTE: Readonly<Record<NoteCode, NoteText>> = {
  'karn-no-sample': {
    text: {
      en: 'The round trip of what is sent again is not measured: nobody could tell which copy was answered.',
      zh: '重发的数据不用来测往返时间：分不清应答的是哪一份。',
    },
  },
  'rtt-sample': {
    times: ['a', 'b'],
    text: {
      en: 'A round trip of {a} was measured; the retransmission timeout is now {b}.',
      zh: '测得往返时间 {a}，重传超时时间现为 {b}。',
    },
  },
  'rto-backoff': {
    times: ['b'],
    text: {
      en: 'Each time in vain, the timeout is doubled: it is {b} now.',
      zh: '每白等一次，重传超时时间就加倍：现在是 {b}。',
    },
  },
  'rto-after-syn-loss': {
    times: ['a'],
    text: {
      en: 'A SYN had to be repeated, so the first timeout for data is {a}.',
      zh: 'SYN 重传过，因此数据的初始重传超时时间定为 {a}。',
    },
  },
  'r1-reached': {
    times: ['b'],
    text: {
      en: 'After {a} attempts, IP is told that the path may be dead.',
      zh: '已尝试 {a} 次，通知 IP 层这条路可能不通了。',
    },
  },
  'nagle-holds': {
    text: {
      en: 'Nagle’s rule holds back {a} bytes: a small segment waits while earlier data is unacknowledged.',
      zh: 'Nagle 算法暂不发送 {a} 字节：前面还有未确认的数据时，小报文段要等一等。',
    },
  },
  'silly-window-holds': {
    text: {
      en: '{a} bytes wait: the window has too little room for a segment worth sending.',
      zh: '{a} 字节先等着：窗口太小，不值得发这么小的报文段。',
    },
  },
  'override-timeout': {
    text: {
      en: 'It has waited long enough for a larger window and sends what fits.',
      zh: '等窗口变大已经等得够久，放得下多少就先发多少。',
    },
  },
  'window-closed': {
    text: { en: 'The peer’s window is closed.', zh: '对方的窗口已关闭。' },
  },
  'urgent-sent': {
    text: { en: 'Urgent data points the receiver ahead.', zh: '发出了紧急数据，指示接收方留意。' },
  },
  'unread-data': {
    text: {
      en: 'The program closed without reading {a} bytes that had arrived, so the other side is told with a RST.',
      zh: '程序没读完已到达的 {a} 字节就关闭了，因此用 RST 告诉对方。',
    },
  },
  'fin-wait-2-over': {
    text: {
      en: 'It has waited long enough for the other side’s FIN.',
      zh: '等对方的 FIN 已经等得够久。',
    },
  },
  'simultaneous-open': {
    text: {
      en: 'Both sides sent a SYN at the same time: they make one connection.',
      zh: '双方同时发出 SYN：两者合成一个连接。',
    },
  },
  'syn-repeated': {
    text: {
      en: 'The same SYN again: the SYN, ACK may have been lost, so it is sent once more.',
      zh: '同一个 SYN 又来了：SYN, ACK 可能丢了，再发一次。',
    },
  },
  'challenge-limit': {
    text: {
      en: 'Enough challenge ACKs were sent for now.',
      zh: '近期发出的挑战 ACK 已够多，这次不发。',
    },
  },
  'unacceptable-ack-limit': {
    text: {
      en: 'Enough segments of this kind were answered for now; another answer could go on for ever.',
      zh: '近期已多次应答这类报文段，这次不再应答，以免双方无休止地互相应答。',
    },
  },
  'accept-queue-full': {
    text: {
      en: 'The accept queue is full ({a}): the SYN is passed over, it will come again.',
      zh: '接受队列已满（{a}）：忽略这个 SYN，对方会重发。',
    },
  },
  'syn-queue-full': {
    text: {
      en: 'There are too many half-open connections ({a}): the SYN is passed over.',
      zh: '半开连接太多（{a}）：忽略这个 SYN。',
    },
  },
  'syn-cookie': {
    text: {
      en: 'It keeps no state and puts what it must remember into its sequence number.',
      zh: '不保存状态，把需要记住的东西编进序号里。',
    },
  },
  keepalive: {
    times: ['b'],
    text: {
      en: 'Nothing was heard for {b}; this is probe {a}.',
      zh: '已有 {b} 没有动静，这是第 {a} 次探测。',
    },
  },
  'pmtu-lower': {
    text: {
      en: 'The path takes smaller packets: at most {a} bytes a segment from now on.',
      zh: '路径只容得下更小的分组：此后每个报文段最多 {a} 字节。',
    },
  },
  'pmtu-black-hole': {
    text: {
      en: 'Large segments seem to vanish on the way: at most {a} bytes from now on.',
      zh: '大的报文段似乎在途中消失：此后每个报文段最多 {a} 字节。',
    },
  },
  'timestamp-missing': {
    text: {
      en: 'Timestamps were agreed on, but this segment has none.',
      zh: '双方已约定使用时间戳，这个报文段却没有。',
    },
  },
  paws: {
    text: {
      en: 'Its timestamp {a} is older than the last one, {b}.',
      zh: '它的时间戳 {a} 比上一个 {b} 还旧。',
    },
  },
  'fast-retransmit': {
    text: {
      en: 'Loss is taken as a sign of congestion: the threshold is {b} bytes now.',
      zh: '丢失意味着拥塞：慢启动门限现为 {b} 字节。',
    },
  },
  'partial-ack': {
    text: {
      en: 'Only part of what was outstanding is acknowledged: the next hole is filled.',
      zh: '只确认了一部分在途数据：接着补下一个缺口。',
    },
  },
  'recovery-ends': {
    text: {
      en: 'All that was outstanding has arrived: recovery ends with a window of {a} bytes.',
      zh: '在途数据全部到达：恢复结束，窗口为 {a} 字节。',
    },
  },
  'no-second-recovery': {
    text: {
      en: 'These duplicates still belong to the loss already mended.',
      zh: '这些重复确认仍属于已经处理过的那次丢失。',
    },
  },
  'retransmission-lost': {
    text: {
      en: 'Data sent after the repetition has arrived, the repetition has not: it was lost too.',
      zh: '重传之后才发出的数据已经到达，重传却没有到：它也丢失了。',
    },
  },
  'ecn-reduces': {
    text: {
      en: 'A router marked congestion: the window shrinks to {a} bytes.',
      zh: '路由器标记了拥塞：窗口缩小到 {a} 字节。',
    },
  },
  'restart-after-idle': {
    text: {
      en: 'After a long pause it starts slowly again, with {a} bytes.',
      zh: '停了很久，重新从 {a} 字节慢慢开始。',
    },
  },
  'd-sack': {
    text: {
      en: 'The peer received these bytes twice.',
      zh: '对方说这些字节收到了两次。',
    },
  },
  'icmp-doubtful': {
    text: {
      en: 'The ICMP error does not fit what is under way: it may be forged.',
      zh: '这个 ICMP 差错与在途数据对不上，可能是伪造的。',
    },
  },
  'icmp-soft-error': {
    text: {
      en: 'ICMP reports trouble on the way (type {a}, code {b}); it may pass, so TCP goes on trying.',
      zh: 'ICMP 报告途中有问题（类型 {a}，代码 {b}）；也许会好，TCP 继续尝试。',
    },
  },
  'no-way': {
    text: {
      en: 'Its own host has no route there now. One may come back, so TCP tells its program and goes on trying.',
      zh: '本机此刻没有通往对方的路由。路由也许还会有，所以 TCP 告知程序，并继续尝试。',
    },
  },
};
