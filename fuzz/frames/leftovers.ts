/** What a quiet host still holds that it should not. */

import { framesHeld, stretchSlotsHeld } from '../../src/stack/core/arena.ts';
import { isHost } from '../../src/stack/nodes/host/host.ts';
import { ARP_ENTRIES } from '../../src/stack/protocols/arp/arp.ts';
import { ARP_HARDWARE_ETHERNET, arp, arpOperations } from '../../src/stack/protocols/arp/header.ts';
import { ethernet, etherTypes, writeMac } from '../../src/stack/protocols/ethernet/header.ts';
import type { Reassembly } from '../../src/stack/protocols/fragments/reassembly.ts';
import { untold } from '../ends.ts';
import { viewOf } from './build.ts';
import { ADDRESS, ADDRESSING, injectFrame, type Rig, VICTIM, WITNESS } from './rig.ts';

/** The victim's own: the socket that listens for the witness. */
const OWN_SOCKETS = 1;
/** The victim's cache of neighbours may grow, but not without an end; the witness knows one. */
const MOST_NEIGHBOURS = ARP_ENTRIES + 8;
/** A timer that is given back leaves its entry in the event heap until its time, at most hours. */
const STALE_ENTRIES = 32;

/** The phantom says who it is, since the victim forgets it in the silence between two rounds. */
export function greet(rig: Rig): void {
  const frame = new Uint8Array(ethernet.length + arp.length);
  const view = viewOf(frame);
  writeMac(view, ethernet.at.dst, ADDRESSING.dstMac);
  writeMac(view, ethernet.at.src, ADDRESSING.srcMac);
  view.setUint16(ethernet.at.etherType, etherTypes.arp);
  const at = ethernet.length;
  view.setUint16(at + arp.at.hardwareType, ARP_HARDWARE_ETHERNET);
  view.setUint16(at + arp.at.protocolType, etherTypes.ipv4);
  view.setUint8(at + arp.at.hardwareLength, 6);
  view.setUint8(at + arp.at.protocolLength, 4);
  view.setUint16(at + arp.at.operation, arpOperations.request);
  writeMac(view, at + arp.at.senderMac, ADDRESSING.srcMac);
  view.setUint32(at + arp.at.senderIp, ADDRESS.phantom);
  view.setUint32(at + arp.at.targetIp, ADDRESS.victim);
  injectFrame(rig, frame, 1);
  rig.advance(100);
}

export function leftovers(rig: Rig): string[] {
  const { world, victim } = rig;
  const { transport } = victim;
  const found: string[] = [];
  const expect = (what: string, count: number, allowed: number) => {
    if (count > allowed) found.push(`${count - allowed} ${what}`);
  };
  const states = [...transport.connections.values()].map(({ state }) => state).join(' ');
  expect(`connections (${states})`, transport.connections.size, OWN_SOCKETS);
  expect('sockets', transport.sockets.size, OWN_SOCKETS);
  expect('listeners', transport.listeners.size, OWN_SOCKETS);
  expect('indexed connections', transport.byKey.size, 0);
  expect('lingering sockets', transport.lingering.size, 0);
  expect('blocked calls', victim.blocked.length, OWN_SOCKETS);
  expect('completions', victim.completions.length, 0);
  const { datagrams } = victim.protocols.fragments as Reassembly;
  expect('datagrams in pieces', datagrams.length, 0);
  expect('frames', framesHeld(world.arena), 0);
  expect('buffers', stretchSlotsHeld(world.arena), 0);
  let neighbours = 0;
  for (const node of world.nodes) {
    if (isHost(node)) for (const nic of node.nics) neighbours += nic.neighbours.size;
  }
  expect('neighbours', neighbours, MOST_NEIGHBOURS);
  const { timers } = world;
  // The one beside the neighbours': the start of the victim's process is never used again.
  expect('timers', timers.owners.length - timers.free.length - neighbours, 0);
  expect('armed timers', armed(rig), 0);
  expect('entries in the event heap', world.heap.count, STALE_ENTRIES);
  return [...found, ...untold(rig.ends, [VICTIM, WITNESS])];
}

function armed({ world }: Rig): number {
  const { timers } = world;
  let count = 0;
  for (let ref = 0; ref < timers.owners.length; ref++) {
    const owner = timers.owners[ref];
    if (owner?.node === VICTIM && (timers.due[ref] as number) < Number.MAX_SAFE_INTEGER) count++;
  }
  return count;
}
