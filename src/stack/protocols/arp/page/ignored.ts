import type { TableFor } from '../../../trace/words.ts';
import type { ArpIgnoredReasons } from '../events.ts';

/** Why a frame or packet is put aside, as the end of a sentence. */
export const arpIgnored: TableFor<ArpIgnoredReasons> = {
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
  'arp-static': {
    en: 'the neighbour’s hardware address was set by hand, and no message changes it',
    zh: '该邻居的硬件地址是手工设定的，任何报文都不能改变它',
  },
  'arp-queue-full': {
    en: 'too many packets wait for the neighbour’s hardware address; the oldest goes',
    zh: '等待邻居硬件地址的分组太多，最早的一个被丢弃',
  },
  'neighbour-unreachable': {
    en: 'nobody answered for the neighbour’s hardware address',
    zh: '没有谁应答邻居的硬件地址',
  },
};
