/** What each setting means, in both languages. For the page; the worker never loads this file. */
import type { SettingName } from './settings.ts';

export interface SettingText {
  readonly en: string;
  readonly zh: string;
}

export const settingTexts: Readonly<Record<SettingName, SettingText>> = {
  sendBuffer: {
    en: 'Send buffer: bytes written and not yet acknowledged.',
    zh: '发送缓冲区：已写入但尚未被确认的字节。',
  },
  receiveBuffer: {
    en: 'Receive buffer: bytes the application has not read yet; its free part is the window.',
    zh: '接收缓冲区：应用尚未读取的字节；空闲部分就是接收窗口。',
  },
  windowScaling: {
    en: 'Window scaling: windows beyond 65,535 bytes.',
    zh: '窗口扩大：允许超过 65535 字节的窗口。',
  },
  windowShift: {
    en: 'The shift announced in the SYN; −1: as small as the buffer allows.',
    zh: 'SYN 中通告的移位数；−1 表示取能覆盖缓冲区的最小值。',
  },
  sillyWindowAvoidance: {
    en: 'Silly-window avoidance at both ends: no slivers of window, no slivers of data.',
    zh: '两端避免糊涂窗口：不通告也不填充零碎的窗口。',
  },
  overrideTimeout: {
    en: 'How long a small segment may wait for a larger window.',
    zh: '小报文段等待窗口变大的最长时间。',
  },
  maxSegment: {
    en: 'The largest segment to announce and to send; 0: what the MTU allows.',
    zh: '通告和发送的最大报文段；0 表示由 MTU 决定。',
  },
  nagle: {
    en: 'Nagle: no second small segment before the first is acknowledged.',
    zh: 'Nagle 算法：前一个小报文段被确认之前不再发小报文段。',
  },
  cork: {
    en: 'Cork: only full segments leave, for at most 200 ms.',
    zh: '塞子：只发送满的报文段，最多等 200 毫秒。',
  },
  pathMtuDiscovery: {
    en: 'Path-MTU discovery: DF is set, and segments shrink when a router says so.',
    zh: '路径 MTU 发现：设置 DF 位，路由器报告过大时缩小报文段。',
  },
  blackHoleDetection: {
    en: 'Black-hole detection: full segments that keep vanishing are made smaller.',
    zh: '黑洞检测：满报文段屡屡丢失时改用较小的报文段。',
  },
  tos: {
    en: 'The DSCP of our packets (the upper six bits of the byte).',
    zh: '我方分组的 DSCP（该字节的高六位）。',
  },
  ttl: { en: 'The TTL of our packets.', zh: '我方分组的 TTL。' },
  delayedAck: {
    en: 'Delayed ACK: wait for a second segment, or for data to carry the ACK.',
    zh: '延迟确认：等第二个报文段，或等有数据可以捎带确认。',
  },
  delayedAckTime: {
    en: 'How long an ACK may be delayed.',
    zh: '确认最多可以延迟多久。',
  },
  sack: {
    en: 'Selective acknowledgement: tell the peer what arrived beyond a gap.',
    zh: '选择确认：告诉对端缺口之后已收到哪些数据。',
  },
  duplicateSack: {
    en: 'D-SACK: report segments that came twice.',
    zh: 'D-SACK：报告重复收到的报文段。',
  },
  timestamps: {
    en: 'Timestamps: a round-trip sample from every ACK, and protection from old segments.',
    zh: '时间戳：每个确认都能测往返时间，并防止旧报文段混入。',
  },
  initialRto: {
    en: 'Retransmission timeout before the first sample.',
    zh: '首次测得往返时间之前的重传超时。',
  },
  minimumRto: {
    en: 'The timeout is never shorter: 1 s by the RFC, 200 ms in many kernels.',
    zh: '重传超时的下限：RFC 规定 1 秒，许多内核用 200 毫秒。',
  },
  maximumRto: { en: 'The timeout is never longer.', zh: '重传超时的上限。' },
  rtoSlop: {
    en: 'Time added to every computed timeout.',
    zh: '在算出的重传超时上再加的时间。',
  },
  r1: {
    en: 'R1: retransmissions before the route is doubted.',
    zh: 'R1：重传几次之后怀疑路由有问题。',
  },
  userTimeout: {
    en: 'R2, the user timeout: how long data may stay unacknowledged.',
    zh: 'R2（用户超时）：数据最久可以多长时间不被确认。',
  },
  connectTimeout: {
    en: 'R2 for a SYN: how long to try to connect.',
    zh: 'SYN 的 R2：尝试建立连接的最长时间。',
  },
  maximumRetries: {
    en: 'R2 as a count of retransmissions; 0: by time alone.',
    zh: '以重传次数表示的 R2；0 表示只按时间。',
  },
  maximumSynRetries: {
    en: 'R2 for a SYN as a count; 0: by time alone.',
    zh: '以次数表示的 SYN 的 R2；0 表示只按时间。',
  },
  congestionControl: {
    en: 'The congestion-control algorithm; “none” shows why there must be one.',
    zh: '拥塞控制算法；选“无”可以看到为什么需要它。',
  },
  initialWindow: {
    en: 'Segments that may leave before the first ACK; 0: RFC 5681’s two to four.',
    zh: '第一个确认到来之前可以发出的报文段数；0 表示 RFC 5681 的两到四个。',
  },
  restartAfterIdle: {
    en: 'After a long idle time start again from the initial window.',
    zh: '长时间空闲后从初始窗口重新开始。',
  },
  limitedTransmit: {
    en: 'Limited transmit: the first two duplicate ACKs each let one new segment out.',
    zh: '受限传输：前两个重复确认各放出一个新报文段。',
  },
  byteCounting: {
    en: 'Segments’ worth that one ACK may add in slow start; 0: count ACKs, not bytes.',
    zh: '慢启动中一个确认最多增加几个报文段；0 表示按确认个数而不是字节计。',
  },
  duplicateThreshold: {
    en: 'Duplicate ACKs that mean a loss.',
    zh: '几个重复确认表示丢失。',
  },
  ecn: {
    en: 'Explicit congestion notification: off, only if the peer asks, or asked for.',
    zh: '显式拥塞通知：关闭、仅在对端请求时、主动请求。',
  },
  keepAlive: {
    en: 'Keep-alive: ask an idle peer whether it is still there.',
    zh: '保活：询问空闲的对端是否还在。',
  },
  keepAliveIdle: {
    en: 'Silence before the first question.',
    zh: '空闲多久之后第一次询问。',
  },
  keepAliveInterval: { en: 'Time between questions.', zh: '两次询问之间的时间。' },
  keepAliveCount: {
    en: 'Unanswered questions before the connection is given up.',
    zh: '多少次询问无回答就放弃连接。',
  },
  keepAliveGarbage: {
    en: 'Put one octet of garbage in each question, for peers that need it.',
    zh: '询问中带一个无用字节，照顾需要它的对端。',
  },
  finWait2Timeout: {
    en: 'How long a closed socket waits for the peer’s FIN; 0: for ever.',
    zh: '已关闭的套接字等待对端 FIN 的时间；0 表示一直等。',
  },
  maximumSegmentLifetime: {
    en: 'MSL: how long a segment may live in the network; TIME_WAIT lasts twice that.',
    zh: 'MSL：报文段在网络中的最长寿命；TIME_WAIT 持续两倍于此。',
  },
  timeWaitReuse: {
    en: 'Let a new SYN reopen a connection in TIME_WAIT when it cannot be an old one.',
    zh: '确定不是旧 SYN 时，允许新的 SYN 重新打开处于 TIME_WAIT 的连接。',
  },
  challengeAcks: {
    en: 'Challenge ACKs: a doubtful RST or SYN is questioned, not believed.',
    zh: '挑战确认：可疑的 RST 或 SYN 先被质询，而不是直接相信。',
  },
  challengeAckLimit: {
    en: 'Challenge ACKs that a connection may send in one period.',
    zh: '一个周期内一条连接最多发送的挑战确认数。',
  },
  challengeAckPeriod: { en: 'The length of that period.', zh: '该周期的长度。' },
  dropSynFin: {
    en: 'Drop segments with both SYN and FIN.',
    zh: '丢弃同时带 SYN 和 FIN 的报文段。',
  },
  silentPorts: {
    en: 'Closed ports say nothing instead of sending a RST.',
    zh: '关闭的端口不回应，而不是发送 RST。',
  },
  synBacklog: {
    en: 'Half-open connections that one listener keeps.',
    zh: '一个监听套接字保留的半开连接数。',
  },
  synCookies: {
    en: 'SYN cookies: remember nothing about half-open connections.',
    zh: 'SYN cookie：不为半开连接保存任何信息。',
  },
  firstEphemeralPort: {
    en: 'The first port chosen for clients.',
    zh: '自动选择的客户端口的下限。',
  },
  lastEphemeralPort: { en: 'The last port chosen for clients.', zh: '自动选择的客户端口的上限。' },
};
