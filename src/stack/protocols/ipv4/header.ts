// IPv4 (RFC 791), with the Type of Service byte as DSCP (RFC 2474) and ECN (RFC 3168).

import { ipv4, ipv4Options } from './offsets.ts';

export { ipv4, ipv4Options };

/** Protocol numbers this stack and its inspector know. */
export const ipProtocols = { icmp: 1, igmp: 2, tcp: 6, udp: 17, ospf: 89 } as const;

/** What one of these numbers stands for, 'UDP'; undefined for any other. */
export const protocolName = (protocol: number): string | undefined =>
  Object.entries(ipProtocols)
    .find(([, number]) => number === protocol)?.[0]
    .toUpperCase();

/**
 * Where a host's table of IP protocols has the one that puts fragments together, whatever protocol they
 * are of. No header can say this number.
 */
export const FRAGMENTS = 256;

export const IPV4_VERSION = 4;

/** Values of the flags field itself, as decode and encode speak of it. */
export const ipv4Flags = ipv4.masks.flags;

const fragment = ipv4.bits.fragmentOffset;
const { flags } = ipv4.bits;
const flagsShift = flags.shift + 8 * (fragment.bytes - flags.bytes);

/**
 * The bytes that several small fields share, for the hot path: `versionIhl` (8 bits), `tos` (DSCP
 * and ECN, 8 bits), `fragment` (flags and offset, 16 bits).
 */
export const ipv4Shared = {
  versionIhl: ipv4.bits.version.at,
  tos: ipv4.bits.dscp.at,
  fragment: fragment.at,
};

/** Masks within the 16 bits at `ipv4Shared.fragment`. The offset counts units of 8 bytes. */
export const ipv4FragmentMasks = {
  dontFragment: ipv4Flags.DF << flagsShift,
  moreFragments: ipv4Flags.MF << flagsShift,
  offset: fragment.mask,
};

/** The fragment offset counts units of this many bytes (RFC 791 §3.1). */
export const FRAGMENT_UNIT = 8;

const version = ipv4.bits.version;
const ihl = ipv4.bits.ihl;
const ecn = ipv4.bits.ecn;

export function ipv4Version(view: DataView, start: number): number {
  return (view.getUint8(start + version.at) >>> version.shift) & version.mask;
}

/** In bytes, as the header claims. */
export function ipv4HeaderLength(view: DataView, start: number): number {
  return ((view.getUint8(start + ihl.at) >>> ihl.shift) & ihl.mask) * 4;
}

/** The byte that holds version 4 and this header length. */
export function ipv4VersionIhl(headerLength: number): number {
  return (IPV4_VERSION << version.shift) | ((headerLength / 4) << ihl.shift);
}

export function ipv4Ecn(view: DataView, start: number): number {
  return (view.getUint8(start + ecn.at) >>> ecn.shift) & ecn.mask;
}

/** In bytes. */
export function ipv4FragmentOffset(view: DataView, start: number): number {
  return (view.getUint16(start + fragment.at) & fragment.mask) * FRAGMENT_UNIT;
}

const FRAGMENTED = ipv4FragmentMasks.moreFragments | ipv4FragmentMasks.offset;

/** Whether this is a piece of a datagram: more to come, or not the first. */
export function ipv4IsFragment(view: DataView, start: number): boolean {
  return (view.getUint16(start + fragment.at) & FRAGMENTED) !== 0;
}
