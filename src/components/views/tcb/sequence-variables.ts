/** The send and receive sequence variables of RFC 9293 §3.3.1, and the buffers behind them. */
import type { Variable } from './variable.ts';

const STATE = 'RFC9293#3.3.1';

export const SEQUENCE_VARIABLES: readonly Variable[] = [
  {
    id: 'SND.UNA',
    name: 'SND.UNA',
    group: 'send',
    kind: 'sent',
    field: 'sndUna',
    rfc: STATE,
    text: {
      en: 'Send unacknowledged: the oldest sequence number sent and not yet acknowledged.',
      zh: '最早未确认序号：已发送但尚未得到确认的第一个字节。',
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
      zh: '下一个待发序号：下一个新字节将使用的序号。',
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
    synchronized: true,
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
      zh: '期望收到的下一个序号，也就是我方报文段的确认号。',
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
];
