/**
 * Header prediction (Van Jacobson, RFC 1323's appendix A): in a bulk transfer nearly every segment
 * is the next piece of data, or acknowledges more and carries nothing else. For these two every
 * check of §3.10.7.4 has a foregone answer, and its outcome is written down here at once. Whatever
 * differs in the least takes the long way (arrives-otherwise.ts), which must do the same: a test
 * runs both over the same segments.
 */
import { seqDiff, seqGt, seqLt } from '../../../core/seq.ts';
import type { TransportFx } from '../../../sockets/ip-service.ts';
import { receiveWindow, type Tcb, TOUCHED } from '../state/tcb.ts';
import { heardFromPeer } from '../timers/keepalive.ts';
import { advance, isNewer } from './acks.ts';
import { receiveText } from './receiver.ts';
import { ACK, PSH, type Segment } from './segment.ts';

/** Takes the segment if it is the expected one; false when it is not. */
export function predicted(tcb: Tcb, seg: Segment, fx: TransportFx): boolean {
  const { snd, rcv, opt } = tcb;
  const { options } = seg;
  if (tcb.state !== 'ESTABLISHED' || (seg.flags & ~PSH) !== ACK || seg.seq !== rcv.nxt)
    return false;
  if (options.hasTimestamps !== opt.timestamps || options.sackCount > 0 || opt.ecn) return false;
  if (opt.timestamps && seqLt(options.tsVal, opt.tsRecent)) return false;
  if (tcb.outOfOrder.count > 0 || tcb.sacked.count > 0 || rcv.finKnown) return false;
  const acked = seqDiff(seg.ack, snd.una);
  if (acked < 0 || seqGt(seg.ack, snd.max) || tcb.cc.phase !== 'open') return false;
  const expected = acked === 0 ? seg.length > 0 : seg.length === 0;
  if (!expected || seg.length > receiveWindow(tcb) || tcb.readerGone) return false;
  if (seg.window << snd.scale !== snd.wnd) return false;
  // The timestamp belongs to the earliest segment that the next ACK covers (RFC 7323 §4.3).
  if (opt.timestamps && !seqGt(seg.seq, opt.lastAckSent)) {
    opt.tsRecent = options.tsVal;
    opt.tsRecentAt = fx.now;
  }
  heardFromPeer(tcb, fx);
  tcb.touched |= acked > 0 ? TOUCHED.sending : TOUCHED.receiving;
  if (isNewer(tcb, seg)) {
    // Either may lag behind what the other kind of segment brought.
    if (snd.wl1 !== seg.seq) tcb.touched |= TOUCHED.receiving;
    if (snd.wl2 !== seg.ack) tcb.touched |= TOUCHED.sending;
    snd.wl1 = seg.seq;
    snd.wl2 = seg.ack;
  }
  if (acked > 0) {
    seg.verdict = 'ack-only';
    advance(tcb, seg, acked, fx);
  } else receiveText(tcb, seg, fx);
  return true;
}
