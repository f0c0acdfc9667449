/**
 * The agent's keys in words: why it did not pass a frame on, and what it will send. A cause without
 * words does not compile; one that a newer agent has is shown as it is.
 */
import type { Localized } from '../../i18n/language.ts';
import type { DropCause, EGRESS, RefusalCause } from '../../relay/causes.ts';

type Egress = (typeof EGRESS)[number];

const REFUSED: Readonly<Record<RefusalCause, Localized>> = {
  framing: {
    en: 'too short, too long, or with lengths that do not fit',
    zh: '帧太短、太长，或内部长度不一致',
  },
  'source-mac': { en: 'sent from a MAC address that is not ours', zh: '源 MAC 地址不是我们的' },
  tagged: { en: 'with a VLAN tag', zh: '带有 VLAN 标签' },
  'ether-type': { en: 'neither IPv4 nor ARP', zh: '既不是 IPv4 也不是 ARP' },
  'arp-hardware': {
    en: 'ARP in the name of another MAC address',
    zh: 'ARP 报文冒用了别的 MAC 地址',
  },
  'arp-sender': {
    en: 'ARP in the name of another IPv4 address',
    zh: 'ARP 报文冒用了别的 IPv4 地址',
  },
  'ip-sender': { en: 'from an IPv4 address that is not ours', zh: '源 IPv4 地址不是我们的' },
  'host-address': { en: 'from an address of this computer', zh: '源地址是本机的地址' },
  rate: { en: 'more than the agent lets out in a second', zh: '超过了代理每秒允许发送的数量' },
};

const DROPPED: Readonly<Record<DropCause, Localized>> = {
  'backlog-to-page': {
    en: 'this page did not read as fast as they came',
    zh: '到得太快，本页来不及读',
  },
  'backlog-to-card': {
    en: 'the card did not send as fast as they were written',
    zh: '写得太快，网卡来不及发',
  },
  'too-long': { en: 'longer than our stack has room for', zh: '太长，协议栈放不下' },
  kernel: { en: 'the system’s receive buffer was full', zh: '系统的接收缓冲区已满' },
  'card-refused': { en: 'the card would not take them', zh: '网卡拒绝发送' },
};

const SENT: Readonly<Record<Egress, Localized>> = {
  dhcp: {
    en: 'DHCP messages by broadcast, until there is a lease, and to renew it',
    zh: 'DHCP 广播报文，直到取得租约，以及续租时',
  },
  arp: {
    en: 'ARP: whether anybody has our address already, then questions and answers about neighbours',
    zh: 'ARP：先探测地址是否已被占用，然后查询和应答邻居',
  },
  answers: {
    en: 'answers to those who call us: echo replies, resets, ICMP errors',
    zh: '对来访者的应答：回显应答、RST、ICMP 差错',
  },
  typed: { en: 'what you type on this page', zh: '你在本页输入的操作' },
};

const wordsIn =
  (table: Readonly<Record<string, Localized>>) =>
  (key: string): Localized =>
    Object.hasOwn(table, key) ? (table[key] as Localized) : { en: key, zh: key };

export const refusedWords = wordsIn(REFUSED);
export const droppedWords = wordsIn(DROPPED);
export const egressWords = wordsIn(SENT);
