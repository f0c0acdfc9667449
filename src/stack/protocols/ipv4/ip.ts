/** IPv4 in and out (RFC 791, RFC 1122 §3.2.1): what is valid, what is ours, what is sent. */

import {
  broadcastOf,
  IPV4_ALL_HOSTS,
  IPV4_ANY,
  IPV4_BROADCAST,
  type Ipv4,
  isLoopback,
  isMulticast,
  isUnicastHost,
  maskOf,
} from '../../core/addresses.ts';
import { type FrameRef, frameStart } from '../../core/arena.ts';
import type { Fx } from '../../trace/fx.ts';
import { finish, pseudoHeaderSum, verifies } from '../../wire/checksum.ts';
import { ethernet } from '../ethernet/header.ts';
import type { IpPacket, IpSend } from '../kind.ts';
import {
  ipProtocols,
  ipv4,
  ipv4FragmentMasks,
  ipv4HeaderLength,
  ipv4Shared,
  ipv4Version,
  ipv4VersionIhl,
} from './header.ts';
import type { PathMtuCache } from './path-mtu.ts';

/** An IPv4 address of this host and the network it is on. */
export interface Interface {
  address: Ipv4;
  prefixLength: number;
  groups: readonly Ipv4[];
}

export interface NetState {
  /** The identification field of the next datagram (RFC 791 §3.2). */
  nextId: number;
  pathMtu: PathMtuCache;
}

const HEADER = ipv4.length;
const AT = ipv4.at;
const TOS = ipv4Shared.tos;
const FRAGMENT = ipv4Shared.fragment;
const DONT_FRAGMENT = ipv4FragmentMasks.dontFragment;
const VERSION_IHL = ipv4VersionIhl(HEADER);

/** Why a packet is not for the layer above; each is silently discarded (RFC 1122 §3.2.1). */
export type IpRefusal =
  | 'ip-truncated'
  | 'ip-version'
  | 'ip-header-length'
  | 'ip-total-length'
  | 'ip-checksum'
  | 'ip-not-for-us'
  | 'ip-unicast-in-broadcast'
  | 'ip-source'
  | 'ip-own-source'
  | 'ip-loopback';

/**
 * Reads the IPv4 header of a received frame into `out`. Returns why the packet is dropped, or
 * undefined when its header is good.
 */
export function readPacket(frame: FrameRef, fx: Fx, out: IpPacket): IpRefusal | undefined {
  const { view } = fx.arena;
  const start = frameStart(frame) + ethernet.length;
  const available = (fx.arena.lengths[frame] as number) - ethernet.length;
  if (available < HEADER) return 'ip-truncated';
  if (ipv4Version(view, start) !== 4) return 'ip-version';
  const headerLength = ipv4HeaderLength(view, start);
  if (headerLength < HEADER || headerLength > available) return 'ip-header-length';
  const totalLength = view.getUint16(start + AT.totalLength);
  if (totalLength < headerLength || totalLength > available) return 'ip-total-length';
  if (!verifies(fx.arena, start, headerLength)) return 'ip-checksum';
  out.frame = frame;
  out.ipStart = start;
  out.start = start + headerLength;
  out.end = start + totalLength;
  out.src = view.getUint32(start + AT.src);
  out.dst = view.getUint32(start + AT.dst);
  out.protocol = view.getUint8(start + AT.protocol);
  out.ttl = view.getUint8(start + AT.ttl);
  out.tos = view.getUint8(start + TOS);
  return undefined;
}

/** Why a packet that was read goes no further, or undefined when it is for this host. */
export function acceptPacket(
  interfaces: readonly Interface[],
  packet: IpPacket,
  linkBroadcast: boolean,
  onLoopback: boolean,
): IpRefusal | undefined {
  const group = isBroadcastOrMulticast(interfaces, packet.dst);
  packet.broadcast = linkBroadcast || group;
  return addressRefusal(interfaces, packet, linkBroadcast && !group, onLoopback);
}

/**
 * RFC 1122 §3.2.1.3: a datagram must be for us and from somebody else. What our own address sends,
 * and all of 127/8, stays inside the host; no group or network number sends anything.
 */
function addressRefusal(
  interfaces: readonly Interface[],
  { src, dst, broadcast, protocol }: IpPacket,
  oneHostInBroadcast: boolean,
  onLoopback: boolean,
): IpRefusal | undefined {
  if (!onLoopback && (isLoopback(src) || isLoopback(dst))) return 'ip-loopback';
  const group = broadcast && !oneHostInBroadcast;
  if (group ? isMulticast(dst) && !isMember(interfaces, dst) : !isOwn(interfaces, dst)) {
    return 'ip-not-for-us';
  }
  if (oneHostInBroadcast) return 'ip-unicast-in-broadcast';
  // Who has no address yet may ask everybody for one (§3.2.1.3 a), and gets no answer from IP.
  if (src === IPV4_ANY && dst === IPV4_BROADCAST) return undefined;
  // A switch that has no address asks, and a host that has none yet reports, from there (RFC 4541 §2.1.1,
  // RFC 3376 §4.2.13).
  if (src === IPV4_ANY && broadcast && protocol === ipProtocols.igmp) return undefined;
  if (isInvalidSource(interfaces, src)) return 'ip-source';
  return !onLoopback && isOwn(interfaces, src) ? 'ip-own-source' : undefined;
}

function isMember(interfaces: readonly Interface[], group: Ipv4): boolean {
  return group === IPV4_ALL_HOSTS || interfaces.some(({ groups }) => groups.includes(group));
}

export function isOwn(interfaces: readonly Interface[], address: Ipv4): boolean {
  for (let i = 0; i < interfaces.length; i++) {
    if ((interfaces[i] as Interface).address === address) return address !== IPV4_ANY;
  }
  return isLoopback(address);
}

/** Not one host: limited broadcast, a group, or the broadcast of a network we are on. */
export function isBroadcastOrMulticast(interfaces: readonly Interface[], address: Ipv4): boolean {
  if (address === IPV4_BROADCAST || isMulticast(address)) return true;
  // A network of at most 30 bits has two bits for hosts or more, all ones in its broadcast address.
  if ((address & 3) !== 3) return false;
  for (let i = 0; i < interfaces.length; i++) {
    const { address: own, prefixLength } = interfaces[i] as Interface;
    if (prefixLength < 31 && own !== 0 && address === broadcastOf(own, prefixLength)) return true;
  }
  return false;
}

/** No one host (RFC 1122 §3.2.1.3): a group, a broadcast, 0/8, class E, a network's own number. */
export function isInvalidSource(interfaces: readonly Interface[], address: Ipv4): boolean {
  if (!isUnicastHost(address) || isBroadcastOrMulticast(interfaces, address)) return true;
  // Of a network of at most 30 bits, the number has two zero bits for hosts or more.
  if ((address & 3) !== 0) return false;
  for (let i = 0; i < interfaces.length; i++) {
    const { address: own, prefixLength } = interfaces[i] as Interface;
    if (prefixLength < 31 && address === (own & maskOf(prefixLength)) >>> 0) return true;
  }
  return false;
}

/** Writes the 20-byte header in front of a packet whose frame already has its final length. */
export function writeHeader(net: NetState, packet: IpSend, fx: Fx): void {
  const { view } = fx.arena;
  const { frame, protocol, src, dst, tos, ttl, dontFragment } = packet;
  const start = frameStart(frame) + ethernet.length;
  const length = (fx.arena.lengths[frame] as number) - ethernet.length;
  const id = net.nextId;
  const fragment = dontFragment ? DONT_FRAGMENT : 0;
  net.nextId = (id + 1) & 0xffff;
  view.setUint8(start, VERSION_IHL);
  view.setUint8(start + TOS, tos);
  view.setUint16(start + AT.totalLength, length);
  view.setUint16(start + AT.identification, id);
  view.setUint16(start + FRAGMENT, fragment);
  view.setUint8(start + AT.ttl, ttl);
  view.setUint8(start + AT.protocol, protocol);
  view.setUint32(start + AT.src, src);
  view.setUint32(start + AT.dst, dst);
  // The sum of the header's words, which are all at hand: cheaper than reading them again.
  const addresses = pseudoHeaderSum(src, dst, 0, 0);
  const rest = ((VERSION_IHL << 8) | tos) + length + id + fragment + ((ttl << 8) | protocol);
  view.setUint16(start + AT.headerChecksum, finish(addresses + rest));
}
