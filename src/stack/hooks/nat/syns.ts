/**
 * SYNs from outside that nobody has asked for. Two hosts behind NATs may open to each other at once, and
 * an answer would end that; so they wait, and their senders hear of it only then (RFC 5382 §4.3, REQ-4).
 */
import type { Ipv4 } from '../../core/addresses.ts';
import { freeFrame } from '../../core/arena.ts';
import { NEVER } from '../../core/instant.ts';
import { icmpTypes } from '../../protocols/icmp/header.ts';
import { allUnreachableCodes } from '../../protocols/icmp/unreachable-codes.ts';
import type { LinkFx } from '../../protocols/kind.ts';
import { emit } from '../../trace/log.ts';
import type { HookedPacket, HookVerdict } from '../kind.ts';
import { drop } from './drop.ts';
import type { Ends } from './ends.ts';
import { type HeldSyn, type Nat, SYN_WAIT, wakeAt } from './state.ts';

const MOST_SYNS = 64;

export function holdSyn(nat: Nat, packet: HookedPacket, ends: Ends, fx: LinkFx): HookVerdict {
  const { srcPort: peerPort, dstPort: port } = ends;
  const again = find(nat, packet.src, peerPort, port) !== undefined;
  if (again || nat.syns.length === MOST_SYNS) return drop('nat-unsolicited-syn', fx);
  const until = fx.now + SYN_WAIT;
  nat.syns.push({ packet: { ...packet }, port, peerPort, until });
  emit(fx.log, 'nat.syn.held', fx.node, { peer: packet.src, peerPort, port });
  wakeAt(nat, until, fx);
  return 'stolen';
}

function find({ syns }: Nat, peer: Ipv4, peerPort: number, port: number): HeldSyn | undefined {
  return syns.find(
    (each) => each.packet.src === peer && each.peerPort === peerPort && each.port === port,
  );
}

/** The inside opens to the same peer: what waits is forgotten, as the peer will send it again. */
export function matchSyn(nat: Nat, peer: Ipv4, peerPort: number, port: number, fx: LinkFx): void {
  const held = find(nat, peer, peerPort, port);
  if (held === undefined) return;
  nat.syns.splice(nat.syns.indexOf(held), 1);
  freeFrame(fx.arena, held.packet.frame);
  emit(fx.log, 'nat.syn.matched', fx.node, { peer, peerPort, port });
}

/** Those whose time is over are answered, where that is wanted. Returns when the next one's is. */
export function answerSyns(nat: Nat, fx: LinkFx): number {
  const due = nat.syns.filter(({ until }) => until <= fx.now);
  nat.syns = nat.syns.filter(({ until }) => until > fx.now);
  for (const { packet } of due) {
    drop('nat-unsolicited-syn', fx);
    if (nat.reports) {
      fx.report(packet, icmpTypes.destinationUnreachable, allUnreachableCodes.port);
    }
    freeFrame(fx.arena, packet.frame);
  }
  return nat.syns[0]?.until ?? NEVER;
}
