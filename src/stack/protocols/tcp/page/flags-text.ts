import { rfc } from '../../../core/rfc.ts';
import type { FieldText } from '../../../wire/text/types.ts';
import type { TcpFlag } from '../header/header.ts';

export const tcpFlagTexts: Readonly<Record<TcpFlag, FieldText>> = {
  CWR: {
    label: { en: 'CWR: congestion window reduced', zh: 'CWR：拥塞窗口已减小' },
    meaning: {
      en: 'The sender has slowed down, so the receiver can stop echoing ECE.',
      zh: '发送方已经放慢速度，接收方不必再回送 ECE。',
    },
    ref: rfc(3168, '6.1'),
  },
  ECE: {
    label: { en: 'ECE: ECN echo', zh: 'ECE：ECN 回显' },
    meaning: {
      en: 'A packet arrived marked "congestion experienced". On a SYN: I can do ECN.',
      zh: '收到了带“遇到拥塞”标记的分组。出现在 SYN 里则表示：我支持 ECN。',
    },
    ref: rfc(3168, '6.1'),
  },
  URG: {
    label: { en: 'URG: urgent', zh: 'URG：紧急' },
    meaning: {
      en: 'The urgent pointer counts: the receiving application should hurry to that point.',
      zh: '紧急指针有效：接收方应用应尽快读到那个位置。',
    },
    ref: rfc(9293, '3.8.5'),
  },
  ACK: {
    label: { en: 'ACK: acknowledgment', zh: 'ACK：确认' },
    meaning: {
      en: 'The acknowledgment number counts. Set on every segment but the first SYN (and some resets).',
      zh: '确认号有效。除了最初的 SYN（和某些复位报文段），每个报文段都会置位。',
    },
    ref: rfc(9293, '3.1'),
  },
  PSH: {
    label: { en: 'PSH: push', zh: 'PSH：推送' },
    meaning: {
      en: 'The sender has no more to send for now: hand what you have to the application.',
      zh: '发送方暂时没有更多数据：请把已收到的交给应用。',
    },
    ref: rfc(9293, '3.9.1.2'),
  },
  RST: {
    label: { en: 'RST: reset', zh: 'RST：复位' },
    meaning: {
      en: 'The connection is over at once, or never existed.',
      zh: '连接立即中止，或者根本不存在。',
    },
    ref: rfc(9293, '3.5.2'),
  },
  SYN: {
    label: { en: 'SYN: synchronize', zh: 'SYN：同步序号' },
    meaning: {
      en: 'Opens a direction of the connection and announces its initial sequence number. Takes up one sequence number itself.',
      zh: '打开连接的一个方向，并宣布初始序号。SYN 自身占用一个序号。',
    },
    ref: rfc(9293, '3.5'),
  },
  FIN: {
    label: { en: 'FIN: finish', zh: 'FIN：结束' },
    meaning: {
      en: 'The sender will send no more data. Takes up one sequence number; the other direction stays open.',
      zh: '发送方不再发送数据。FIN 占用一个序号；另一个方向仍然开着。',
    },
    ref: rfc(9293, '3.6'),
  },
};
