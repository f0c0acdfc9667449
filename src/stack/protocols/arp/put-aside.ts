/** What waits for ARP, and what it puts aside: messages that it does not believe, packets that waited in vain. */
import { type FrameRef, frameEnd, frameStart, freeFrame } from '../../core/arena.ts';
import type { RfcText } from '../../core/rfc.ts';
import { closeScope, openScope } from '../../trace/cause.ts';
import type { Fx } from '../../trace/fx.ts';
import type { IgnoredReason } from '../../trace/kernel-events.ts';
import { emit } from '../../trace/log.ts';
import { ETHERNET_HEADER, type Neighbour } from '../ethernet/nic.ts';
import { errorAbout, icmpTypes, unreachableCodes } from '../icmp/header.ts';
import type { NetFx } from '../kind.ts';

/** Packets kept for an address that is being resolved; at least the latest must be (§2.3.2.2). */
const ARP_WAITING = 64;

export function ignore(why: IgnoredReason, rfc: RfcText, fx: Fx): void {
  emit(fx.log, 'packet.ignored', fx.node, { layer: 'link', why, rfc });
}

/** A packet that waited is dropped; the event that made it tells which one. `net`: its socket hears of it. */
export function giveUp(
  frame: FrameRef,
  why: IgnoredReason,
  rfc: RfcText,
  fx: Fx,
  net?: NetFx,
): void {
  const outer = openScope(fx.log, fx.arena.packets[frame] as number);
  ignore(why, rfc, fx);
  if (net !== undefined) tellSender(frame, net);
  closeScope(fx.log, outer);
  freeFrame(fx.arena, frame);
}

/**
 * Of our own packets, our own ICMP tells what a router would (RFC 1122 §3.3.8): so programs hear it as
 * they hear the rest. In a world without ICMP, sockets are told straight away; of others' packets, a
 * router tells.
 */
function tellSender(frame: FrameRef, fx: NetFx): void {
  const { arena } = fx;
  const end = frameEnd(arena, frame);
  const ipStart = frameStart(frame) + ETHERNET_HEADER;
  const { destinationUnreachable: type } = icmpTypes;
  const { host } = unreachableCodes;
  const error = errorAbout(arena.view, ipStart, end, type, host, 0);
  if (fx.ip.isLocal(error.src) && !fx.report({ ...error, ipStart }, type, host)) {
    fx.deliverError(error);
  }
}

/** A packet waits for its neighbour's hardware address; where too many do, the oldest goes. */
export function wait({ waiting }: Neighbour, frame: FrameRef, fx: Fx): void {
  if (waiting.length === ARP_WAITING) {
    giveUp(waiting.shift() as FrameRef, 'arp-queue-full', 'RFC1122#2.3.2.2', fx);
  }
  waiting.push(frame);
}
