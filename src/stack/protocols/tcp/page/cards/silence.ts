import { card, type SettingGroup } from './card.ts';

export const silence: SettingGroup = {
  id: 'silence',
  title: { en: 'Silence and the end', zh: '静默与结束' },
  cards: {
    keepAlive: card(
      'Keep-alive',
      '保活',
      {
        en: 'On: after a long silence, probes on the ladder, and a peer that vanished is noticed.',
        zh: '打开：长时间静默之后时序图上出现探测报文段，消失的对端会被发现。',
      },
      { sign: 'SO_KEEPALIVE' },
    ),
    keepAliveIdle: card(
      'Silence before the first probe',
      '首次探测前的静默时间',
      {
        en: 'Shorter, with keep-alive on: the first probe comes sooner. See Timers.',
        zh: '打开保活后调短：首次探测来得更早。看“定时器”。',
      },
      { sign: 'TCP_KEEPIDLE' },
    ),
    keepAliveInterval: card(
      'Time between probes',
      '探测间隔',
      {
        en: 'Shorter: a vanished peer is given up sooner.',
        zh: '调短：更早放弃已消失的对端。',
      },
      { sign: 'TCP_KEEPINTVL' },
    ),
    keepAliveCount: card(
      'Unanswered probes before giving up',
      '放弃之前的探测次数',
      {
        en: 'Fewer: a vanished peer is given up sooner.',
        zh: '调小：更早放弃已消失的对端。',
      },
      { sign: 'TCP_KEEPCNT' },
    ),
    keepAliveGarbage: card('One octet in each probe', '探测带一个字节', {
      en: 'On: probes carry one byte that the peer has long had.',
      zh: '打开：探测报文段带一个对端早已收到的字节。',
    }),
    finWait2Timeout: card(
      'Longest wait in FIN_WAIT_2',
      'FIN_WAIT_2 的最长等待',
      {
        en: 'Shorter: one that has closed does not wait so long for a peer that never does.',
        zh: '调短：对端一直不关闭时，已关闭的一方不会等那么久。',
      },
      { sign: 'FIN_WAIT_2' },
    ),
    maximumSegmentLifetime: card(
      'Maximum segment lifetime',
      '最长报文段寿命',
      {
        en: 'Shorter: TIME_WAIT, twice as long, ends sooner. See State charts.',
        zh: '调短：时长为其两倍的 TIME_WAIT 更早结束。看“状态图”。',
      },
      { sign: 'MSL' },
    ),
    timeWaitReuse: card('Reopen from TIME_WAIT', '从 TIME_WAIT 重新打开', {
      en: 'Off: a new SYN between the same ports opens nothing until TIME_WAIT is over; it gets an ACK.',
      zh: '关闭：TIME_WAIT 结束之前，相同端口之间的新 SYN 打不开连接，只得到一个 ACK。',
    }),
    timeWaitIgnoresRst: card('Ignore RST in TIME_WAIT', 'TIME_WAIT 中忽略 RST', {
      en: 'Shows when a RST comes in TIME_WAIT: off, it ends the wait at once.',
      zh: '在 TIME_WAIT 中收到 RST 时才看得出：关闭时它会立刻结束等待。',
    }),
  },
};
