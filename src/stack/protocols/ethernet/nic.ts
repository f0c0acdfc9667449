/** A network card: its address on the link, and the IPv4 address configured on it. */

import type { Ipv4, Mac } from '../../core/addresses.ts';
import type { FrameArena, FrameRef } from '../../core/arena.ts';
import { frameStart } from '../../core/arena.ts';
import type { Instant } from '../../core/instant.ts';
import type { TimerRef } from '../../trace/fx.ts';
import { ethernet, readMac, writeMac } from './header.ts';

/** What a card knows of a neighbour, or has asked for (RFC 1122 §2.3.2). */
export interface Neighbour {
  state: 'incomplete' | 'reachable' | 'failed';
  mac: Mac;
  updatedAt: Instant;
  requests: number;
  waiting: FrameRef[];
  timer: TimerRef;
}

export interface Nic {
  name: string;
  mac: Mac;
  address: Ipv4;
  prefixLength: number;
  /** Largest IP packet that fits one frame, bytes. */
  mtu: number;
  /** What this card knows of its neighbours, by IPv4 address. */
  neighbours: Map<Ipv4, Neighbour>;
  /** Its link went down, and is not up again. */
  down?: boolean;
  /** The multicast groups that its host is in, beside that of all hosts. */
  groups: Ipv4[];
}

export const ETHERNET_HEADER = ethernet.length;

export function createNic(config: Omit<Nic, 'neighbours' | 'groups' | 'down'>): Nic {
  const { name, mac, address, prefixLength, mtu } = config;
  return { name, mac, address, prefixLength, mtu, neighbours: new Map(), groups: [] };
}

/** Does a card take a frame off the wire: its own address, or a group's? */
export function acceptsFrame(nic: Nic, arena: FrameArena, frame: FrameRef): boolean {
  const destination = readMac(arena.view, frameStart(frame) + ethernet.at.dst);
  return destination === nic.mac || isGroupFrame(arena, frame);
}

export function isGroupFrame(arena: FrameArena, frame: FrameRef): boolean {
  // The lowest bit of the first byte, as isGroupMac tells it from the number.
  return ((arena.bytes[frameStart(frame) + ethernet.at.dst] as number) & 1) === 1;
}

export function writeEthernet(
  arena: FrameArena,
  frame: FrameRef,
  to: Mac,
  from: Mac,
  etherType: number,
): void {
  const start = frameStart(frame);
  writeMac(arena.view, start + ethernet.at.dst, to);
  writeMac(arena.view, start + ethernet.at.src, from);
  arena.view.setUint16(start + ethernet.at.etherType, etherType);
}
