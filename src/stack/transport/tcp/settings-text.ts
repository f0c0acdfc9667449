/**
 * What people need to know of each setting: its unit, whose it is, the RFC behind its default or
 * range, and what it means, in both languages. The worker never loads this file.
 */
import type { SettingName } from './settings.ts';

export interface SettingText {
  /** '' for a switch or a choice. */
  readonly unit: 'µs' | 'bytes' | 'segments' | 'count' | 'bits' | 'hops' | 'number' | '';
  /** A host's (ports, listeners), or one connection's. */
  readonly scope: 'connection' | 'host';
  /** 'RFC#section'. */
  readonly rfc: string;
  readonly en: string;
  readonly zh: string;
}

export const settingTexts: Readonly<Record<SettingName, SettingText>> = {
  sendBuffer: {
    unit: 'bytes',
    scope: 'connection',
    rfc: 'RFC9293#3.9.1.2',

    en: 'Send buffer: bytes written and not yet acknowledged.',
    zh: '发送缓冲区：已写入但尚未被确认的字节。',
  },
  receiveBuffer: {
    unit: 'bytes',
    scope: 'connection',
    rfc: 'RFC9293#3.8.6',

    en: 'Receive buffer: bytes the application has not read yet; its free part is the window.',
    zh: '接收缓冲区：应用尚未读取的字节；空闲部分就是接收窗口。',
  },
  windowScaling: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC7323#2',

    en: 'Window scaling: windows beyond 65,535 bytes.',
    zh: '窗口扩大：允许超过 65535 字节的窗口。',
  },
  windowShift: {
    unit: 'bits',
    scope: 'connection',
    rfc: 'RFC7323#2.3',

    en: 'The shift announced in the SYN; −1: as small as the buffer allows.',
    zh: 'SYN 中通告的移位数；−1 表示取能覆盖缓冲区的最小值。',
  },
  sillyWindowAvoidance: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC9293#3.8.6.2',

    en: 'Silly-window avoidance at both ends: no slivers of window, no slivers of data.',
    zh: '两端避免糊涂窗口：不通告也不填充零碎的窗口。',
  },
  overrideTimeout: {
    unit: 'µs',
    scope: 'connection',
    rfc: 'RFC9293#3.8.6.2.1',

    en: 'How long a small segment may wait for a larger window.',
    zh: '小报文段等待窗口变大的最长时间。',
  },
  maxSegment: {
    unit: 'bytes',
    scope: 'connection',
    rfc: 'RFC9293#3.7.1',

    en: 'The largest segment to announce and to send; 0: what the MTU allows.',
    zh: '通告和发送的最大报文段；0 表示由 MTU 决定。',
  },
  nagle: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC9293#3.7.4',

    en: 'Nagle: no second small segment before the first is acknowledged.',
    zh: 'Nagle 算法：前一个小报文段被确认之前不再发小报文段。',
  },
  minshall: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC9293#3.7.4',

    en: 'Minshall’s Nagle: a small segment waits only for another small one, not for full ones.',
    zh: 'Minshall 变体：小报文段只等待前一个小报文段的确认，不等待满长的报文段。',
  },
  cork: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC9293#3.7.4',

    en: 'Cork: only full segments leave, for at most 200 ms.',
    zh: '塞子：只发送满的报文段，最多等 200 毫秒。',
  },
  pathMtuDiscovery: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC1191',

    en: 'Path-MTU discovery: DF is set, and segments shrink when a router says so.',
    zh: '路径 MTU 发现：设置 DF 位，路由器报告过大时缩小报文段。',
  },
  blackHoleDetection: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC4821#7.7',

    en: 'Black-hole detection: full segments that keep vanishing are made smaller.',
    zh: '黑洞检测：满报文段屡屡丢失时改用较小的报文段。',
  },
  tos: {
    unit: 'number',
    scope: 'connection',
    rfc: 'RFC9293#3.9.1.9',

    en: 'The DSCP of our packets (the upper six bits of the byte).',
    zh: '我方分组的 DSCP（该字节的高六位）。',
  },
  ttl: {
    unit: 'hops',
    scope: 'connection',
    rfc: 'RFC9293#3.9.2',
    en: 'The TTL of our packets.',
    zh: '我方分组的 TTL。',
  },
  delayedAck: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC9293#3.8.6.3',

    en: 'Delayed ACK: wait for a second segment, or for data to carry the ACK.',
    zh: '延迟确认：等第二个报文段，或等有数据可以捎带确认。',
  },
  delayedAckTime: {
    unit: 'µs',
    scope: 'connection',
    rfc: 'RFC9293#3.8.6.3',

    en: 'How long an ACK may be delayed.',
    zh: '确认最多可以延迟多久。',
  },
  sack: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC2018',

    en: 'Selective acknowledgement: tell the peer what arrived beyond a gap.',
    zh: '选择确认：告诉对端缺口之后已收到哪些数据。',
  },
  duplicateSack: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC2883',

    en: 'D-SACK: report segments that came twice.',
    zh: 'D-SACK：报告重复收到的报文段。',
  },
  timestamps: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC7323#3',

    en: 'Timestamps: a round-trip sample from every ACK, and protection from old segments.',
    zh: '时间戳：每个确认都能测往返时间，并防止旧报文段混入。',
  },
  tolerateMissingTimestamps: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC7323#3.2',

    en: 'Segments without the agreed timestamps are taken nevertheless.',
    zh: '即使缺少已协商的时间戳，也接受该报文段。',
  },
  synOptions: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC9293#3.1',

    en: 'Options in the SYN; without them none is agreed, and segments hold 536 bytes.',
    zh: 'SYN 中的选项；没有选项就不协商任何扩展，报文段按 536 字节发送。',
  },
  initialRto: {
    unit: 'µs',
    scope: 'connection',
    rfc: 'RFC6298#2',

    en: 'Retransmission timeout before the first sample.',
    zh: '首次测得往返时间之前的重传超时。',
  },
  minimumRto: {
    unit: 'µs',
    scope: 'connection',
    rfc: 'RFC6298#2',

    en: 'The timeout is never shorter: 1 s by the RFC, 200 ms in many kernels.',
    zh: '重传超时的下限：RFC 规定 1 秒，许多内核用 200 毫秒。',
  },
  maximumRto: {
    unit: 'µs',
    scope: 'connection',
    rfc: 'RFC6298#2',
    en: 'The timeout is never longer.',
    zh: '重传超时的上限。',
  },
  rtoSlop: {
    unit: 'µs',
    scope: 'connection',
    rfc: 'RFC6298#2',

    en: 'Time added to every computed timeout.',
    zh: '在算出的重传超时上再加的时间。',
  },
  r1: {
    unit: 'count',
    scope: 'connection',
    rfc: 'RFC9293#3.8.3',

    en: 'R1: retransmissions before the route is doubted.',
    zh: 'R1：重传几次之后怀疑路由有问题。',
  },
  userTimeout: {
    unit: 'µs',
    scope: 'connection',
    rfc: 'RFC9293#3.8.3',

    en: 'R2, the user timeout: how long data may stay unacknowledged.',
    zh: 'R2（用户超时）：数据最久可以多长时间不被确认。',
  },
  connectTimeout: {
    unit: 'µs',
    scope: 'connection',
    rfc: 'RFC9293#3.8.3',

    en: 'R2 for a SYN: how long to try to connect.',
    zh: 'SYN 的 R2：尝试建立连接的最长时间。',
  },
  maximumRetries: {
    unit: 'count',
    scope: 'connection',
    rfc: 'RFC9293#3.8.3',

    en: 'R2 as a count of retransmissions; 0: by time alone.',
    zh: '以重传次数表示的 R2；0 表示只按时间。',
  },
  maximumSynRetries: {
    unit: 'count',
    scope: 'connection',
    rfc: 'RFC9293#3.8.3',

    en: 'R2 for a SYN as a count; 0: by time alone.',
    zh: '以次数表示的 SYN 的 R2；0 表示只按时间。',
  },
  congestionControl: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC9438',

    en: 'The congestion-control algorithm; “none” shows why there must be one.',
    zh: '拥塞控制算法；选“无”可以看到为什么需要它。',
  },
  initialWindow: {
    unit: 'segments',
    scope: 'connection',
    rfc: 'RFC6928#2',

    en: 'Segments that may leave before the first ACK; 0: RFC 5681’s two to four.',
    zh: '第一个确认到来之前可以发出的报文段数；0 表示 RFC 5681 的两到四个。',
  },
  restartAfterIdle: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC5681#4.1',

    en: 'After a long idle time start again from the initial window.',
    zh: '长时间空闲后从初始窗口重新开始。',
  },
  limitedTransmit: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC3042',

    en: 'Limited transmit: the first two duplicate ACKs each let one new segment out.',
    zh: '受限传输：前两个重复确认各放出一个新报文段。',
  },
  byteCounting: {
    unit: 'segments',
    scope: 'connection',
    rfc: 'RFC3465#2.2',

    en: 'Segments’ worth that one ACK may add in slow start; 0: count ACKs, not bytes.',
    zh: '慢启动中一个确认最多增加几个报文段；0 表示按确认个数而不是字节计。',
  },
  duplicateThreshold: {
    unit: 'count',
    scope: 'connection',
    rfc: 'RFC5681#3.2',

    en: 'Duplicate ACKs that mean a loss.',
    zh: '几个重复确认表示丢失。',
  },
  ecn: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC3168#6.1',

    en: 'Explicit congestion notification: off, only if the peer asks, or asked for.',
    zh: '显式拥塞通知：关闭、仅在对端请求时、主动请求。',
  },
  ecnSynRetries: {
    unit: 'count',
    scope: 'connection',
    rfc: 'RFC3168#6.1.1.1',

    en: 'How many repetitions of an unanswered SYN still ask for ECN.',
    zh: '未获应答的 SYN 重传时，仍请求 ECN 的次数。',
  },
  keepAlive: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC9293#3.8.4',

    en: 'Keep-alive: ask an idle peer whether it is still there.',
    zh: '保活：询问空闲的对端是否还在。',
  },
  keepAliveIdle: {
    unit: 'µs',
    scope: 'connection',
    rfc: 'RFC9293#3.8.4',

    en: 'Silence before the first question.',
    zh: '空闲多久之后第一次询问。',
  },
  keepAliveInterval: {
    unit: 'µs',
    scope: 'connection',
    rfc: 'RFC9293#3.8.4',
    en: 'Time between questions.',
    zh: '两次询问之间的时间。',
  },
  keepAliveCount: {
    unit: 'count',
    scope: 'connection',
    rfc: 'RFC9293#3.8.4',

    en: 'Unanswered questions before the connection is given up.',
    zh: '多少次询问无回答就放弃连接。',
  },
  keepAliveGarbage: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC9293#3.8.4',

    en: 'Put one octet of garbage in each question, for peers that need it.',
    zh: '询问中带一个无用字节，照顾需要它的对端。',
  },
  finWait2Timeout: {
    unit: 'µs',
    scope: 'connection',
    rfc: 'RFC9293#3.6',

    en: 'How long a closed socket waits for the peer’s FIN; 0: for ever.',
    zh: '已关闭的套接字等待对端 FIN 的时间；0 表示一直等。',
  },
  maximumSegmentLifetime: {
    unit: 'µs',
    scope: 'connection',
    rfc: 'RFC9293#3.4.2',

    en: 'MSL: how long a segment may live in the network; TIME_WAIT lasts twice that.',
    zh: 'MSL：报文段在网络中的最长寿命；TIME_WAIT 持续两倍于此。',
  },
  timeWaitReuse: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC6191#2',

    en: 'Let a new SYN reopen a connection in TIME_WAIT when it cannot be an old one.',
    zh: '确定不是旧 SYN 时，允许新的 SYN 重新打开处于 TIME_WAIT 的连接。',
  },
  challengeAcks: {
    unit: '',
    scope: 'connection',
    rfc: 'RFC5961#3',

    en: 'Challenge ACKs: a doubtful RST or SYN is questioned, not believed.',
    zh: '挑战确认：可疑的 RST 或 SYN 先被质询，而不是直接相信。',
  },
  challengeAckLimit: {
    unit: 'count',
    scope: 'connection',
    rfc: 'RFC5961#7',

    en: 'Challenge ACKs that a connection may send in one period.',
    zh: '一个周期内一条连接最多发送的挑战确认数。',
  },
  challengeAckPeriod: {
    unit: 'µs',
    scope: 'connection',
    rfc: 'RFC5961#7',
    en: 'The length of that period.',
    zh: '该周期的长度。',
  },
  dropSynFin: {
    unit: '',
    scope: 'host',
    rfc: 'RFC9293#3.10.7',

    en: 'Drop segments with both SYN and FIN.',
    zh: '丢弃同时带 SYN 和 FIN 的报文段。',
  },
  silentPorts: {
    unit: '',
    scope: 'host',
    rfc: 'RFC9293#3.10.7.1',

    en: 'Closed ports say nothing instead of sending a RST.',
    zh: '关闭的端口不回应，而不是发送 RST。',
  },
  synBacklog: {
    unit: 'count',
    scope: 'host',
    rfc: 'RFC4987#3.3',

    en: 'Half-open connections that one listener keeps.',
    zh: '一个监听套接字保留的半开连接数。',
  },
  synCookies: {
    unit: '',
    scope: 'host',
    rfc: 'RFC4987#3.6',

    en: 'SYN cookies: remember nothing about half-open connections.',
    zh: 'SYN cookie：不为半开连接保存任何信息。',
  },
  firstEphemeralPort: {
    unit: 'number',
    scope: 'host',
    rfc: 'RFC6335#6',

    en: 'The first port chosen for clients.',
    zh: '自动选择的客户端口的下限。',
  },
  lastEphemeralPort: {
    unit: 'number',
    scope: 'host',
    rfc: 'RFC6335#6',
    en: 'The last port chosen for clients.',
    zh: '自动选择的客户端口的上限。',
  },
};
