import type { TableFor } from '../../../trace/words.ts';
import type { Ipv4IgnoredReasons } from '../events.ts';

/** Why a frame or packet is put aside, as the end of a sentence. */
export const ipv4Ignored: TableFor<Ipv4IgnoredReasons> = {
  'ip-truncated': { en: 'shorter than an IP header', zh: '比 IP 首部还短' },
  'ip-version': { en: 'not IP version 4', zh: '不是 IP 第 4 版' },
  'ip-header-length': { en: 'impossible IP header length', zh: 'IP 首部长度不可能' },
  'ip-total-length': { en: 'impossible total length', zh: '总长度不可能' },
  'ip-checksum': { en: 'wrong IP header checksum', zh: 'IP 首部校验和不对' },
  'ip-not-for-us': { en: 'for another IP address', zh: '目的 IP 地址不是本机' },
  'ip-unicast-in-broadcast': {
    en: 'a packet for one host in a frame to everybody',
    zh: '广播帧里装着发给单个主机的分组',
  },
  'ip-source': { en: 'its source is no host’s address', zh: '源地址不可能属于任何主机' },
  'ip-own-source': { en: 'it claims to come from ourselves', zh: '它自称来自本机' },
  'ip-loopback': { en: 'loopback addresses stay inside a host', zh: '环回地址不得离开主机' },
  'ip-fragment': {
    en: 'a fragment, and nothing in this run puts fragments together',
    zh: '是一个分片，而本次运行没有装入重组',
  },
  'ip-protocol': { en: 'nobody here speaks this protocol', zh: '这里没有谁使用该协议' },
  'no-route': { en: 'no route to its destination', zh: '没有到目的地的路由' },
  'raw-queue-full': {
    en: 'nobody reads the raw socket it is for, and its queue is full',
    zh: '原始套接字的接收队列已满，无人读取',
  },
  'above-mtu': {
    en: 'longer than the card’s MTU, and not to be cut (DF)',
    zh: '超过网卡的 MTU，又不许分片（DF）',
  },
};
