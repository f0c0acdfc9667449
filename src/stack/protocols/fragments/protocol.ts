/** Fragments in the table of a host's IP protocols: they come whatever the header's protocol is. */
import { frameStart, freeFrame } from '../../core/arena.ts';
import { emit } from '../../trace/log.ts';
import { ethernet } from '../ethernet/header.ts';
import {
  FRAGMENTS,
  ipv4,
  ipv4FragmentMasks,
  ipv4FragmentOffset,
  ipv4HeaderLength,
  ipv4Shared,
} from '../ipv4/header.ts';
import type { FragmentProtocol, NetFx } from '../kind.ts';
import { cut } from './cut.ts';
import './events.ts';
import { pieceArrives, type Reassembly, timeRunsOut } from './reassembly.ts';

/** Two datagrams of the longest kind wait whole; what comes then is cut before. */
const MOST_WAITING = 2 * (ethernet.length + 0xffff);

export const fragmentProtocol: FragmentProtocol<Reassembly> = {
  id: 'fragments',
  number: FRAGMENTS,
  create: () => ({ datagrams: [], begun: 0 }),
  arrives: pieceArrives,
  timer: (state, timer, _ref, fx) => timeRunsOut(state, timer, fx),
  cut(frame, mtu, fx) {
    const pieces = cut(fx.arena, frame, mtu);
    for (const piece of pieces) fx.arena.packets[piece] = tracePiece(piece, fx);
    if (pieces.length > 0) freeFrame(fx.arena, frame);
    return pieces;
  },
  /**
   * As one: its pieces would take each other's place in the queue for that address, and the rest is worth
   * nothing. Everybody and groups have no address to be asked for.
   */
  waits(next, waiting, frame, { arena: { view, lengths, packets }, ip, log }) {
    const bits = view.getUint16(frameStart(frame) + ethernet.length + ipv4Shared.fragment);
    if ((bits & ipv4FragmentMasks.dontFragment) !== 0) return false;
    const bytes = [frame, ...waiting].reduce((sum, each) => sum + (lengths[each] as number), 0);
    if (bytes > MOST_WAITING || ip.isBroadcastOrMulticast(next)) return false;
    // Its pieces are new packets, made of what was sent, or forwarded, now.
    packets[frame] = log.cause;
    return true;
  },
};

/** Each is a packet of its own: it may be lost without the others, and take another way. */
function tracePiece(piece: number, fx: NetFx): number {
  const { view } = fx.arena;
  const at = frameStart(piece) + ethernet.length;
  return emit(fx.log, 'fragment.sent', fx.node, {
    src: view.getUint32(at + ipv4.at.src),
    dst: view.getUint32(at + ipv4.at.dst),
    protocol: view.getUint8(at + ipv4.at.protocol),
    identification: view.getUint16(at + ipv4.at.identification),
    offset: ipv4FragmentOffset(view, at),
    length: view.getUint16(at + ipv4.at.totalLength) - ipv4HeaderLength(view, at),
    more: (view.getUint16(at + ipv4Shared.fragment) & ipv4FragmentMasks.moreFragments) !== 0,
  });
}
