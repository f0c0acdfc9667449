// What well-known values mean: numbers that more than one header uses.

import {
  IPV4_ANY,
  IPV4_BROADCAST,
  isLoopback,
  isMulticast,
  isReserved,
  MAC_BROADCAST,
  sameNetwork,
} from '../../core/addresses.ts';
import { type Localized, same } from '../../core/localized.ts';
import { isGroupMac, MIN_ETHER_TYPE } from '../../protocols/ethernet/header.ts';

const etherTypes: Readonly<Record<number, Localized>> = {
  2048: same('IPv4'),
  2054: same('ARP'),
  32821: same('RARP'),
  33024: { en: 'VLAN tag (802.1Q)', zh: 'VLAN 标签（802.1Q）' },
  34525: same('IPv6'),
  34887: same('MPLS'),
  34915: { en: 'PPPoE discovery', zh: 'PPPoE 发现阶段' },
  34916: { en: 'PPPoE session', zh: 'PPPoE 会话阶段' },
  35020: same('LLDP'),
};

export function etherTypeText(value: number): Localized | undefined {
  if (value < MIN_ETHER_TYPE)
    return { en: 'an 802.3 length, not a type', zh: '这是 802.3 长度，不是类型' };
  return etherTypes[value];
}

export const protocolTexts: Readonly<Record<number, Localized>> = {
  1: same('ICMP'),
  2: same('IGMP'),
  4: { en: 'IPv4 in IPv4', zh: 'IPv4 套 IPv4' },
  6: same('TCP'),
  17: same('UDP'),
  41: { en: 'IPv6 in IPv4', zh: 'IPv4 里的 IPv6' },
  47: same('GRE'),
  50: { en: 'IPsec ESP', zh: 'IPsec ESP' },
  51: { en: 'IPsec AH', zh: 'IPsec AH' },
  89: same('OSPF'),
  132: same('SCTP'),
};

const services: Readonly<Record<number, Localized>> = {
  7: { en: 'echo', zh: '回送（echo）' },
  9: { en: 'discard', zh: '丢弃（discard）' },
  13: { en: 'daytime', zh: '日期时间（daytime）' },
  19: { en: 'character generator', zh: '字符发生器（chargen）' },
  20: { en: 'FTP data', zh: 'FTP 数据' },
  21: { en: 'FTP control', zh: 'FTP 控制' },
  22: same('SSH'),
  23: same('Telnet'),
  25: same('SMTP'),
  37: { en: 'time', zh: '时间（time）' },
  53: same('DNS'),
  67: { en: 'DHCP server', zh: 'DHCP 服务器' },
  68: { en: 'DHCP client', zh: 'DHCP 客户端' },
  69: same('TFTP'),
  80: same('HTTP'),
  110: same('POP3'),
  123: same('NTP'),
  143: same('IMAP'),
  161: same('SNMP'),
  179: same('BGP'),
  443: same('HTTPS'),
  520: same('RIP'),
  853: { en: 'DNS over TLS', zh: '基于 TLS 的 DNS' },
};

/** Ranges: RFC 6335 §6. */
export function portText(port: number): Localized | undefined {
  if (port === 0)
    return { en: 'reserved: nobody can have port 0', zh: '保留：谁都不能用 0 号端口' };
  if (port >= 49152)
    return { en: 'dynamic port, picked for this exchange', zh: '动态端口，为这次通信临时选的' };
  return services[port];
}

export function macText(mac: number): Localized | undefined {
  if (mac === MAC_BROADCAST)
    return { en: 'broadcast: everyone on the link', zh: '广播：链路上的每一台设备' };
  if (mac === 0) return { en: 'unknown, left empty', zh: '未知，留空' };
  if (isGroupMac(mac)) return { en: 'multicast: a group', zh: '组播：一组设备' };
  const local = (Math.floor(mac / 0x20000000000) & 1) === 1;
  return local
    ? { en: 'assigned locally, not by a maker', zh: '本地分配的地址，不是厂商烧录的' }
    : undefined;
}

export function ipv4Text(address: number): Localized | undefined {
  if (address === IPV4_ANY) return { en: 'no address yet: this host', zh: '还没有地址：指本机' };
  if (address === IPV4_BROADCAST) return { en: 'limited broadcast', zh: '受限广播' };
  if (isLoopback(address))
    return { en: 'loopback: never on a wire', zh: '环回地址：不会出现在线路上' };
  if (isMulticast(address)) return { en: 'multicast group', zh: '组播组' };
  if (isReserved(address)) return { en: 'reserved', zh: '保留地址' };
  if (sameNetwork(address, 0xa9fe0000, 16)) return { en: 'link-local', zh: '链路本地地址' };
  if (isPrivate(address)) return { en: 'private network', zh: '私有网络' };
  if (isDocumentation(address)) return { en: 'for examples in documents', zh: '文档示例专用' };
  return undefined;
}

/** RFC 1918 §3. */
function isPrivate(address: number): boolean {
  return (
    sameNetwork(address, 0x0a000000, 8) ||
    sameNetwork(address, 0xac100000, 12) ||
    sameNetwork(address, 0xc0a80000, 16)
  );
}

/** RFC 5737 §3. */
function isDocumentation(address: number): boolean {
  return (
    sameNetwork(address, 0xc0000200, 24) ||
    sameNetwork(address, 0xc6336400, 24) ||
    sameNetwork(address, 0xcb007100, 24)
  );
}

/** For fields that count something: "20 bytes". */
export const bytesText = (count: number): Localized => ({
  en: count === 1 ? '1 byte' : `${count} bytes`,
  zh: `${count} 字节`,
});

/** For header lengths, which count words of 32 bits. */
export const wordsText = (words: number): Localized => bytesText(words * 4);
