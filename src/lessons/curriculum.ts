/**
 * The course: seventy-three lessons in thirteen chapters, and the live network. The order of the
 * lessons is this list, and their numbers follow from it. A planned lesson has its line here too; it
 * opens when its folder exists, under the same slug.
 */
import type { Localized } from '../i18n/language.ts';
import type { LayerName } from '../stack/core/layers.ts';

export interface PlannedLesson {
  /** Names its folder and its address, `#/lesson/<slug>`. */
  readonly slug: string;
  readonly number: number;
  readonly chapter: number;
  readonly title: Localized;
  /** Slugs of the lessons that one should have seen before. */
  readonly needs: readonly string[];
}

/** The layer that a chapter is about, or all of them: it lends the chapter its colour. */
type Layer = LayerName | 'all';

export interface Chapter {
  readonly number: number;
  readonly title: Localized;
  readonly layer: Layer;
  readonly lessons: readonly PlannedLesson[];
}

type Row = readonly [slug: string, en: string, zh: string, ...needs: string[]];
type ChapterRow = readonly [en: string, zh: string, layer: Layer, ...lessons: Row[]];

const CHAPTERS: readonly ChapterRow[] = [
  [
    'The journey',
    '全景',
    'all',
    ['enter-to-page', 'From Enter to page', '从回车到网页'],
    ['layers', 'Layers and envelopes', '分层与封装', 'enter-to-page'],
    ['inside-the-computer', 'Inside the computer', '计算机内部', 'layers'],
    ['ports', 'Ports and processes', '端口与进程', 'layers'],
  ],
  [
    'Signals and links',
    '物理层与数据链路层',
    'link',
    ['bits-on-a-wire', 'Bits on a wire', '线路上的比特', 'layers'],
    ['rate-and-delay', 'Rate, delay and the pipe', '速率、时延与管道', 'enter-to-page'],
    ['ethernet-frame', 'The Ethernet frame', '以太网帧', 'layers'],
    ['switching', 'Hub, switch and the MAC table', '集线器、交换机与 MAC 地址表', 'ethernet-frame'],
  ],
  [
    'IP',
    '网际协议 IP',
    'network',
    ['addresses-and-masks', 'Addresses and masks', '地址与掩码', 'layers'],
    ['ipv4-header', 'The IPv4 header', 'IPv4 首部', 'layers'],
    ['arp', 'ARP', '地址解析协议 ARP', 'ethernet-frame', 'addresses-and-masks'],
    ['forwarding', 'Forwarding one packet', '转发一个分组', 'addresses-and-masks', 'arp'],
    ['ping', 'ICMP: ping', 'ICMP：ping', 'ipv4-header'],
    ['traceroute', 'ICMP: traceroute', 'ICMP：traceroute', 'ping', 'forwarding'],
    ['fragmentation', 'Fragmentation and path MTU', '分片与路径 MTU', 'ipv4-header', 'forwarding'],
    ['igmp', 'IGMP and multicast', 'IGMP 与组播', 'switching', 'addresses-and-masks'],
  ],
  [
    'UDP',
    '用户数据报协议 UDP',
    'transport',
    ['udp', 'UDP', '用户数据报协议 UDP', 'ports'],
    ['checksum', 'The checksum', '校验和', 'udp', 'ipv4-header'],
    ['icmp-errors', 'ICMP: error reports', 'ICMP：差错报告', 'udp', 'ping'],
    ['dhcp', 'RARP, BOOTP, DHCP', '从 RARP、BOOTP 到 DHCP', 'udp', 'arp'],
  ],
  [
    'Sockets and a connection’s life',
    '套接字与连接的一生',
    'transport',
    ['socket-record', 'A socket is a record', '套接字是一条记录', 'ports'],
    ['client-calls', 'The client’s calls', '客户端的系统调用', 'socket-record'],
    ['tcp-header', 'The TCP header', 'TCP 首部', 'ports'],
    ['three-way-handshake', 'The three-way handshake', '三次握手', 'client-calls', 'tcp-header'],
    ['four-way-close', 'The four-way close', '四次挥手', 'three-way-handshake'],
    [
      'server-calls',
      'The server’s calls',
      '服务器的系统调用',
      'client-calls',
      'three-way-handshake',
    ],
    ['eleven-states', 'Eleven states', '十一种状态', 'three-way-handshake', 'four-way-close'],
    ['simultaneous', 'Simultaneous open and close', '同时打开与同时关闭', 'eleven-states'],
    ['time-wait', 'TIME_WAIT', 'TIME_WAIT', 'four-way-close'],
    ['rst', 'RST', '复位 RST', 'three-way-handshake', 'four-way-close'],
    ['syn-flood', 'Floods and cookies', 'SYN 洪泛与 SYN cookie', 'server-calls'],
    [
      'nat',
      'Private addresses and NAT',
      '私有地址与 NAT',
      'ports',
      'forwarding',
      'three-way-handshake',
    ],
  ],
  [
    'TCP: reliable bytes',
    'TCP：可靠的字节流',
    'transport',
    ['seq-ack', 'Sequence and acknowledgement numbers', '序号与确认号', 'three-way-handshake'],
    ['arq', 'Waiting for the answer', '停止等待与流水线', 'seq-ack', 'rate-and-delay'],
    ['sliding-window', 'The sliding window', '滑动窗口', 'arq'],
    ['mss', 'MSS and segmentation', 'MSS 与分段', 'seq-ack'],
    ['retransmission', 'Retransmission', '重传', 'seq-ack'],
    ['rto', 'RTT, RTO and Karn', 'RTT、RTO 与 Karn 算法', 'retransmission'],
    ['sack', 'Out of order, duplicates, SACK', '乱序、重复与选择确认', 'retransmission'],
    ['delayed-ack', 'Delayed ACK', '延迟确认', 'seq-ack'],
    [
      'nagle',
      'Nagle, and the two together',
      'Nagle 算法，以及它遇上延迟确认',
      'delayed-ack',
      'mss',
    ],
    ['flow-control', 'Flow control', '流量控制', 'sliding-window'],
    ['silly-window', 'Silly window syndrome', '糊涂窗口综合征', 'flow-control', 'nagle'],
    ['window-scale', 'Long fat pipes', '长肥管道', 'sliding-window', 'rate-and-delay'],
    ['timers', 'Seven clocks', '七个定时器', 'rto', 'delayed-ack', 'flow-control', 'time-wait'],
    ['reliable', 'What makes it reliable', '可靠从何而来', 'retransmission', 'sliding-window'],
    ['udp-or-tcp', 'UDP or TCP?', '选 UDP 还是 TCP？', 'udp', 'reliable'],
  ],
  [
    'TCP: sharing the network',
    'TCP：拥塞控制',
    'transport',
    ['congestion-collapse', 'Congestion collapse', '拥塞崩溃', 'retransmission'],
    [
      'slow-start',
      'Slow start and congestion avoidance',
      '慢启动与拥塞避免',
      'sliding-window',
      'congestion-collapse',
    ],
    ['fast-recovery', 'Fast retransmit and fast recovery', '快重传与快恢复', 'slow-start'],
    [
      'rack',
      'SACK recovery; RACK and tail loss',
      'SACK 恢复、RACK 与尾部丢失',
      'fast-recovery',
      'sack',
    ],
    ['reno-cubic-bbr', 'Reno, CUBIC, BBR', 'Reno、CUBIC、BBR', 'fast-recovery'],
    ['bufferbloat', 'Bufferbloat', '缓冲区膨胀', 'slow-start', 'rate-and-delay'],
    ['aqm', 'Queues that speak', '会说话的队列', 'bufferbloat'],
    [
      'flow-or-congestion',
      'Flow control or congestion control?',
      '流量控制还是拥塞控制？',
      'flow-control',
      'slow-start',
    ],
  ],
  [
    'DNS',
    '域名系统 DNS',
    'application',
    ['dns-resolver', 'The name space and the resolver', '域名空间与解析器', 'udp'],
    ['dns-cache', 'Caching and TTL', '缓存与 TTL', 'dns-resolver'],
    ['dns-messages', 'Messages and records', '报文与资源记录', 'dns-resolver'],
  ],
  [
    'HTTP',
    'HTTP',
    'application',
    ['http-message', 'Request and response', '请求与响应', 'three-way-handshake'],
    ['http-methods', 'Methods and status codes', '方法与状态码', 'http-message'],
    ['http-versions', 'HTTP/0.9 → 1.0 → 1.1', 'HTTP/0.9 → 1.0 → 1.1', 'http-message', 'nagle'],
    ['cookies', 'Cookies and sessions', 'Cookie 与会话', 'http-message'],
    ['cgi', 'CGI', '公共网关接口 CGI', 'http-message', 'inside-the-computer'],
    ['http-cache', 'HTTP caching', 'HTTP 缓存', 'http-message'],
  ],
  [
    'HTTPS',
    'HTTPS',
    'application',
    ['tls-handshake', 'TLS 1.3', 'TLS 1.3', 'http-message'],
    ['certificates', 'Certificates', '证书', 'tls-handshake'],
    ['what-tls-hides', 'What TLS hides', 'TLS 藏得住什么', 'tls-handshake', 'dns-resolver'],
  ],
  [
    'FTP',
    'FTP',
    'application',
    ['ftp', 'FTP: two connections', 'FTP：两条连接', 'client-calls', 'nat'],
  ],
  [
    'Routers talk',
    '动态路由',
    'network',
    ['dynamic-routing', 'Static or dynamic', '静态路由还是动态路由', 'forwarding'],
    ['rip', 'RIP', '路由信息协议 RIP', 'dynamic-routing'],
    ['ospf', 'OSPF', '开放最短路径优先 OSPF', 'dynamic-routing'],
    ['bgp', 'BGP', '边界网关协议 BGP', 'dynamic-routing'],
  ],
  [
    'Finding faults',
    '排障',
    'all',
    [
      'finding-faults',
      'Where is it broken?',
      '毛病出在哪儿？',
      'forwarding',
      'dns-resolver',
      'rst',
    ],
  ],
  ['The real network', '真实网络', 'link'],
];

function chapters(): Chapter[] {
  let number = 0;
  return CHAPTERS.map(([en, zh, layer, ...lessons], index) => ({
    number: index + 1,
    title: { en, zh },
    layer,
    lessons: lessons.map(([slug, english, chinese, ...needs]) => ({
      slug,
      number: ++number,
      chapter: index + 1,
      title: { en: english, zh: chinese },
      needs,
    })),
  }));
}

export const CURRICULUM: readonly Chapter[] = chapters();

/** Every lesson of the course, open or planned, in its order. */
export const COURSE: readonly PlannedLesson[] = CURRICULUM.flatMap(({ lessons }) => lessons);

export function plannedLesson(slug: string): PlannedLesson | undefined {
  return COURSE.find((lesson) => lesson.slug === slug);
}
