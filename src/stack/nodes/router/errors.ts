/** ICMP errors about packets that a router does not hand on: which may be sent, and how many. */

import type { FrameRef } from '../../core/arena.ts';
import { takeToken } from '../../core/token-bucket.ts';
import { canReport, type IcmpProblem, sendError } from '../../protocols/icmp/errors.ts';
import { icmpTypes } from '../../protocols/icmp/header.ts';
import { allUnreachableCodes } from '../../protocols/icmp/unreachable-codes.ts';
import { readPacket } from '../../protocols/ipv4/ip.ts';
import { emptyPacket, type ReportedPacket } from '../../protocols/kind.ts';
import { closeScope, openScope } from '../../trace/cause.ts';
import { emit } from '../../trace/log.ts';
import type { Router, RouterFx } from './router.ts';

/** Tells a packet's sender what is wrong, caused by the event `cause`. */
export function report(
  router: Router,
  packet: ReportedPacket,
  problem: IcmpProblem,
  cause: number,
  fx: RouterFx,
): void {
  if (!canReport(packet, fx)) return;
  const outer = openScope(fx.log, cause);
  // What it tells itself burdens no link.
  if (fx.ip.isLocal(packet.src) || takeToken(router.errors, fx.now)) sendError(packet, problem, fx);
  else {
    const { type, code } = problem;
    emit(fx.log, 'router.withheld', fx.node, { type, code, dst: packet.src });
  }
  closeScope(fx.log, outer);
}

/** The octet that is wrong stands first in the word (RFC 792). */
export function parameterProblem(pointer: number): IcmpProblem {
  return { type: icmpTypes.parameterProblem, code: 0, rest: pointer << 24 };
}

export function unreachable(code: number, nextHopMtu = 0): IcmpProblem {
  return { type: icmpTypes.destinationUnreachable, code, rest: nextHopMtu };
}

/**
 * Nobody has answered for the next hop of a packet: its sender hears that the host cannot be reached
 * (RFC 1812 §5.2.7.1, code 1). Our own packets are ours to look after.
 */
export function reportSilence(router: Router, frame: FrameRef, fx: RouterFx): void {
  const packet = emptyPacket();
  if (readPacket(frame, fx, packet) !== undefined || fx.ip.isLocal(packet.src)) return;
  report(router, packet, unreachable(allUnreachableCodes.host), fx.log.cause, fx);
}
