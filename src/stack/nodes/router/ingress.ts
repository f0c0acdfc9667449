/** What a router does with broadcasts for a network of its own that come from another one. */
import { broadcastOf, type Ipv4, parseIpv4 } from '../../core/addresses.ts';
import { copyFrame, type FrameRef, frameStart, freeFrame } from '../../core/arena.ts';
import { ethernet } from '../../protocols/ethernet/header.ts';
import type { IpPacket, LinkProtocol } from '../../protocols/kind.ts';
import { emit } from '../../trace/log.ts';
import { reportSilence } from './errors.ts';
import { forward } from './forward.ts';
import type { Router, RouterFx } from './router.ts';

/** The link protocols of a host; a router tells besides the senders of packets that waited in vain for a neighbour. */
export function routerProtocols(
  router: Router,
  known: readonly LinkProtocol[],
  fxOf: () => RouterFx,
): readonly LinkProtocol[] {
  return known.map((protocol) => ({
    ...protocol,
    timer(host, timer, fx) {
      const neighbour = host.nics[timer.conn]?.neighbours.get(parseIpv4(timer.name) ?? 0);
      const waiting = (neighbour?.waiting ?? []).map((frame) => copyFrame(fx.arena, frame));
      protocol.timer?.(host, timer, fx);
      for (const frame of waiting) {
        if (neighbour?.state === 'failed') reportSilence(router, frame, fxOf());
        freeFrame(fx.arena, frame);
      }
    },
  }));
}

/** A frame that a hook has kept goes once more through whatever takes such frames. */
export function comesAgain(router: Router, nic: number, frame: FrameRef, fx: RouterFx): void {
  const etherType = fx.arena.view.getUint16(frameStart(frame) + ethernet.at.etherType);
  const protocol = fx.protocols.link.find((each) => each.etherType === etherType);
  if (protocol?.arrives(router, nic, frame, fx) !== true) freeFrame(fx.arena, frame);
}

/** A packet that IP takes for ours: a directed broadcast is, by the address of the card it is for. */
export function deliverOurs(
  router: Router,
  packet: IpPacket,
  fx: RouterFx,
  deliver: (packet: IpPacket) => boolean,
): boolean {
  if (isForOtherNetwork(router, packet.dst, packet.nic)) {
    if (!router.forwards || !router.directedBroadcasts) {
      const why = 'directed-broadcast';
      emit(fx.log, 'packet.ignored', fx.node, { layer: 'network', why, rfc: 'RFC2644#3' });
      return false;
    }
    passCopy(router, packet, fx);
  }
  return deliver(packet);
}

/**
 * Whether this is the broadcast address of the network of another card than the one it came in at: a
 * directed broadcast, by which anybody could make a whole network answer a third party (RFC 2644 §2).
 */
function isForOtherNetwork({ nics }: Router, dst: Ipv4, nic: number): boolean {
  const isOf = (card: number) => {
    const { address, prefixLength } = nics[card] as Router['nics'][number];
    return address !== 0 && prefixLength < 31 && dst === broadcastOf(address, prefixLength);
  };
  return !isOf(nic) && nics.some((_, card) => isOf(card));
}

/** Everybody on that network gets it, and the router itself goes on with what came. */
function passCopy(router: Router, packet: IpPacket, fx: RouterFx): void {
  const frame = copyFrame(fx.arena, packet.frame);
  const moved = frameStart(frame) - frameStart(packet.frame);
  const { ipStart, start, end } = packet;
  const place = { ipStart: ipStart + moved, start: start + moved, end: end + moved };
  const copy = { ...packet, ...place, frame, broadcast: false };
  if (!forward(router, copy, fx)) freeFrame(fx.arena, frame);
}
