/**
 * ARP (RFC 826) with a cache that ages, retries at most once a second, and keeps packets waiting
 * while an address is being resolved (RFC 1122 §2.3.2).
 */

import {
  formatIpv4,
  formatMac,
  IPV4_ANY,
  type Ipv4,
  isLoopback,
  isUnicastHost,
  MAC_BROADCAST,
  type Mac,
  sameNetwork,
} from '../../core/addresses.ts';
import { allocateFrame, type FrameRef, frameStart, freeFrame } from '../../core/arena.ts';
import { type Instant, MINUTE, SECOND } from '../../core/instant.ts';
import { causedBy, closeScope, openScope } from '../../trace/cause.ts';
import type { Fx, TimerRef } from '../../trace/fx.ts';
import './events.ts';
import type { IgnoredReason } from '../../trace/kernel-events.ts';
import { emit } from '../../trace/log.ts';
import { ethernet, etherTypes, isGroupMac, readMac, writeMac } from '../ethernet/header.ts';
import { ETHERNET_HEADER, type Nic, writeEthernet } from '../ethernet/nic.ts';
import { ARP_HARDWARE_ETHERNET, arp, arpOperations } from './header.ts';

/** A neighbour is forgotten this long after we last heard from it (RFC 1122 §2.3.2.1). */
export const ARP_LIFETIME = 20 * MINUTE;
/** At most one request a second for one address (RFC 1122 §2.3.2.1). */
export const ARP_RETRY = SECOND;
export const ARP_REQUESTS = 3;
/** Packets kept for an address that is being resolved; at least the latest must be (§2.3.2.2). */
const ARP_WAITING = 16;
/** Neighbours known at once: whoever may send ARP could otherwise fill the memory. */
export const ARP_ENTRIES = 512;

export interface ArpEntry {
  state: 'incomplete' | 'reachable' | 'failed';
  mac: Mac;
  updatedAt: Instant;
  requests: number;
  waiting: FrameRef[];
  timer: TimerRef;
}

export function neighbour(
  state: ArpEntry['state'],
  mac: Mac,
  updatedAt: Instant,
  timer: TimerRef,
): ArpEntry {
  return { state, mac, updatedAt, requests: 0, waiting: [], timer };
}

/** Sends an IPv4 frame to a neighbour, once its hardware address is known. */
export function sendToNeighbour(
  nic: Nic,
  index: number,
  address: Ipv4,
  frame: FrameRef,
  fx: Fx,
): void {
  const entry = nic.neighbours.get(address);
  if (entry !== undefined && entry.state === 'reachable') {
    if (fx.now - entry.updatedAt < ARP_LIFETIME) {
      writeEthernet(fx.arena, frame, entry.mac, nic.mac, etherTypes.ipv4);
      fx.transmit(index, frame);
      return;
    }
    forget(nic, address, entry, fx, 'expired');
  }
  resolve(nic, index, address, frame, fx);
}

function resolve(nic: Nic, index: number, address: Ipv4, frame: FrameRef, fx: Fx): void {
  let entry = nic.neighbours.get(address);
  if (entry === undefined) makeRoom(nic, fx);
  if (entry === undefined || entry.state !== 'incomplete') {
    const timer = entry?.timer ?? newTimer(index, address, fx);
    entry = neighbour('incomplete', 0, fx.now, timer);
    nic.neighbours.set(address, entry);
    changed(address, entry, fx);
    request(nic, index, address, entry, fx);
  }
  if (entry.waiting.length === ARP_WAITING) {
    giveUp(entry.waiting.shift() as FrameRef, 'arp-queue-full', '1122#section-2.3.2.2', fx);
  }
  entry.waiting.push(frame);
}

/** A packet that waited is dropped; the event that made it tells which one. */
function giveUp(frame: FrameRef, why: IgnoredReason, rfc: string, fx: Fx): void {
  const outer = openScope(fx.log, fx.arena.packets[frame] as number);
  ignore(why, rfc, fx);
  closeScope(fx.log, outer);
  freeFrame(fx.arena, frame);
}

function request(nic: Nic, index: number, target: Ipv4, entry: ArpEntry, fx: Fx): void {
  entry.requests++;
  fx.arm(entry.timer, fx.now + ARP_RETRY);
  sendArp(nic, index, arpOperations.request, MAC_BROADCAST, 0, target, fx);
}

/** The request timer of one neighbour fired: asks again, or gives up on the packets that waited. */
export function arpTimerFired(nic: Nic, index: number, target: Ipv4, fx: Fx): void {
  const entry = nic.neighbours.get(target);
  if (entry === undefined || entry.state !== 'incomplete') return;
  if (entry.requests < ARP_REQUESTS) {
    request(nic, index, target, entry, fx);
    return;
  }
  const waiting = entry.waiting;
  entry.waiting = [];
  entry.state = 'failed';
  changed(target, entry, fx);
  for (const each of waiting) giveUp(each, 'neighbour-unreachable', '1122#section-2.3.2', fx);
}

/** A received ARP packet, in the order of RFC 826's "Packet Reception". */
export function arpArrives(nic: Nic, index: number, frame: FrameRef, fx: Fx): void {
  const { view } = fx.arena;
  const start = frameStart(frame) + ETHERNET_HEADER;
  const length = (fx.arena.lengths[frame] as number) - ETHERNET_HEADER;
  if (length < arp.length || !speaksOurs(view, start)) {
    ignore('arp-format', '826', fx);
    return;
  }
  const senderMac = readMac(view, start + arp.at.senderMac);
  const sender = view.getUint32(start + arp.at.senderIp);
  const target = view.getUint32(start + arp.at.targetIp);
  const operation = view.getUint16(start + arp.at.operation);
  const id = emit(fx.log, 'arp.received', fx.node, {
    operation: operation === arpOperations.request ? 'request' : 'reply',
    sender,
    target,
  });
  causedBy(fx.log, id);
  const doubtful = senderFault(nic, senderMac, sender);
  if (doubtful === undefined) believe(nic, index, operation, senderMac, sender, target, fx);
  else ignore(doubtful, SENDER_RFC[doubtful], fx);
}

function believe(
  nic: Nic,
  index: number,
  operation: number,
  senderMac: Mac,
  sender: Ipv4,
  target: Ipv4,
  fx: Fx,
): void {
  const known = nic.neighbours.get(sender);
  if (known !== undefined) learn(nic, index, sender, senderMac, fx);
  if (target === nic.address && nic.address !== 0) {
    if (known === undefined && sender !== IPV4_ANY) learn(nic, index, sender, senderMac, fx);
    if (operation === arpOperations.request) {
      sendArp(nic, index, arpOperations.reply, senderMac, senderMac, sender, fx);
    }
  }
}

type SenderFault = 'arp-sender-mac' | 'arp-sender-ip' | 'arp-conflict';

const SENDER_RFC: Record<SenderFault, string> = {
  'arp-sender-mac': '1812#section-3.3.2',
  'arp-sender-ip': '1122#section-3.2.1.3',
  'arp-conflict': '5227#section-2.4',
};

/**
 * Nobody is believed who claims to have a group's hardware address, none, or ours (RFC 1812 §3.3.2),
 * an address that no one host can have, or our own IPv4 address (RFC 5227 §2.4). A probe has no
 * address yet (RFC 5227 §2.1.1): it is answered, not learnt.
 */
function senderFault(nic: Nic, mac: Mac, sender: Ipv4): SenderFault | undefined {
  if (mac === 0 || mac === nic.mac || isGroupMac(mac)) return 'arp-sender-mac';
  if (sender === IPV4_ANY) return undefined;
  if (sender === nic.address) return 'arp-conflict';
  const onLink = nic.address !== IPV4_ANY && sameNetwork(sender, nic.address, nic.prefixLength);
  const oneHost = isUnicastHost(sender, onLink ? nic.prefixLength : 0);
  return oneHost && !isLoopback(sender) ? undefined : 'arp-sender-ip';
}

function ignore(why: IgnoredReason, rfc: string, fx: Fx): void {
  emit(fx.log, 'packet.ignored', fx.node, { layer: 'link', why, rfc });
}

function speaksOurs(view: DataView, start: number): boolean {
  return (
    view.getUint16(start + arp.at.hardwareType) === ARP_HARDWARE_ETHERNET &&
    view.getUint16(start + arp.at.protocolType) === etherTypes.ipv4 &&
    view.getUint8(start + arp.at.hardwareLength) === 6 &&
    view.getUint8(start + arp.at.protocolLength) === 4
  );
}

function learn(nic: Nic, index: number, address: Ipv4, mac: Mac, fx: Fx): void {
  const before = nic.neighbours.get(address);
  if (before === undefined) makeRoom(nic, fx);
  const entry = before ?? neighbour('reachable', mac, fx.now, newTimer(index, address, fx));
  const same = before !== undefined && entry.state === 'reachable' && entry.mac === mac;
  entry.state = 'reachable';
  entry.mac = mac;
  entry.updatedAt = fx.now;
  entry.requests = 0;
  fx.disarm(entry.timer);
  nic.neighbours.set(address, entry);
  if (!same) changed(address, entry, fx);
  const waiting = entry.waiting;
  entry.waiting = [];
  for (const frame of waiting) sendToNeighbour(nic, index, address, frame, fx);
}

/** Somebody doubts that a neighbour is still there: the next packet asks for it again. */
export function forgetNeighbour(nic: Nic, address: Ipv4, fx: Fx): void {
  const entry = nic.neighbours.get(address);
  if (entry?.state === 'reachable') forget(nic, address, entry, fx, 'doubted');
}

/** The entry that has been there longest gives way, unless packets wait for it. */
function makeRoom(nic: Nic, fx: Fx): void {
  if (nic.neighbours.size < ARP_ENTRIES) return;
  for (const [address, entry] of nic.neighbours) {
    if (entry.state === 'incomplete') continue;
    forget(nic, address, entry, fx, 'full');
    return;
  }
}

function forget(nic: Nic, address: Ipv4, entry: ArpEntry, fx: Fx, why: string): void {
  fx.freeTimer(entry.timer);
  nic.neighbours.delete(address);
  traceEntry(address, why, '', fx);
}

function changed(address: Ipv4, { state, mac }: ArpEntry, fx: Fx): void {
  traceEntry(address, state === 'reachable' ? formatMac(mac) : '', state, fx);
}

function traceEntry(address: Ipv4, value: string, state: string, fx: Fx): void {
  const key = formatIpv4(address);
  emit(fx.log, 'cache.changed', fx.node, { table: 'arp', key, value, state });
}

function newTimer(index: number, address: Ipv4, fx: Fx): TimerRef {
  return fx.newTimer('arp', index, formatIpv4(address));
}

function sendArp(
  nic: Nic,
  index: number,
  operation: number,
  to: Mac,
  targetMac: Mac,
  targetIp: Ipv4,
  fx: Fx,
): void {
  const frame = allocateFrame(fx.arena, ETHERNET_HEADER + arp.length);
  writeEthernet(fx.arena, frame, to, nic.mac, etherTypes.arp);
  const { view } = fx.arena;
  const start = frameStart(frame) + ethernet.length;
  view.setUint16(start + arp.at.hardwareType, ARP_HARDWARE_ETHERNET);
  view.setUint16(start + arp.at.protocolType, etherTypes.ipv4);
  view.setUint8(start + arp.at.hardwareLength, 6);
  view.setUint8(start + arp.at.protocolLength, 4);
  view.setUint16(start + arp.at.operation, operation);
  writeMac(view, start + arp.at.senderMac, nic.mac);
  view.setUint32(start + arp.at.senderIp, nic.address);
  writeMac(view, start + arp.at.targetMac, targetMac);
  view.setUint32(start + arp.at.targetIp, targetIp);
  const id = emit(fx.log, 'arp.sent', fx.node, {
    operation: operation === arpOperations.request ? 'request' : 'reply',
    sender: nic.address,
    target: targetIp,
  });
  fx.arena.packets[frame] = id;
  const outer = openScope(fx.log, id);
  fx.transmit(index, frame);
  closeScope(fx.log, outer);
}
