import type { Localized } from '../i18n/language.ts';
import { CHAPTER_TITLES } from './chapter-titles.ts';

/** The path of sixty lessons in fourteen chapters. A lesson is open once its folder exists. */
export interface Chapter {
  readonly number: number;
  readonly title: Localized;
  readonly lessons: readonly PlannedLesson[];
}

export interface PlannedLesson {
  readonly number: number;
  readonly title: Localized;
}

type Row = readonly [en: string, zh: string];

/** The lessons of each chapter, in the order of the chapters' titles. */
function chapters(...rows: readonly (readonly Row[])[]): Chapter[] {
  let number = 0;
  return CHAPTER_TITLES.map((title, index) => ({
    number: index + 1,
    title,
    lessons: (rows[index] ?? []).map(([en, zh]) => ({ number: ++number, title: { en, zh } })),
  }));
}

export const CURRICULUM: readonly Chapter[] = chapters(
  [
    ['From Enter to page', '从回车到网页'],
    ['Layers and envelopes', '分层与封装'],
    ['Inside the computer', '计算机内部'],
    ['Ports and processes', '端口与进程'],
  ],
  [
    ['Bits on a wire', '线路上的比特'],
    ['The Ethernet frame', '以太网帧'],
    ['Hub, switch and the learning table', '集线器、交换机与学习表'],
    ['ARP', 'ARP 地址解析'],
    ['RARP, and what replaced it', 'RARP 及其后继者'],
  ],
  [
    ['The IPv4 header', 'IPv4 首部'],
    ['Addresses and masks', '地址与掩码'],
    ['Private addresses and NAT', '私有地址与 NAT'],
    ['Routing one packet', '转发一个分组'],
    ['Fragmentation', '分片与重组'],
    ['ICMP: ping', 'ICMP：ping'],
    ['ICMP: traceroute', 'ICMP：traceroute'],
    ['ICMP: the messenger’s other news', 'ICMP：差错报告'],
    ['IGMP and multicast', 'IGMP 与组播'],
  ],
  [
    ['RIP', 'RIP'],
    ['OSPF', 'OSPF'],
    ['BGP', 'BGP'],
  ],
  [
    ['UDP', 'UDP 数据报'],
    ['The checksum', '校验和'],
    ['UDP or TCP?', '选 UDP 还是 TCP？'],
  ],
  [
    ['A socket is a record', '套接字是一条记录'],
    ['The server’s calls', '服务器的系统调用'],
    ['The client’s calls', '客户端的系统调用'],
  ],
  [
    ['The TCP header', 'TCP 首部'],
    ['The three-way handshake', '三次握手'],
    ['The four-way close', '四次挥手'],
    ['Eleven states', '十一种状态'],
    ['Simultaneous open and close', '同时打开与同时关闭'],
    ['TIME_WAIT', 'TIME_WAIT'],
    ['RST', 'RST 复位'],
  ],
  [
    ['Sequence and acknowledgement numbers', '序号与确认号'],
    ['MSS and segmentation', 'MSS 与分段'],
    ['Retransmission', '重传'],
    ['RTT, RTO and Karn', 'RTT、RTO 与 Karn 算法'],
    ['Delayed ACK and Nagle', '延迟确认与 Nagle 算法'],
    ['The sliding window', '滑动窗口'],
    ['Flow control', '流量控制'],
    ['Silly window syndrome', '糊涂窗口综合征'],
    ['Out of order, duplicates, SACK', '乱序、重复与 SACK'],
    ['The timers', '定时器'],
    ['Window scale and timestamps', '窗口扩大与时间戳'],
  ],
  [
    ['Congestion collapse', '拥塞崩溃'],
    ['Slow start and congestion avoidance', '慢启动与拥塞避免'],
    ['Fast retransmit and fast recovery', '快重传与快恢复'],
    ['SACK recovery; RACK and tail loss', 'SACK 恢复、RACK 与尾部丢失'],
    ['Reno, CUBIC, BBR side by side', 'Reno、CUBIC、BBR 同台竞技'],
    ['Queues', '队列'],
    ['Flow control against congestion control', '流量控制还是拥塞控制？'],
  ],
  [
    ['The tree and the resolver', '域名树与解析器'],
    ['Caching and TTL', '缓存与 TTL'],
    ['The message and the records', '报文与资源记录'],
  ],
  [
    ['Request and response', '请求与响应'],
    ['0.9 → 1.0 → 1.1', '0.9 → 1.0 → 1.1'],
    ['Cookies, sessions, CGI, caching', 'Cookie、会话、CGI 与缓存'],
  ],
  [['TLS 1.3', 'TLS 1.3']],
  [['Two connections', '两条连接']],
  [],
);

export const LESSON_COUNT = CURRICULUM.reduce((sum, { lessons }) => sum + lessons.length, 0);
