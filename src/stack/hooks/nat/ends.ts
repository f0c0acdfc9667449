/**
 * The ends of a packet: where its ports stand, or what stands for them, and how they are rewritten.
 * Checksums follow without being summed anew (RFC 1624), so that one that was wrong stays wrong, and
 * whoever is to find that does.
 */
import type { Ipv4 } from '../../core/addresses.ts';
import type { FrameArena } from '../../core/arena.ts';
import { icmpAt, icmpEcho, icmpTypes } from '../../protocols/icmp/header.ts';
import { ipProtocols, ipv4 } from '../../protocols/ipv4/header.ts';
import { tcp } from '../../protocols/tcp/header/header.ts';
import { udp } from '../../protocols/udp/header.ts';
import { update16, update32 } from '../../wire/checksum.ts';
import type { HookedPacket } from '../kind.ts';
import type { NatProtocol } from './spec.ts';

/** Which end of a packet: that which sent it, or that which it is for. */
export type End = 'src' | 'dst';

export interface Ends {
  protocol: NatProtocol;
  srcPort: number;
  dstPort: number;
}

/** Which of the queries of ICMP, whose identifier stands for a port (RFC 5508 §3.1); undefined: none. */
export function queryEnd(type: number): End | undefined {
  if (type === icmpTypes.echoRequest || type === icmpTypes.timestampRequest) return 'src';
  if (type === icmpTypes.echoReply || type === icmpTypes.timestampReply) return 'dst';
  return undefined;
}

/** Bytes of a transport header that must be there for its checksum to be corrected. */
const LEAST: Readonly<Record<NatProtocol, number>> = {
  tcp: tcp.length,
  udp: udp.length,
  icmp: icmpEcho.length,
};

export function protocolOf(number: number): NatProtocol | undefined {
  if (number === ipProtocols.tcp) return 'tcp';
  if (number === ipProtocols.udp) return 'udp';
  return number === ipProtocols.icmp ? 'icmp' : undefined;
}

export function isWhole(protocol: NatProtocol, length: number): boolean {
  return length >= LEAST[protocol];
}

/** Ports stand in the first four bytes of TCP and UDP; a query has one identifier, whose peer has none. */
export function endsAt(view: DataView, at: number, protocol: NatProtocol): Ends {
  if (protocol !== 'icmp') {
    const srcPort = view.getUint16(at + udp.at.srcPort);
    return { protocol, srcPort, dstPort: view.getUint16(at + udp.at.dstPort) };
  }
  const identifier = view.getUint16(at + icmpEcho.at.identifier);
  return queryEnd(view.getUint8(at + icmpAt.type)) === 'src'
    ? { protocol, srcPort: identifier, dstPort: 0 }
    : { protocol, srcPort: 0, dstPort: identifier };
}

/** Changes an address of an IPv4 header, and its checksum. */
export function writeAddress(view: DataView, ip: number, end: End, after: Ipv4): void {
  const at = ip + ipv4.at[end];
  const field = ip + ipv4.at.headerChecksum;
  view.setUint16(field, update32(view.getUint16(field), view.getUint32(at), after));
  view.setUint32(at, after);
}

const CHECKSUM: Readonly<Record<NatProtocol, number>> = {
  tcp: tcp.at.checksum,
  udp: udp.at.checksum,
  icmp: icmpAt.checksum,
};

/** Where the port of an end stands, from the transport header on. */
function portAt(protocol: NatProtocol, end: End): number {
  return protocol === 'icmp' ? icmpEcho.at.identifier : udp.at[`${end}Port`];
}

/**
 * Changes a port, and the checksum that covers it and, but for ICMP, the address. `end`: where the
 * packet stops, as the one that an error quotes may stop before its checksum.
 */
export function writePort(
  view: DataView,
  place: { readonly start: number; readonly end: number },
  { protocol }: Pick<Ends, 'protocol'>,
  which: End,
  change: { readonly before: Ipv4; readonly after: Ipv4; readonly port: number },
): void {
  const at = place.start + portAt(protocol, which);
  const field = place.start + CHECKSUM[protocol];
  if (field + 2 <= place.end) {
    const sum = view.getUint16(field);
    // UDP without a checksum stays without one (RFC 768).
    if (protocol !== 'udp' || sum !== 0) {
      const moved = protocol === 'icmp' ? sum : update32(sum, change.before, change.after);
      const updated = update16(moved, view.getUint16(at), change.port);
      // A sum of UDP that comes to zero is sent as all ones.
      view.setUint16(field, protocol === 'udp' && updated === 0 ? 0xffff : updated);
    }
  }
  view.setUint16(at, change.port);
}

/** Changes one end of a packet that passes, and the record that says what its header has. */
export function rewrite(
  { view, sound }: FrameArena,
  packet: HookedPacket,
  ends: Ends,
  which: End,
  address: Ipv4,
  port: number,
): void {
  sound[packet.frame] = 0;
  writePort(view, packet, ends, which, { before: packet[which], after: address, port });
  writeAddress(view, packet.ipStart, which, address);
  packet[which] = address;
}
