/** Why a host put a frame or packet aside, as the end of a sentence. */
import type { Localized } from '../../../i18n/language.ts';
import type { IgnoredReason } from '../../../stack/trace/kernel-events.ts';

export const IGNORED: Readonly<Record<IgnoredReason, Localized>> = {
  'frame-truncated': { en: 'shorter than an Ethernet header', zh: '比以太网首部还短' },
  'frame-too-long': { en: 'longer than the card’s MTU', zh: '超过网卡的 MTU' },
  'not-our-mac': { en: 'for another card', zh: '发给别的网卡' },
  'ether-type': { en: 'neither IPv4 nor ARP', zh: '既不是 IPv4 也不是 ARP' },
  'loopback-card': {
    en: 'nothing comes from outside through the loopback',
    zh: '外来的帧不能从环回接口进入',
  },
  'arp-format': { en: 'not ARP for Ethernet and IPv4', zh: '不是以太网上 IPv4 的 ARP 报文' },
  'arp-sender-mac': {
    en: 'its sender claims a hardware address that no other card can have',
    zh: '发送方自称的硬件地址不可能属于别的网卡',
  },
  'arp-sender-ip': {
    en: 'its sender claims an IP address that no host can have',
    zh: '发送方自称的 IP 地址不可能属于任何主机',
  },
  'arp-conflict': {
    en: 'its sender claims our own IP address',
    zh: '发送方自称使用本机的 IP 地址',
  },
  'arp-queue-full': {
    en: 'too many packets wait for the neighbour’s hardware address; the oldest goes',
    zh: '等待邻居硬件地址的分组太多，最早的一个被丢弃',
  },
  'neighbour-unreachable': {
    en: 'nobody answered for the neighbour’s hardware address',
    zh: '没有谁应答邻居的硬件地址',
  },
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
  'ip-fragment': { en: 'a fragment', zh: '是一个分片' },
  'ip-protocol': { en: 'nobody here speaks this protocol', zh: '这里没有谁使用该协议' },
  'no-route': { en: 'no route to its destination', zh: '没有到目的地的路由' },
  'above-mtu': {
    en: 'longer than the card’s MTU, and there are no fragments',
    zh: '超过网卡的 MTU，又不能分片',
  },
  'icmp-truncated': { en: 'shorter than an ICMP header', zh: '比 ICMP 首部还短' },
  'icmp-checksum': { en: 'wrong ICMP checksum', zh: 'ICMP 校验和不对' },
  'icmp-doubtful': {
    en: 'the ICMP error quotes a packet that no socket here sent',
    zh: 'ICMP 差错引用的分组不是这里任何套接字发出的',
  },
  'udp-length': { en: 'impossible UDP length', zh: 'UDP 长度不可能' },
  'udp-checksum': { en: 'wrong UDP checksum', zh: 'UDP 校验和不对' },
  'udp-queue-full': { en: 'the socket’s queue is full', zh: '套接字的接收队列已满' },
  'tcp-truncated': { en: 'shorter than a TCP header', zh: '比 TCP 首部还短' },
  'tcp-data-offset': { en: 'impossible TCP header length', zh: 'TCP 首部长度不可能' },
  'tcp-checksum': { en: 'wrong TCP checksum', zh: 'TCP 校验和不对' },
};
