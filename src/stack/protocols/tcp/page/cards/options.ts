import { card, type SettingGroup } from './card.ts';

/** What the two ends agree on in their SYNs: neither can change its mind later. */
export const options: SettingGroup = {
  id: 'options',
  title: { en: 'Options of the handshake', zh: '握手时协商的选项' },
  cards: {
    synOptions: card(
      'Options in the SYN',
      'SYN 携带选项',
      {
        en: 'Off: no scaling, no SACK, no timestamps, and the other end sends segments of 536 bytes: far more of them.',
        zh: '关闭：没有窗口扩大、SACK 和时间戳，对方的报文段只有 536 字节，数量多得多。',
      },
      { sign: 'TCP_NOOPT', when: 'start' },
    ),
    announcedMss: card(
      'MSS to announce',
      '通告的 MSS',
      {
        en: 'Smaller: the peer sends more and shorter segments.',
        zh: '调小：对端发送的报文段变短、变多。',
      },
      { sign: 'MSS', when: 'start' },
    ),
    windowScaling: card(
      'Window scaling',
      '窗口扩大',
      {
        en: 'Off: the window ends at 65,535 bytes, and a long fat line stands idle. See Windows.',
        zh: '关闭：窗口最大 65535 字节，又长又快的线路会空等。看“滑动窗口”。',
      },
      { sign: 'WSopt', when: 'start', offer: 'scale' },
    ),
    windowShift: card(
      'Window shift',
      '窗口移位数',
      {
        en: 'Larger: the window moves in coarser steps.',
        zh: '调大：窗口以更粗的步长变化。',
      },
      { sign: 'Rcv.Wind.Shift', when: 'start' },
    ),
    sack: card(
      'Selective acknowledgement',
      '选择确认',
      {
        en: 'Off: after several losses in one window only one is mended a round trip. See Time–sequence.',
        zh: '关闭：一个窗口内丢失多个报文段时，每个往返时间只能补一个。看“时间–序号图”。',
      },
      { sign: 'SACK', when: 'start', offer: 'sack' },
    ),
    timestamps: card(
      'Timestamps',
      '时间戳',
      {
        en: 'Off: fewer round-trip samples, 12 more bytes of data a segment, no protection by PAWS.',
        zh: '关闭：往返时间样本变少，每个报文段多装 12 字节数据，也没有 PAWS 保护。',
      },
      { sign: 'TSopt', when: 'start', offer: 'timestamps' },
    ),
    ecn: card(
      'Explicit congestion notification',
      '显式拥塞通知',
      {
        en: 'On at one end, with a queue that marks: packets are marked, not dropped. See Queue.',
        zh: '一端主动请求且队列会标记时：分组被标记而不是丢弃。看“队列”。',
      },
      { sign: 'ECN', when: 'start', offer: 'ecn' },
    ),
    ecnSynRetries: card(
      'SYNs that ask for ECN again',
      '重传 SYN 时仍请求 ECN 的次数',
      {
        en: 'Shows only where SYNs are lost: how many of the repeated ones carry ECE and CWR.',
        zh: '只有 SYN 丢失时才看得出：重传的 SYN 中有几个带 ECE 和 CWR。',
      },
      { when: 'start' },
    ),
  },
};
