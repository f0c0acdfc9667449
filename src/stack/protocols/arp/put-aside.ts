/** What ARP puts aside: messages that it does not believe, and packets that waited in vain. */
import { type FrameRef, frameEnd, frameStart, freeFrame } from '../../core/arena.ts';
import type { RfcText } from '../../core/rfc.ts';
import { closeScope, openScope } from '../../trace/cause.ts';
import type { Fx } from '../../trace/fx.ts';
import type { IgnoredReason } from '../../trace/kernel-events.ts';
import { emit } from '../../trace/log.ts';
import { ETHERNET_HEADER } from '../ethernet/nic.ts';
import { errorAbout, icmpTypes, unreachableCodes } from '../icmp/header.ts';
import type { NetFx } from '../kind.ts';

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
