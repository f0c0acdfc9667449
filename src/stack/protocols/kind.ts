/**
 * What a protocol of a host is: a definition in a folder of its own, which the host finds by number.
 * Link protocols are found by EtherType, IP protocols by the protocol field of the IPv4 header.
 * Definitions are code; what they keep is plain data in the host.
 */
import type { Ipv4 } from '../core/addresses.ts';
import type { FrameRef } from '../core/arena.ts';
import type { Rng } from '../core/rng.ts';
import type { HookTables, HookVerdict } from '../hooks/kind.ts';
import type { FiredTimer, Fx, TimerRef } from '../trace/fx.ts';
import type { Nic } from './ethernet/nic.ts';

/** Bytes in front of a transport header in a frame we build: Ethernet (14) and IPv4 (20). */
export const TRANSPORT_OFFSET = 34;

/** A received IPv4 packet's place in the arena. One record is reused for every packet of a host. */
export interface IpPacket {
  frame: FrameRef;
  /** Byte offsets in the arena: IP header, what it carries, end of the packet. */
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
  /** Number of the card that it came in at. */
  nic: number;
}

/** As much of a packet as ICMP must know to tell of it; it came to one host unless it says `broadcast`. */
export type ReportedPacket = Pick<
  IpPacket,
  'ipStart' | 'start' | 'end' | 'src' | 'dst' | 'protocol'
> &
  Partial<Pick<IpPacket, 'tos' | 'broadcast'>>;

export function emptyPacket(): IpPacket {
  return {
    frame: -1,
    ipStart: 0,
    start: 0,
    end: 0,
    src: 0,
    dst: 0,
    protocol: 0,
    ttl: 0,
    tos: 0,
    broadcast: false,
    nic: -1,
  };
}

/**
 * A packet for IP to send: the frame has its final length, its payload is complete and starts
 * TRANSPORT_OFFSET bytes into it. A sender keeps one such record and fills it in for every packet.
 */
export interface IpSend {
  frame: FrameRef;
  protocol: number;
  src: Ipv4;
  dst: Ipv4;
  tos: number;
  ttl: number;
  dontFragment: boolean;
  /** The trace event that made the packet: the cause of all that becomes of it. */
  event: number;
}

export function ipSend(protocol: number): IpSend {
  const none = { frame: -1, src: 0, dst: 0, tos: 0, ttl: 0, dontFragment: false, event: -1 };
  return { ...none, protocol };
}

/** An ICMP error about a packet of ours, already checked by IP (RFC 9293 §3.9.2.2). */
export interface IpError {
  type: number;
  code: number;
  /** Next-hop MTU of "fragmentation needed" (RFC 1191 §4), 0 when not given. */
  mtu: number;
  src: Ipv4;
  dst: Ipv4;
  protocol: number;
  /** Total length of the quoted datagram, bytes. */
  totalLength: number;
  /** Arena offsets of what the quoted datagram carried; at least 8 bytes of it are there. */
  start: number;
  end: number;
}

/** What the protocols above IP ask of it. */
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
  /** The time to live of datagrams for which nobody says another (RFC 1122 §3.2.1.7, RFC 1812 §4.2.2.9). */
  defaultTtl(): number;
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
   * Fills in the IPv4 and Ethernet headers and sends the frame. Keeps no reference to the record.
   * False: there is no way to its destination, and it is dropped (the result of SEND, RFC 791 §3.3).
   */
  send(packet: IpSend): boolean;
}

/** What a protocol of a host may do while it handles a packet. */
export interface NetFx extends Fx {
  readonly ip: IpPort;
  /**
   * Hands a packet that is for this host to the protocol that its header names. True: a hook keeps its
   * frame.
   */
  deliver(packet: IpPacket): boolean;
  /** Hands an ICMP error to the protocol that sent the packet it is about. */
  deliverError(error: IpError): void;
  /**
   * ICMP tells the packet's sender what became of it, where that is allowed (RFC 1122 §3.2.2). False:
   * this world has no ICMP.
   */
  report(packet: ReportedPacket, type: number, code: number): boolean;
}

/** What link protocols and packet hooks may do besides. */
export interface LinkFx extends NetFx {
  /** The host's hooks, by the point they stand at. */
  readonly hooks: HookTables;
  /**
   * Shows a packet that came in to the hooks at a point. It goes on when they pass it;
   * a stolen one's frame is theirs.
   */
  hook(at: 'pre' | 'in', packet: IpPacket): HookVerdict;
  /** Sends a frame whose IPv4 header is complete, wherever its destination is. */
  route(frame: FrameRef): void;
  /** Of a router: a frame that a hook has kept comes in once more at card `nic`. */
  again?(nic: number, frame: FrameRef): void;
  /** Of a router: the identification of the next datagram that it sends, which is taken so. */
  newIdentification?(): number;
  /** Of a router: the address that a card has now, 0 for none. */
  cardAddress?(nic: number): Ipv4;
  /**
   * Of a router: hands a packet for somebody else on. True: it keeps the frame, and sends or frees it.
   */
  forward?(packet: IpPacket): boolean;
}

/** What a link protocol sees of its host. */
export interface NetHost {
  /** The last one is the loopback interface. */
  readonly nics: Nic[];
  /** The packet being handled. */
  readonly packet: IpPacket;
}

export interface LinkProtocol {
  readonly id: string;
  readonly etherType: number;
  /**
   * A frame with its EtherType arrived at card number `nic`. True: the protocol keeps the frame, and
   * sends or frees it; otherwise the host frees it.
   */
  arrives(host: NetHost, nic: number, frame: FrameRef, fx: LinkFx): boolean;
  /** A timer of the layer `id` fired. */
  timer?(host: NetHost, timer: FiredTimer, fx: LinkFx): void;
}

/**
 * A protocol above IP. `S` is its state: what `create` made, kept in the host under `id`; a protocol
 * without `create` keeps what it knows with the sockets, and is given their state.
 */
export interface IpProtocol<S = unknown, F extends NetFx = NetFx> {
  readonly id: string;
  /** The protocol number in the IPv4 header. */
  readonly number: number;
  create?(rng: Rng): S;
  /** A packet arrived for this host. It stays the host's, and is gone when this returns. */
  arrives(state: S, packet: IpPacket, fx: F): void;
  /** Of ICMP: tells the sender of a packet what became of it. */
  report?(packet: ReportedPacket, type: number, code: number, fx: F): true;
  /** An ICMP error quotes a packet with its number. */
  errorArrives?(state: S, error: IpError, fx: F): void;
  /** A timer of the layer `id` fired. */
  timer?(state: S, timer: FiredTimer, ref: TimerRef, fx: F): void;
  /** It keeps the multicast groups that sockets are in. */
  readonly groups?: GroupKeeper<S, F>;
}

/** Sockets are known by their descriptors; of a host's cards the first takes part in groups. */
export interface GroupKeeper<S, F> {
  /** A socket option: 'done', or why it cannot be; undefined: it is none of groups. */
  option(
    state: S,
    socket: number,
    option: string,
    value: number | string,
    fx: F,
  ): 'done' | GroupError | undefined;
  /** Whether a socket wants what this sender sends to a group. */
  hears(state: S, socket: number, group: Ipv4, sender: Ipv4): boolean;
  closed(state: S, socket: number, fx: F): void;
  /** All groups that some socket is in. */
  joined(state: S): Ipv4[];
}

export type GroupError = 'EINVAL' | 'EADDRINUSE' | 'EADDRNOTAVAIL' | 'ENOBUFS';

/** What stands at FRAGMENTS (ipv4/header.ts): it is given pieces of datagrams, of whatever protocol they are. */
export interface FragmentProtocol<S = unknown> extends IpProtocol<S> {
  /**
   * Pieces of a frame's datagram that fit `mtu`, as frames that are the caller's in place of that one.
   * None: it may not be cut, and is still there.
   */
  cut(frame: FrameRef, mtu: number, fx: NetFx): readonly FrameRef[];
  /** Whether it is to be cut only when the neighbour’s hardware address is known, for which others wait. */
  waits(next: Ipv4, waiting: readonly FrameRef[], frame: FrameRef, fx: NetFx): boolean;
}
