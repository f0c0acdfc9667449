/** Addresses are plain numbers: an IPv4 address is a u32, a MAC address an integer below 2^48. */
export type Ipv4 = number;
export type Mac = number;

export const IPV4_ANY: Ipv4 = 0;
export const IPV4_BROADCAST: Ipv4 = 0xffffffff;
/** All hosts on this link: the one group that nobody need join (RFC 1112 §4). */
export const IPV4_ALL_HOSTS: Ipv4 = 0xe0000001;
export const IPV4_LOOPBACK: Ipv4 = 0x7f000001;
export const MAC_BROADCAST: Mac = 0xffffffffffff;

export function formatIpv4(address: Ipv4): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/**
 * A dotted quad to an address, or undefined when the text is not one. `010` is none: C's inet_aton takes
 * a leading zero for octal, others do not, so nobody can know whether it means 8 or 10.
 */
export function parseIpv4(text: string): Ipv4 | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let address = 0;
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined;
    address = address * 256 + Number(part);
  }
  return address;
}

/** A dotted quad known to be right (in a scenario or a test); throws when it is not. */
export function ipv4(text: string): Ipv4 {
  const address = parseIpv4(text);
  if (address === undefined) throw new RangeError(`not an IPv4 address: ${text}`);
  return address;
}

export function formatMac(address: Mac): string {
  return address
    .toString(16)
    .padStart(12, '0')
    .replace(/(..)(?=.)/g, '$1:');
}

export function parseMac(text: string): Mac | undefined {
  if (!/^[0-9a-f]{2}([:-][0-9a-f]{2}){5}$/i.test(text)) return undefined;
  return Number.parseInt(text.replace(/[:-]/g, ''), 16);
}

/** The network mask of a prefix length 0 … 32. */
export function maskOf(prefixLength: number): Ipv4 {
  return prefixLength === 0 ? 0 : (0xffffffff << (32 - prefixLength)) >>> 0;
}

/** How long the prefix of a mask is; undefined where its ones do not stand together at the front. */
export function lengthOfMask(mask: Ipv4): number | undefined {
  const length = Math.clz32(~mask);
  return maskOf(length) === mask ? length : undefined;
}

export function sameNetwork(a: Ipv4, b: Ipv4, prefixLength: number): boolean {
  return ((a ^ b) & maskOf(prefixLength)) === 0;
}

/** The directed broadcast address of the network that `address` is in. */
export function broadcastOf(address: Ipv4, prefixLength: number): Ipv4 {
  return (address | ~maskOf(prefixLength)) >>> 0;
}

/** Class D, 224.0.0.0/4 (RFC 1112 §4). */
export function isMulticast(address: Ipv4): boolean {
  return address >>> 28 === 0xe;
}

const GROUP_MACS: Mac = 0x01005e000000;

/** RFC 1112 §6.4: the low 23 bits of a group stand in its hardware address. */
export const groupMac = (group: Ipv4): Mac => GROUP_MACS + (group & 0x7fffff);

/** Class E, 240.0.0.0/4: reserved, and the limited broadcast address. */
export function isReserved(address: Ipv4): boolean {
  return address >>> 28 === 0xf;
}

/** RFC 1918 §3: 10/8, 172.16/12 and 192.168/16, which anybody may use inside, and nobody outside. */
export function isPrivate(address: Ipv4): boolean {
  return PRIVATE.some(([network, prefixLength]) => sameNetwork(address, network, prefixLength));
}

const PRIVATE = [
  [0x0a000000, 8],
  [0xac100000, 12],
  [0xc0a80000, 16],
] as const;

export function isLoopback(address: Ipv4): boolean {
  return address >>> 24 === 127;
}

/**
 * Can one host own this address and put it in a source field (RFC 1122 §3.2.1.3)?
 * `prefixLength` tells which host parts are the network itself and its broadcast.
 */
export function isUnicastHost(address: Ipv4, prefixLength = 0): boolean {
  if (address >>> 24 === 0 || isMulticast(address) || isReserved(address)) return false;
  if (prefixLength === 0 || prefixLength > 30) return true;
  const host = (address & ~maskOf(prefixLength)) >>> 0;
  return host !== 0 && host !== ~maskOf(prefixLength) >>> 0;
}

/** Can a card have this address? The loopback's are of hosts, and of none that a link leads to (RFC 1122 §3.2.1.3 g). */
export function isCardAddress(address: Ipv4, prefixLength = 0): boolean {
  return isUnicastHost(address, prefixLength) && !isLoopback(address);
}

/** May a datagram be sent there at all (RFC 1122 §3.2.1.3 a, b; RFC 1112 §4 for class E)? */
export function isDestination(address: Ipv4): boolean {
  if (address >>> 24 === 0) return false;
  return !isReserved(address) || address === IPV4_BROADCAST;
}

/** Locally administered MAC for the n-th card of a simulated world (02:00:00:…). */
export function simulatedMac(index: number): Mac {
  return 0x020000000000 + index;
}

/** A block of addresses that share their first bits (RFC 4632 §3.1); what else is done with blocks: prefix.ts. */
export interface Prefix {
  /** All bits behind the prefix are 0. */
  readonly base: Ipv4;
  /** 0 … 32. */
  readonly length: number;
}

export const prefixOf = (address: Ipv4, length: number): Prefix => ({
  base: (address & maskOf(length)) >>> 0,
  length,
});

export const formatPrefix = ({ base, length }: Prefix): string => `${formatIpv4(base)}/${length}`;
