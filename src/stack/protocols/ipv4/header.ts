// IPv4 (RFC 791), with the Type of Service byte as DSCP (RFC 2474) and ECN (RFC 3168).

import { checksum } from '../../wire/checksum.ts';
import { derived, flagMasks, flags, hex, ipv4Address, uint, usually } from '../../wire/fields.ts';
import { header, withOptions } from '../../wire/header.ts';
import { listOption, option, singleByte } from '../../wire/options.ts';

/** Protocol numbers this stack and its inspector know. */
export const ipProtocols = { icmp: 1, igmp: 2, tcp: 6, udp: 17, ospf: 89 } as const;

const route = { address: ipv4Address() };

/** RFC 791 §3.1; router alert: RFC 2113. */
export const ipv4Options = {
  eol: singleByte(0),
  nop: singleByte(1),
  recordRoute: listOption(7, { pointer: uint(8) }, 'route', route, 0),
  timestamp: listOption(
    68,
    { pointer: uint(8), overflow: uint(4), flag: uint(4) },
    'entries',
    { timestamp: uint(32) },
    0,
  ),
  looseSourceRoute: listOption(131, { pointer: uint(8) }, 'route', route, 0),
  strictSourceRoute: listOption(137, { pointer: uint(8) }, 'route', route, 0),
  routerAlert: option(148, { value: uint(16) }),
};

export const ipv4 = withOptions(
  header('ipv4', 'network', {
    version: usually(4, uint(4)),
    ihl: derived(uint(4), (packet) => packet.headerLength / 4),
    dscp: usually(0, uint(6)),
    ecn: usually(0, uint(2)),
    totalLength: derived(uint(16), (packet) => packet.length),
    identification: usually(0, hex(16)),
    flags: flags(3, 'reserved', 'DF', 'MF'),
    fragmentOffset: usually(0, uint(13)),
    ttl: usually(64, uint(8)),
    protocol: uint(8),
    headerChecksum: derived(hex(16), (packet) => checksum(packet.area, 0, packet.headerLength)),
    src: ipv4Address(),
    dst: ipv4Address(),
  }),
  'ihl',
  ipv4Options,
);

/** Values of the flags field itself, as decode and encode speak of it. */
export const ipv4Flags = flagMasks(ipv4.fields.flags);

const fragment = ipv4.bits.fragmentOffset;
const flagsShift = fragment.bytes * 8 - ipv4.fields.flags.bits;

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
  return (ipv4.fields.version.initial << version.shift) | ((headerLength / 4) << ihl.shift);
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
