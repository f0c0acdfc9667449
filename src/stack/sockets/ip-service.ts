/**
 * What transport protocols ask of the layer below and of the owner of a socket. The host implements
 * it; transport knows neither IP's code nor the host's.
 */

import type { Ipv4 } from '../core/addresses.ts';
import type { FrameRef } from '../core/arena.ts';
import type { Fx } from '../trace/fx.ts';
import type { SocketEventText } from '../trace/kernel-events.ts';
import type { CallResult } from './calls.ts';

/** Bytes in front of a transport header in a frame we build: Ethernet (14) and IPv4 (20). */
export const TRANSPORT_OFFSET = 34;

export interface IpPort {
  /**
   * The address this host would use towards `dst`: `bound`, unless that is 0. Undefined when there is
   * no route, or none that this address may take.
   */
  sourceFor(dst: Ipv4, bound: Ipv4): Ipv4 | undefined;
  isLocal(address: Ipv4): boolean;
  /** Limited, directed or multicast: not one host (RFC 1122 §3.2.1.3). */
  isBroadcastOrMulticast(address: Ipv4): boolean;
  /** A source no host may have. */
  isInvalidSource(address: Ipv4): boolean;
  /** MTU of the interface towards `dst`, bytes. */
  interfaceMtu(dst: Ipv4): number;
  /** Current path MTU towards `dst` (RFC 1191), at most the interface's. */
  pathMtu(dst: Ipv4): number;
  /**
   * A router could not forward `packetLength` bytes to `dst` and named `nextHopMtu` (0: it did not).
   * Transport calls this after it has checked that the quoted segment is one of its own.
   * Returns the path MTU from now on.
   */
  lowerPathMtu(dst: Ipv4, nextHopMtu: number, packetLength: number): number;
  /** Negative advice: a transport suspects that the first hop is dead (RFC 9293 §3.8.3, R1). */
  adviseNegative(dst: Ipv4): void;
  /**
   * Fills in the IPv4 and Ethernet headers in front of a transport segment and sends the frame,
   * whose transport header must start TRANSPORT_OFFSET bytes into it and whose length is set.
   */
  send(
    frame: FrameRef,
    protocol: number,
    src: Ipv4,
    dst: Ipv4,
    tos: number,
    ttl: number,
    dontFragment: boolean,
  ): void;
}

export interface TransportFx extends Fx {
  readonly ip: IpPort;
  /** A blocked socket call returns now. */
  complete(call: number, result: CallResult): void;
  /** News for the owner of a descriptor, of connection `conn` or −1 ('readable', 'writable', 'accept', 'closed', 'reset' …). */
  notify(fd: number, what: SocketEventText, conn: number): void;
  /** A packet arrived for a protocol or port that nobody has: the host answers with ICMP. */
  portUnreachable(packet: PacketIn): void;
}

/** A received IPv4 packet's place in the arena. One such record is reused for every packet. */
export interface PacketIn {
  frame: FrameRef;
  /** Byte offsets in the arena: IP header, transport header, end of the packet. */
  ipStart: number;
  start: number;
  end: number;
  src: Ipv4;
  dst: Ipv4;
  protocol: number;
  ttl: number;
  tos: number;
  /** Came in a link-layer broadcast, or to a broadcast or multicast address. */
  broadcast: boolean;
}

/** An ICMP error about a segment of ours, already checked by IP (RFC 9293 §3.9.2.2). */
export interface IcmpErrorIn {
  type: number;
  code: number;
  /** Next-hop MTU of "fragmentation needed", 0 when not given. */
  mtu: number;
  src: Ipv4;
  dst: Ipv4;
  protocol: number;
  /** Total length of the quoted datagram, bytes. */
  totalLength: number;
  /** Arena offset of the quoted transport header; at least 8 bytes of it are there. */
  start: number;
  end: number;
}
