import { card, type SettingGroup } from './card.ts';

export const windows: SettingGroup = {
  id: 'windows',
  title: { en: 'Windows and buffers', zh: '窗口与缓冲区' },
  cards: {
    sendBuffer: card(
      'Send buffer',
      '发送缓冲区',
      {
        en: 'Smaller: the program waits in send sooner, and no more than this is ever in flight.',
        zh: '调小：程序更早在 send 中阻塞，在途数据也不会超过它。',
      },
      { sign: 'SO_SNDBUF' },
    ),
    receiveBuffer: card(
      'Receive buffer',
      '接收缓冲区',
      {
        en: 'Smaller than rate × round trip: the window, not the line, sets the pace. See Windows.',
        zh: '小于“速率 × 往返时间”时，决定快慢的是窗口而不是线路。看“滑动窗口”。',
      },
      { sign: 'SO_RCVBUF' },
    ),
    sillyWindowAvoidance: card('Silly-window avoidance', '避免糊涂窗口', {
      en: 'Off, with a slow reader: many tiny segments on the ladder, most of each is header.',
      zh: '关闭且读取方较慢时：时序图上出现大量很小的报文段，大半是首部。',
    }),
    emptyProbes: card('Probe a closed window without data', '用空报文段探测零窗口', {
      en: 'With a reader that stops: the probes on the ladder carry 0 bytes instead of 1.',
      zh: '读取方停下时：时序图上的探测报文段带 0 字节，而不是 1 字节。',
    }),
    overrideTimeout: card('Patience for a small segment', '小报文段的最长等待', {
      en: 'Longer: the last small piece of data waits longer for a larger window.',
      zh: '调长：最后一小块数据会为等窗口变大而多等一会儿。',
    }),
  },
};
