/** The variables of a connection as RFC 9293 §3.3.1 lists them, with what each one means. */
import type { Localized, RfcRef } from '../../machines/types.ts';
import type { TraceEvent } from '../../stack/trace/schema.ts';

export type Vars = TraceEvent<'tcp.vars'>;
export type GroupId = 'send' | 'receive' | 'timers' | 'rtt' | 'congestion';

/**
 * How a value is shown. `sent` and `received` are sequence numbers, counted from ISS or IRS when
 * numbers are relative; `due` is an instant, shown as the time left; `time` is a duration.
 */
export type Variable = {
  readonly id: string;
  /** As the RFC writes it, or in plain words: then also in Chinese. */
  readonly name: string;
  readonly zhName?: string;
  readonly group: GroupId;
  readonly rfc: RfcRef;
  readonly text: Localized;
} & (
  | {
      readonly kind: 'sent' | 'received' | 'bytes' | 'count' | 'time' | 'due';
      readonly field: NumberField;
    }
  | { readonly kind: 'word'; readonly field: 'recovery' }
  | { readonly kind: 'fill'; readonly field: NumberField; readonly of: NumberField }
);

export function nameOf(variable: Variable, lang: keyof Localized): string {
  return lang === 'zh' ? (variable.zhName ?? variable.name) : variable.name;
}

export type NumberField = {
  [K in keyof Vars]: Vars[K] extends number ? K : never;
}[keyof Vars];

const STATE = 'RFC9293#3.3.1';

export const VARIABLES: readonly Variable[] = [
  {
    id: 'SND.UNA',
    name: 'SND.UNA',
    group: 'send',
    kind: 'sent',
    field: 'sndUna',
    rfc: STATE,
    text: {
      en: 'Send unacknowledged: the oldest sequence number sent and not yet acknowledged.',
      zh: '发送未确认：已发送但尚未得到确认的最小序号。',
    },
  },
  {
    id: 'SND.NXT',
    name: 'SND.NXT',
    group: 'send',
    kind: 'sent',
    field: 'sndNxt',
    rfc: STATE,
    text: {
      en: 'Send next: the sequence number that the next new byte will have.',
      zh: '发送下一个：下一个新字节将使用的序号。',
    },
  },
  {
    id: 'SND.WND',
    name: 'SND.WND',
    group: 'send',
    kind: 'bytes',
    field: 'sndWnd',
    rfc: STATE,
    text: {
      en: 'Send window: how many bytes from SND.UNA on the peer is ready to take.',
      zh: '发送窗口：从 SND.UNA 起，对方愿意接收多少字节。',
    },
  },
  {
    id: 'SND.WL1',
    name: 'SND.WL1',
    group: 'send',
    kind: 'received',
    field: 'sndWl1',
    rfc: STATE,
    text: {
      en: 'Sequence number of the segment that last updated the send window.',
      zh: '最近一次更新发送窗口的报文段的序号。',
    },
  },
  {
    id: 'SND.WL2',
    name: 'SND.WL2',
    group: 'send',
    kind: 'sent',
    field: 'sndWl2',
    rfc: STATE,
    text: {
      en: 'Acknowledgment number of the segment that last updated the send window.',
      zh: '最近一次更新发送窗口的报文段的确认号。',
    },
  },
  {
    id: 'SND.UP',
    name: 'SND.UP',
    group: 'send',
    kind: 'sent',
    field: 'sndUp',
    rfc: STATE,
    text: {
      en: 'Send urgent pointer: where the urgent data that we send ends.',
      zh: '发送紧急指针：我方所发紧急数据的末尾。',
    },
  },
  {
    id: 'ISS',
    name: 'ISS',
    group: 'send',
    kind: 'sent',
    field: 'iss',
    rfc: STATE,
    text: {
      en: 'Initial send sequence number: the number of our SYN. Relative numbers count from here.',
      zh: '初始发送序号：我方 SYN 的序号。相对序号从它算起。',
    },
  },
  {
    id: 'sndBuffer',
    name: 'send buffer',
    zhName: '发送缓冲区',
    group: 'send',
    kind: 'fill',
    field: 'sndBuffered',
    of: 'sndBufferSize',
    rfc: 'RFC9293#3.9.1.2',
    text: {
      en: 'Bytes that the application has written and the peer has not acknowledged, of the buffer’s size.',
      zh: '应用已写入而对方尚未确认的字节数，与缓冲区大小。',
    },
  },
  {
    id: 'RCV.NXT',
    name: 'RCV.NXT',
    group: 'receive',
    kind: 'received',
    field: 'rcvNxt',
    rfc: STATE,
    text: {
      en: 'Receive next: the sequence number expected next; the ACK field of what we send.',
      zh: '接收下一个：期待的下一个序号，也就是我方报文段的确认号。',
    },
  },
  {
    id: 'RCV.WND',
    name: 'RCV.WND',
    group: 'receive',
    kind: 'bytes',
    field: 'rcvWnd',
    rfc: STATE,
    text: {
      en: 'Receive window: how many bytes from RCV.NXT on we have told the peer we will take.',
      zh: '接收窗口：已告知对方，从 RCV.NXT 起我方愿意接收多少字节。',
    },
  },
  {
    id: 'RCV.UP',
    name: 'RCV.UP',
    group: 'receive',
    kind: 'received',
    field: 'rcvUp',
    rfc: STATE,
    text: {
      en: 'Receive urgent pointer: where the urgent data that comes in ends.',
      zh: '接收紧急指针：收到的紧急数据的末尾。',
    },
  },
  {
    id: 'IRS',
    name: 'IRS',
    group: 'receive',
    kind: 'received',
    field: 'irs',
    rfc: STATE,
    text: {
      en: 'Initial receive sequence number: the number of the peer’s SYN.',
      zh: '初始接收序号：对方 SYN 的序号。',
    },
  },
  {
    id: 'rcvBuffer',
    name: 'receive buffer',
    zhName: '接收缓冲区',
    group: 'receive',
    kind: 'fill',
    field: 'rcvBuffered',
    of: 'rcvBufferSize',
    rfc: 'RFC9293#3.9.1.3',
    text: {
      en: 'Bytes that have arrived in order and the application has not read, of the buffer’s size.',
      zh: '已按序到达而应用尚未读取的字节数，与缓冲区大小。',
    },
  },
  {
    id: 'connection',
    name: 'connection',
    zhName: '连接建立',
    group: 'timers',
    kind: 'due',
    field: 'connectionDue',
    rfc: 'RFC9293#3.8.3',
    text: {
      en: 'Connection establishment: gives up if no connection comes about (R2 of a SYN).',
      zh: '连接建立定时器：到时仍未建立连接就放弃（SYN 的 R2）。',
    },
  },
  {
    id: 'retransmission',
    name: 'retransmission',
    zhName: '重传',
    group: 'timers',
    kind: 'due',
    field: 'retransmissionDue',
    rfc: 'RFC6298#5',
    text: {
      en: 'Retransmission: sends the oldest unacknowledged segment again when RTO has passed.',
      zh: '重传定时器：过了 RTO 就重发最早未确认的报文段。',
    },
  },
  {
    id: 'delayed-ack',
    name: 'delayed ACK',
    zhName: '延迟确认',
    group: 'timers',
    kind: 'due',
    field: 'delayedAckDue',
    rfc: 'RFC9293#3.8.6.3',
    text: {
      en: 'Delayed ACK: an acknowledgment waits for company, less than half a second (MUST-40).',
      zh: '延迟确认定时器：确认稍等以便捎带，不超过半秒（MUST-40）。',
    },
  },
  {
    id: 'persist',
    name: 'persist',
    zhName: '坚持',
    group: 'timers',
    kind: 'due',
    field: 'persistDue',
    rfc: 'RFC9293#3.8.6.1',
    text: {
      en: 'Persist: probes a closed window, so that a lost window update cannot block us for ever.',
      zh: '坚持定时器：探测已关闭的窗口，以免窗口更新丢失后永远等待。',
    },
  },
  {
    id: 'keepalive',
    name: 'keep-alive',
    zhName: '保活',
    group: 'timers',
    kind: 'due',
    field: 'keepaliveDue',
    rfc: 'RFC9293#3.8.4',
    text: {
      en: 'Keep-alive: asks an idle peer whether it is still there; off by default (MUST-25).',
      zh: '保活定时器：询问空闲的对端是否还在；默认关闭（MUST-25）。',
    },
  },
  {
    id: 'fin-wait-2',
    name: 'FIN_WAIT_2',
    group: 'timers',
    kind: 'due',
    field: 'finWait2Due',
    rfc: 'RFC9293#3.6.1',
    text: {
      en: 'FIN_WAIT_2: gives up waiting for the peer’s FIN after a full close. Not in the RFC.',
      zh: 'FIN_WAIT_2 定时器：完全关闭后不再等待对方的 FIN。RFC 中没有。',
    },
  },
  {
    id: 'time-wait',
    name: 'TIME_WAIT',
    group: 'timers',
    kind: 'due',
    field: 'timeWaitDue',
    rfc: 'RFC9293#3.6.1',
    text: {
      en: 'TIME_WAIT: two maximum segment lifetimes, until the TCB is deleted (MUST-13).',
      zh: 'TIME_WAIT 定时器：两倍最大报文段寿命，之后删除 TCB（MUST-13）。',
    },
  },
  {
    id: 'SRTT',
    name: 'SRTT',
    group: 'rtt',
    kind: 'time',
    field: 'srtt',
    rfc: 'RFC6298#2',
    text: { en: 'Smoothed round-trip time.', zh: '平滑往返时间。' },
  },
  {
    id: 'RTTVAR',
    name: 'RTTVAR',
    group: 'rtt',
    kind: 'time',
    field: 'rttvar',
    rfc: 'RFC6298#2',
    text: {
      en: 'Round-trip time variation: how far samples stray from SRTT.',
      zh: '往返时间偏差：样本偏离 SRTT 的程度。',
    },
  },
  {
    id: 'RTO',
    name: 'RTO',
    group: 'rtt',
    kind: 'time',
    field: 'rto',
    rfc: 'RFC6298#2',
    text: {
      en: 'Retransmission timeout: SRTT + 4 × RTTVAR, at least 1 s, doubled at each back-off.',
      zh: '重传超时：SRTT + 4 × RTTVAR，至少 1 秒，每次退避加倍。',
    },
  },
  {
    id: 'backoff',
    name: 'back-off',
    zhName: '退避次数',
    group: 'rtt',
    kind: 'count',
    field: 'backoff',
    rfc: 'RFC6298#5',
    text: {
      en: 'How many times RTO has been doubled since the last progress.',
      zh: '自上次有进展以来 RTO 加倍的次数。',
    },
  },
  {
    id: 'cwnd',
    name: 'cwnd',
    group: 'congestion',
    kind: 'bytes',
    field: 'cwnd',
    rfc: 'RFC5681#2',
    text: {
      en: 'Congestion window: how many bytes we let ourselves have under way.',
      zh: '拥塞窗口：我方允许自己同时在途的字节数。',
    },
  },
  {
    id: 'ssthresh',
    name: 'ssthresh',
    group: 'congestion',
    kind: 'bytes',
    field: 'ssthresh',
    rfc: 'RFC5681#3.1',
    text: {
      en: 'Slow start threshold: below it cwnd doubles each round trip, above it grows slowly.',
      zh: '慢启动阈值：cwnd 低于它时每个往返加倍，高于它时缓慢增长。',
    },
  },
  {
    id: 'flight',
    name: 'FlightSize',
    group: 'congestion',
    kind: 'bytes',
    field: 'flight',
    rfc: 'RFC5681#2',
    text: {
      en: 'Bytes sent and not yet cumulatively acknowledged.',
      zh: '已发送而尚未被累积确认的字节数。',
    },
  },
  {
    id: 'pipe',
    name: 'pipe',
    group: 'congestion',
    kind: 'bytes',
    field: 'pipe',
    rfc: 'RFC6675#4',
    text: {
      en: 'Our estimate of the bytes that are really in the network.',
      zh: '估计真正在网络中的字节数。',
    },
  },
  {
    id: 'dupAcks',
    name: 'dup ACKs',
    zhName: '重复确认',
    group: 'congestion',
    kind: 'count',
    field: 'dupAcks',
    rfc: 'RFC5681#2',
    text: {
      en: 'Duplicate ACKs in a row; the third one means loss.',
      zh: '连续收到的重复确认数；第三个意味着丢失。',
    },
  },
  {
    id: 'recovery',
    name: 'phase',
    zhName: '阶段',
    group: 'congestion',
    kind: 'word',
    field: 'recovery',
    rfc: 'RFC5681#3.2',
    text: {
      en: 'What the sender is doing about loss: nothing, watching, or recovering.',
      zh: '发送方对丢失的处理：无事、观察，或正在恢复。',
    },
  },
];

export const GROUP_RFC: Record<GroupId, RfcRef> = {
  send: STATE,
  receive: STATE,
  timers: 'RFC9293#3.8',
  rtt: 'RFC6298#2',
  congestion: 'RFC5681#3',
};
