import { card, type SettingGroup } from './card.ts';

export const acks: SettingGroup = {
  id: 'acks',
  title: { en: 'Acknowledgements', zh: '确认' },
  cards: {
    delayedAck: card('Delayed ACK', '延迟确认', {
      en: 'Off: an ACK for every segment, twice as many on the ladder. cwnd grows faster only where ACKs are counted, not bytes.',
      zh: '关闭：每个报文段都立即确认，时序图上确认多一倍。只有按确认个数、而不是按字节数增长时，cwnd 才涨得更快。',
    }),
    delayedAckTime: card('Longest delay of an ACK', '确认最多延迟', {
      en: 'Longer: a lone segment is answered later. See Timers.',
      zh: '调长：单个报文段得到确认的时间更晚。看“定时器”。',
    }),
    quickAcks: card(
      'ACKs at once at the beginning',
      '开头立即确认的报文段数',
      {
        en: 'More: slow start gets its ACKs without delay. See Congestion.',
        zh: '调大：慢启动时的确认不再延迟。看“拥塞控制”。',
      },
      { sign: 'TCP_QUICKACK', when: 'start' },
    ),
    duplicateSack: card(
      'Report of segments that came twice',
      '报告重复收到的报文段',
      {
        en: 'Off: the sender never learns that a retransmission was needless.',
        zh: '关闭：发送方无从知道某次重传是多余的。',
      },
      { sign: 'D-SACK' },
    ),
    tolerateMissingTimestamps: card('Take segments without timestamps', '接受缺少时间戳的报文段', {
      en: 'Shows only with a peer that leaves out what was agreed.',
      zh: '只有对端漏掉已协商的时间戳时才看得出。',
    }),
  },
};
