/**
 * ARP (RFC 826) with a cache that ages, retries at most once a second, and keeps packets waiting
 * while an address is being resolved (RFC 1122 §2.3.2).
 */

import {
  formatIpv4,
  formatMac,
  IPV4_ANY,
  type Ipv4,
  isCardAddress,
  MAC_BROADCAST,
  type Mac,
  sameNetwork,
} from '../../core/addresses.ts';
import { allocateFrame, type FrameRef, frameStart } from '../../core/arena.ts';
import { type Instant, MINUTE, NEVER, SECOND } from '../../core/instant.ts';
import type { RfcText } from '../../core/rfc.ts';
import { causedBy, closeScope, openScope } from '../../trace/cause.ts';
import type { Fx, TimerRef } from '../../trace/fx.ts';
import { emit } from '../../trace/log.ts';
import { ethernet, etherTypes, isGroupMac, readMac, writeMac } from '../ethernet/header.ts';
import { ETHERNET_HEADER, type Neighbour, type Nic, writeEthernet } from '../ethernet/nic.ts';
import type { LinkFx, NetFx } from '../kind.ts';
import './events.ts';
import type { ArpOperation } from './events.ts';
import { ARP_HARDWARE_ETHERNET, arp, arpOperations } from './header.ts';
import { giveUp, ignore, wait } from './put-aside.ts';

/**
 * A neighbour is forgotten this long after its last ARP message, used or not: the first of the four ways
 * of RFC 1122 §2.3.2.1. How long is a choice; the section speaks of about a minute.
 */
export const ARP_LIFETIME = 20 * MINUTE;
/** At most one request a second for one address (RFC 1122 §2.3.2.1). */
export const ARP_RETRY = SECOND;
export const ARP_REQUESTS = 3;
/** Neighbours known at once: whoever may send ARP could otherwise fill the memory. */
export const ARP_ENTRIES = 512;

/** When an entry was updated that somebody has set by hand: it neither ages nor changes. */
export const STATIC: Instant = NEVER;

export function neighbour(
  state: Neighbour['state'],
  mac: Mac,
  updatedAt: Instant,
  timer: TimerRef,
): Neighbour {
  return { state, mac, updatedAt, requests: 0, waiting: [], timer };
}

/** What lets go packets that waited: those that are longer than the card's MTU are yet to be cut. */
export type ArpFx = Fx & Pick<LinkFx, 'route'>;

/** Whether a packet to this neighbour can leave now. */
export function isResolved(entry: Neighbour | undefined, { now }: Fx): boolean {
  return entry?.state === 'reachable' && now - entry.updatedAt < ARP_LIFETIME;
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
  if (entry !== undefined && isResolved(entry, fx)) {
    writeEthernet(fx.arena, frame, entry.mac, nic.mac, etherTypes.ipv4);
    fx.transmit(index, frame);
    return;
  }
  if (entry?.state === 'reachable') forget(nic, address, entry, fx, 'expired');
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
  wait(entry, frame, fx);
}

function request(nic: Nic, index: number, target: Ipv4, entry: Neighbour, fx: Fx): void {
  entry.requests++;
  fx.arm(entry.timer, fx.now + ARP_RETRY);
  sendArp(nic, index, arpOperations.request, MAC_BROADCAST, 0, target, fx);
}

/** The request timer of one neighbour fired: asks again, or gives up on the packets that waited. */
export function arpTimerFired(nic: Nic, index: number, target: Ipv4, fx: NetFx): void {
  const entry = nic.neighbours.get(target);
  if (entry === undefined || entry.state !== 'incomplete') return;
  if (entry.requests < ARP_REQUESTS) {
    request(nic, index, target, entry, fx);
    return;
  }
  const { waiting } = entry;
  entry.waiting = [];
  entry.state = 'failed';
  changed(target, entry, fx);
  for (const each of waiting) giveUp(each, 'neighbour-unreachable', 'RFC1122#2.3.2', fx, fx);
}

/** A received ARP packet, in the order of RFC 826's "Packet Reception". */
export function arpArrives(nic: Nic, index: number, frame: FrameRef, fx: ArpFx): void {
  const { view } = fx.arena;
  const start = frameStart(frame) + ETHERNET_HEADER;
  const length = (fx.arena.lengths[frame] as number) - ETHERNET_HEADER;
  if (length < arp.length || !speaksOurs(view, start)) {
    ignore('arp-format', 'RFC826', fx);
    return;
  }
  const senderMac = readMac(view, start + arp.at.senderMac);
  const sender = view.getUint32(start + arp.at.senderIp);
  const target = view.getUint32(start + arp.at.targetIp);
  const operation = view.getUint16(start + arp.at.operation);
  const id = emit(fx.log, 'arp.received', fx.node, {
    operation: operationName(operation),
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
  fx: ArpFx,
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

/** Others than RFC 826's two belong to other protocols: RARP (RFC 903), InARP (RFC 2390). */
function operationName(operation: number): ArpOperation {
  if (operation === arpOperations.request) return 'request';
  return operation === arpOperations.reply ? 'reply' : `operation ${operation}`;
}

type SenderFault = 'arp-sender-mac' | 'arp-sender-ip' | 'arp-conflict';

const SENDER_RFC: Record<SenderFault, RfcText> = {
  'arp-sender-mac': 'RFC1812#3.3.2',
  'arp-sender-ip': 'RFC1122#3.2.1.3',
  'arp-conflict': 'RFC5227#2.4',
};

/**
 * Nobody is believed who claims to have a group's hardware address, none, or ours (RFC 1812 §3.3.2),
 * an address that no one host can have, or our own IPv4 address (RFC 5227 §2.4). A probe has no
 * address yet (RFC 5227 §2.1.1): it is answered, not learnt.
 */
export function senderFault(nic: Nic, mac: Mac, sender: Ipv4): SenderFault | undefined {
  if (mac === 0 || mac === nic.mac || isGroupMac(mac)) return 'arp-sender-mac';
  if (sender === IPV4_ANY) return undefined;
  if (sender === nic.address) return 'arp-conflict';
  const onLink = nic.address !== IPV4_ANY && sameNetwork(sender, nic.address, nic.prefixLength);
  return isCardAddress(sender, onLink ? nic.prefixLength : 0) ? undefined : 'arp-sender-ip';
}

function speaksOurs(view: DataView, start: number): boolean {
  return (
    view.getUint16(start + arp.at.hardwareType) === ARP_HARDWARE_ETHERNET &&
    view.getUint16(start + arp.at.protocolType) === etherTypes.ipv4 &&
    view.getUint8(start + arp.at.hardwareLength) === 6 &&
    view.getUint8(start + arp.at.protocolLength) === 4
  );
}

export function learn(nic: Nic, index: number, address: Ipv4, mac: Mac, fx: ArpFx): void {
  const before = nic.neighbours.get(address);
  if (before?.updatedAt === STATIC) {
    // RFC 826 would renew it: no RFC knows of entries set by hand, but every system has them.
    if (before.mac !== mac) ignore('arp-static', 'RFC826', fx);
    return;
  }
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
  const { waiting } = entry;
  entry.waiting = [];
  for (const frame of waiting) {
    const long = (fx.arena.lengths[frame] as number) - ETHERNET_HEADER > nic.mtu;
    if (!long) sendToNeighbour(nic, index, address, frame, fx);
    else {
      // Its pieces are new packets, made of what was sent when it began to wait.
      const outer = openScope(fx.log, fx.arena.packets[frame] as number);
      fx.route(frame);
      closeScope(fx.log, outer);
    }
  }
}

/** Somebody doubts that a neighbour is still there: the next packet asks for it again. */
export function forgetNeighbour(nic: Nic, address: Ipv4, fx: Fx): void {
  const entry = nic.neighbours.get(address);
  if (entry?.state === 'reachable' && entry.updatedAt !== STATIC)
    forget(nic, address, entry, fx, 'doubted');
}

/**
 * The entry that has been there longest gives way. One that is being resolved does so only when all
 * are: then whoever sends to many addresses that nobody has would fill the memory, and the packets
 * that waited for it are dropped.
 */
function makeRoom(nic: Nic, fx: Fx): void {
  if (nic.neighbours.size < ARP_ENTRIES) return;
  const entries = [...nic.neighbours];
  const oldest =
    entries.find(([, each]) => each.state !== 'incomplete' && each.updatedAt !== STATIC) ??
    entries[0];
  if (oldest === undefined) return;
  const [address, entry] = oldest;
  forget(nic, address, entry, fx, 'full');
  for (const each of entry.waiting) giveUp(each, 'arp-queue-full', 'RFC1122#2.3.2.2', fx);
}

export function forget(nic: Nic, address: Ipv4, entry: Neighbour, fx: Fx, why: string): void {
  fx.disarm(entry.timer);
  fx.freeTimer(entry.timer);
  nic.neighbours.delete(address);
  traceEntry(address, why, '', fx);
}

function changed(address: Ipv4, { state, mac }: Neighbour, fx: Fx): void {
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
