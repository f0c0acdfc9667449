import { card, type SettingGroup } from './card.ts';

export const timers: SettingGroup = {
  id: 'timers',
  title: { en: 'Timers and patience', zh: '定时器与耐心' },
  cards: {
    initialRto: card(
      'RTO before the first sample',
      '首个样本之前的 RTO',
      {
        en: 'Shorter than the round trip: the SYN is repeated though nothing was lost.',
        zh: '短于往返时间：什么也没丢，SYN 却被重传。',
      },
      { sign: 'RTO', when: 'start' },
    ),
    minimumRto: card(
      'RTO min',
      'RTO 下限',
      {
        en: 'Shorter: a lost last segment is repeated sooner; too short, and what only was late is, too.',
        zh: '调短：丢失的最后一个报文段更早重传；太短时，只是迟到的也会被重传。',
      },
      { sign: 'RTO' },
    ),
    maximumRto: card(
      'RTO max',
      'RTO 上限',
      {
        en: 'Shorter: while the line is cut, the doubling of the time-out ends earlier. See Timers.',
        zh: '调短：线路断开期间，超时加倍更早到顶。看“定时器”。',
      },
      { sign: 'RTO' },
    ),
    clockGranularity: card(
      'Clock granularity',
      '时钟粒度',
      {
        en: 'Coarser: where the round trip is steady, the time-out keeps this distance from it.',
        zh: '调粗：往返时间平稳时，超时与它至少保持这段距离。',
      },
      { sign: 'G' },
    ),
    rtoSlop: card('Slack added to the RTO', 'RTO 的余量', {
      en: 'More: every retransmission by time-out comes that much later.',
      zh: '调大：每次超时重传都相应推迟。',
    }),
    r1: card(
      'Retransmissions before doubt',
      '怀疑路由之前的重传次数',
      {
        en: 'Fewer: the host asks for its neighbour’s address again sooner. The ladder shows the ARP.',
        zh: '调小：主机更早重新询问邻居的地址。时序图上能看到 ARP。',
      },
      { sign: 'R1' },
    ),
    userTimeout: card(
      'User timeout',
      '用户超时',
      {
        en: 'Shorter: when the line is cut, the connection is given up sooner (ETIMEDOUT).',
        zh: '调短：线路断开时更早放弃连接（ETIMEDOUT）。',
      },
      { sign: 'R2' },
    ),
    connectTimeout: card(
      'Time to connect',
      '建立连接的时限',
      {
        en: 'Shorter: connect fails sooner when nobody answers.',
        zh: '调短：没有应答时 connect 更早失败。',
      },
      { sign: 'R2' },
    ),
    maximumRetries: card(
      'Most retransmissions',
      '重传次数上限',
      {
        en: 'Above 0: the connection is given up after so many, whatever the time.',
        zh: '大于 0：重传这么多次就放弃连接，不管过了多久。',
      },
      { sign: 'R2' },
    ),
    maximumSynRetries: card(
      'Most repetitions of a SYN',
      'SYN 重传次数上限',
      {
        en: 'Above 0: connect fails after so many SYNs without an answer.',
        zh: '大于 0：这么多个 SYN 都没有应答，connect 就失败。',
      },
      { sign: 'TCP_SYNCNT' },
    ),
  },
};
