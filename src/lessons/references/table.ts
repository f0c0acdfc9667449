/**
 * The RFCs that lessons send their readers to: each with its title and, for every section used,
 * what stands there in our words. A lesson cites through `cite`, so a section that is not in the
 * table does not compile; a test finds those in the prose.
 */
export const RFCS = {
  6298: {
    title: 'Computing TCP’s Retransmission Timer',
    sections: {
      2: { en: 'The first timeout is one second', zh: '首次超时为 1 秒' },
      5: { en: 'Setting and doubling the retransmission timer', zh: '重传定时器的启动与加倍' },
    },
  },
  6528: {
    title: 'Defending against Sequence Number Attacks',
    sections: {
      3: { en: 'A clock plus a secret: making an ISN', zh: '时钟加密钥：怎样生成 ISN' },
    },
  },
  9293: {
    title: 'Transmission Control Protocol (TCP)',
    sections: {
      '3.3.2': { en: 'The eleven states', zh: '十一种状态' },
      '3.4.1': { en: 'Choosing the initial sequence number', zh: '初始序号的选择' },
      '3.4.2': { en: 'The maximum segment lifetime', zh: '最长报文段寿命' },
      '3.5': { en: 'Establishing a connection', zh: '建立连接' },
      '3.5.2': { en: 'When a reset is sent', zh: '何时发送 RST' },
      '3.6': { en: 'Closing a connection', zh: '关闭连接' },
      '3.6.1': { en: 'Half-closed connections', zh: '半关闭的连接' },
      '3.10.4': { en: 'What CLOSE does in each state', zh: '各状态下的 CLOSE 调用' },
      '3.10.7.2': { en: 'A segment arrives in LISTEN', zh: 'LISTEN 状态下收到报文段' },
      '3.10.7.4': { en: 'A segment arrives in any other state', zh: '其他状态下收到报文段' },
    },
  },
} as const;
