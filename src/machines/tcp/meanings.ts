/** What the states and the often repeated arcs of the TCP chart mean, in both languages. */
import type { ArcMeta, StateMeta } from '../types.ts';

/** RFC 9293 §3.3.2, in our words; the columns are those of figure 5. */
export const STATE: Record<string, StateMeta> = {
  CLOSED: {
    rfc: 'RFC9293#3.3.2',
    column: 'centre',
    text: {
      en: 'No connection at all: there is no TCB. It is where every life begins and ends.',
      zh: '没有任何连接，也没有 TCB。每个连接都从这里开始，在这里结束。',
    },
  },
  LISTEN: {
    rfc: 'RFC9293#3.3.2',
    column: 'centre',
    text: {
      en: 'Waiting for a connection request from any peer.',
      zh: '等待任意一个对端发来连接请求。',
    },
  },
  SYN_RECEIVED: {
    rfc: 'RFC9293#3.3.2',
    column: 'left',
    text: {
      en: 'Both SYNs are out; waiting for the peer to acknowledge ours.',
      zh: '双方的 SYN 都已发出，正等对方确认我方的 SYN。',
    },
  },
  SYN_SENT: {
    rfc: 'RFC9293#3.3.2',
    column: 'right',
    text: {
      en: 'Our SYN is out; waiting for a matching SYN from the peer.',
      zh: '我方的 SYN 已发出，正等对方的 SYN。',
    },
  },
  ESTABLISHED: {
    rfc: 'RFC9293#3.3.2',
    column: 'centre',
    text: {
      en: 'The connection is open: data flows in both directions.',
      zh: '连接已建立，双方都可以收发数据。',
    },
  },
  FIN_WAIT_1: {
    rfc: 'RFC9293#3.3.2',
    column: 'left',
    text: {
      en: 'We have finished sending; waiting for the ACK of our FIN, or for the peer’s FIN.',
      zh: '我方已不再发送，正等对方确认我方的 FIN，或等对方的 FIN。',
    },
  },
  CLOSE_WAIT: {
    rfc: 'RFC9293#3.3.2',
    column: 'right',
    text: {
      en: 'The peer has finished sending; waiting for our own application to close.',
      zh: '对方已不再发送，正等本地应用关闭连接。',
    },
  },
  FIN_WAIT_2: {
    rfc: 'RFC9293#3.3.2',
    column: 'left',
    text: {
      en: 'Our FIN is acknowledged: half closed. Data may still come; waiting for the peer’s FIN.',
      zh: '我方的 FIN 已被确认，连接处于半关闭：仍可接收数据，正等对方的 FIN。',
    },
  },
  CLOSING: {
    rfc: 'RFC9293#3.3.2',
    column: 'centre',
    text: {
      en: 'Both closed at once: the peer’s FIN is here, the ACK of ours is not.',
      zh: '双方同时关闭：对方的 FIN 已到，我方 FIN 的确认还没到。',
    },
  },
  LAST_ACK: {
    rfc: 'RFC9293#3.3.2',
    column: 'right',
    text: {
      en: 'Both have finished; waiting for the ACK of our FIN, the last segment of all.',
      zh: '双方都已发完，只等对方确认我方的 FIN，这是最后一个报文段。',
    },
  },
  TIME_WAIT: {
    rfc: 'RFC9293#3.3.2',
    column: 'centre',
    text: {
      en: 'All is done. Waiting 2 MSL so that the last ACK can be repeated and old segments die out.',
      zh: '一切已完成。再等两倍的最长报文段寿命（2 MSL）：必要时可重发最后的 ACK，并让旧报文段在网络中消失。',
    },
  },
};

/** ABORT (§3.10.5) while the peer may still be in the dark: it is told with a RST. */
export const ABORT_WITH_RST: ArcMeta = {
  rfc: 'RFC9293#3.10.5',
  action: 'snd RST',
  inFigure: false,
  text: {
    en: 'The application aborts: a RST tells the peer, queued data is thrown away.',
    zh: '应用中止连接：用 RST 告知对方，排队的数据全部丢弃。',
  },
};

/** ABORT where nobody needs to be told. */
export const ABORT_SILENT: ArcMeta = {
  rfc: 'RFC9293#3.10.5',
  action: 'delete TCB',
  inFigure: false,
  text: {
    en: 'The application aborts; there is nobody to tell, the TCB is deleted.',
    zh: '应用中止连接；无需通知任何人，直接删除 TCB。',
  },
};

/** A reset (§3.10.7.4, second step; figure 5 omits it for legibility, note 3). */
export const RESET: ArcMeta = {
  rfc: 'RFC9293#3.10.7.4',
  action: 'delete TCB',
  inFigure: false,
  text: {
    en: 'An acceptable RST arrives: the connection is gone at once, the application sees “reset”.',
    zh: '收到可接受的 RST：连接立即消失，应用得到“连接被复位”。',
  },
};

/** What hosts did before RFC 5961 asked them to challenge such a SYN; the RFC still tells it. */
export const SYN_IN_WINDOW: ArcMeta = {
  rfc: 'RFC9293#3.10.7.4',
  action: 'snd RST',
  inFigure: false,
  text: {
    en: 'A SYN inside the window, without RFC 5961’s challenge: an error, the connection is reset.',
    zh: '窗口内出现 SYN，又不按 RFC 5961 回以挑战 ACK：视为错误，连接被复位。',
  },
};

export const USER_TIMEOUT: ArcMeta = {
  rfc: 'RFC9293#3.10.8',
  action: 'delete TCB',
  inFigure: false,
  text: {
    en: 'No acknowledgment for too long: the connection is given up.',
    zh: '太久得不到确认，放弃连接。',
  },
};

export const HARD_ERROR: ArcMeta = {
  rfc: 'RFC9293#3.9.2.2',
  action: 'delete TCB',
  inFigure: false,
  text: {
    en: 'ICMP says that the peer cannot be reached by this protocol or port: abort (SHLD-26).',
    zh: 'ICMP 报告该协议或端口不可达：中止连接（SHLD-26）。',
  },
};
