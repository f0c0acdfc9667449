/** What an address is by its first bits: its class of old, and the ranges that are set aside. */
import type { Ipv4, Prefix } from './addresses.ts';
import type { Localized } from './localized.ts';
import { containsAddress, parsePrefix } from './prefix.ts';
import { type RfcRef, rfc } from './rfc.ts';

export type AddressClass = 'A' | 'B' | 'C' | 'D' | 'E';

export interface ClassOfOld {
  readonly name: AddressClass;
  /** The bits that say so. */
  readonly lead: string;
  /** How long a network's number was; D and E had no networks. */
  readonly length: number | undefined;
}

const CLASSES: readonly ClassOfOld[] = [
  { name: 'A', lead: '0', length: 8 },
  { name: 'B', lead: '10', length: 16 },
  { name: 'C', lead: '110', length: 24 },
  { name: 'D', lead: '1110', length: undefined },
  { name: 'E', lead: '1111', length: undefined },
];

/** RFC 791 §3.2 for A to C, RFC 1112 §4 for D and E: as many leading ones as the letter's place. */
export const classOf = (address: Ipv4): ClassOfOld =>
  CLASSES[Math.min(Math.clz32(~address), CLASSES.length - 1)] as ClassOfOld;

export interface SpecialRange {
  readonly prefix: Prefix;
  readonly name: Localized;
  readonly rfc: RfcRef;
}

const range = (text: string, en: string, zh: string, where: RfcRef): SpecialRange => ({
  prefix: parsePrefix(text) as Prefix,
  name: { en, zh },
  rfc: where,
});

const PRIVATE = ['private', '私有地址', rfc(1918, '3')] as const;
const EXAMPLES = ['for examples in texts', '文档示例专用', rfc(5737, '3')] as const;

/** RFC 6890 §2.2.2, with the multicast of RFC 1112. The smaller stands before what it is a part of. */
const RANGES: readonly SpecialRange[] = [
  range('255.255.255.255/32', 'limited broadcast', '受限广播', rfc(919, '7')),
  range('0.0.0.0/8', 'this network', '“本网络”', rfc(1122, '3.2.1.3')),
  range('10.0.0.0/8', ...PRIVATE),
  range(
    '100.64.0.0/10',
    'shared, behind a provider’s NAT',
    '运营商级 NAT 共享地址',
    rfc(6598, '7'),
  ),
  range('127.0.0.0/8', 'loopback', '环回', rfc(1122, '3.2.1.3')),
  range('169.254.0.0/16', 'link-local', '链路本地', rfc(3927, '2.1')),
  range('172.16.0.0/12', ...PRIVATE),
  range('192.0.0.0/24', 'for protocols', '协议专用', rfc(6890, '2.1')),
  range('192.0.2.0/24', ...EXAMPLES),
  range('192.168.0.0/16', ...PRIVATE),
  range('198.18.0.0/15', 'for benchmarks', '性能测试专用', rfc(6890, '2.2.2')),
  range('198.51.100.0/24', ...EXAMPLES),
  range('203.0.113.0/24', ...EXAMPLES),
  range('224.0.0.0/4', 'multicast', '组播', rfc(1112, '4')),
  range('240.0.0.0/4', 'reserved', '保留', rfc(1112, '4')),
];

/** Undefined for an address that anybody in the Internet may have. */
export const specialRangeOf = (address: Ipv4): SpecialRange | undefined =>
  RANGES.find(({ prefix }) => containsAddress(prefix, address));
